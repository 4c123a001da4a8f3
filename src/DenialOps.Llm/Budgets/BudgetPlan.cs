using System.Globalization;

namespace DenialOps.Llm.Budgets;

/// <summary>Which accounts a call is charged to: by operation and time.</summary>
/// <param name="options">A checked copy of the options.</param>
internal sealed class BudgetPlan(BudgetOptions options)
{
    private readonly string run = options.RunId ?? Guid.NewGuid().ToString("N");
    private readonly Dictionary<string, Cached> byOperation =
        options.Operations.Keys.ToDictionary(name => name, _ => new Cached(), StringComparer.Ordinal);

    private readonly Cached overall = new();

    /// <summary>The accounts of a call; the same array all day.</summary>
    internal BudgetAccount[] AccountsOf(string? operation, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var cached = operation is not null && byOperation.TryGetValue(operation, out var own) ? own : overall;
        var known = cached.Today;
        if (known is null || known.Day != day)
        {
            cached.Today = known = new Accounts(day, [.. Of(null, options.Overall, day), .. Further(operation, day)]);
        }

        return known.All;
    }

    private IEnumerable<BudgetAccount> Further(string? operation, DateOnly day) =>
        operation is not null && options.Operations.TryGetValue(operation, out var limits) ? Of(operation, limits, day) : [];

    private IEnumerable<BudgetAccount> Of(string? operation, BudgetLimits limits, DateOnly day)
    {
        var month = new DateOnly(day.Year, day.Month, 1);
        if (limits.RunUsd is { } perRun)
        {
            yield return Account(BudgetPeriod.Run, run, operation, perRun);
        }

        if (limits.DayUsd is { } perDay)
        {
            var name = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return Account(BudgetPeriod.Day, name, operation, perDay, day, day.AddDays(1));
        }

        if (limits.MonthUsd is { } perMonth)
        {
            var name = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            yield return Account(BudgetPeriod.Month, name, operation, perMonth, month, month.AddMonths(1));
        }
    }

    private static BudgetAccount Account(
        BudgetPeriod period, string window, string? operation, decimal limit, DateOnly? starts = null, DateOnly? ends = null)
    {
        return new BudgetAccount
        {
            Key = $"{period}/{window}/{operation}",
            Period = period,
            Operation = operation,
            LimitUsd = limit,
            Starts = Midnight(starts),
            Ends = Midnight(ends),
        };
    }

    private static DateTimeOffset? Midnight(DateOnly? day) =>
        day is { } given ? new DateTimeOffset(given.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    private sealed record Accounts(DateOnly Day, BudgetAccount[] All);

    private sealed class Cached
    {
        private volatile Accounts? today;

        internal Accounts? Today
        {
            get => today;
            set => today = value;
        }
    }
}
