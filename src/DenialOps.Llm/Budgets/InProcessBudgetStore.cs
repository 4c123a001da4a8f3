namespace DenialOps.Llm.Budgets;

/// <summary>Counts money in the memory of this process: <b>each process has a budget of its own, and a restart begins at 0</b>.</summary>
/// <remarks>
/// Ended windows are forgotten, so that its memory does not grow with time. Thread safety: any number of callers at once.
/// </remarks>
/// <example><code>var client = new ChatClientBuilder(provider).UseBudget(options, new InProcessBudgetStore()).Build();</code></example>
public sealed class InProcessBudgetStore : IBudgetStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Cell> cells = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Cell[]> held = [];
    private BudgetAccount[]? latest;
    private Cell[] latestCells = [];

    internal int AccountCount
    {
        get
        {
            lock (gate)
            {
                return cells.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<BudgetAccount?> TryReserveAsync(BudgetClaim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var accounts = CellsOf(claim.Accounts);
            for (var i = 0; i < accounts.Length; i++)
            {
                var account = claim.Accounts[i];
                if (accounts[i].Spent + accounts[i].Reserved + claim.Usd > account.LimitUsd)
                {
                    return ValueTask.FromResult<BudgetAccount?>(account);
                }
            }

            if (held.TryAdd(claim.Id, accounts))
            {
                foreach (var cell in accounts)
                {
                    cell.Reserved += claim.Usd;
                    cell.Claims++;
                }
            }
        }

        return ValueTask.FromResult<BudgetAccount?>(null);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<BudgetBalance>> SettleAsync(BudgetClaim claim, decimal spentUsd, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentOutOfRangeException.ThrowIfNegative(spentUsd);
        lock (gate)
        {
            if (!held.Remove(claim.Id, out var accounts))
            {
                return ValueTask.FromResult<IReadOnlyList<BudgetBalance>>([]);
            }

            var balances = new BudgetBalance[accounts.Length];
            for (var i = 0; i < balances.Length; i++)
            {
                var cell = accounts[i];
                var before = cell.Spent;
                cell.Reserved -= claim.Usd;
                cell.Claims--;
                cell.Spent += spentUsd;
                balances[i] = cell.Read(claim.Accounts[i], before);
            }

            return ValueTask.FromResult<IReadOnlyList<BudgetBalance>>(balances);
        }
    }

    /// <inheritdoc/>
    public ValueTask<BudgetBalance> ReadAsync(BudgetAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        lock (gate)
        {
            var cell = cells.GetValueOrDefault(account.Key) ?? new Cell();
            return ValueTask.FromResult(cell.Read(account, cell.Spent));
        }
    }

    // The clients of this package name the same array all day, and never change it; of another's list nothing is known.
    private Cell[] CellsOf(IReadOnlyList<BudgetAccount> accounts)
    {
        if (ReferenceEquals(accounts, latest))
        {
            return latestCells;
        }

        Cell[] found = [.. accounts.Select(CellOf)];
        latest = accounts as BudgetAccount[];
        latestCells = found;
        return found;
    }

    private Cell CellOf(BudgetAccount account)
    {
        if (cells.TryGetValue(account.Key, out var known))
        {
            return known;
        }

        foreach (var (key, old) in cells)
        {
            // A day later than they end: a call that was made a moment before midnight may still come for its window.
            if (old.Ends?.AddDays(1) <= account.Starts && old.Claims == 0)
            {
                cells.Remove(key);
            }
        }

        return cells[account.Key] = new Cell { Ends = account.Ends };
    }

    private sealed class Cell
    {
        internal DateTimeOffset? Ends { get; init; }

        internal decimal Spent { get; set; }

        internal decimal Reserved { get; set; }

        internal int Claims { get; set; }

        internal BudgetBalance Read(BudgetAccount account, decimal before) =>
            new() { Account = account, SpentBeforeUsd = before, SpentUsd = Spent, ReservedUsd = Reserved };
    }
}
