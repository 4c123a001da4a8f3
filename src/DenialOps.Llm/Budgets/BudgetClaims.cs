using System.Buffers.Binary;

namespace DenialOps.Llm.Budgets;

/// <summary>Holds the worst cases of calls in a store.</summary>
/// <param name="store">Where money is counted.</param>
internal sealed class BudgetClaims(IBudgetStore store)
{
    private readonly long claimsOf = BinaryPrimitives.ReadInt64LittleEndian(Guid.NewGuid().ToByteArray());
    private long claims;

    /// <summary>
    /// Holds a worst case in all accounts or in none: by the bytes of the request, and only where these have no room by its tokens.
    /// </summary>
    /// <returns>What is held; else the account that has no room; neither where the price is not known.</returns>
    internal async ValueTask<(BudgetClaim? Claim, BudgetAccount? Full)> HoldAsync(
        IReadOnlyList<BudgetAccount> accounts, WorstCase worst, CancellationToken cancellationToken)
    {
        BudgetAccount? full = null;
        var quick = worst.Quick;
        if (quick is { } most)
        {
            var claim = Of(accounts, most);
            full = await store.TryReserveAsync(claim, cancellationToken).ConfigureAwait(false);
            if (full is null)
            {
                return (claim, null);
            }

            if (worst.Least > (await store.ReadAsync(full, cancellationToken).ConfigureAwait(false)).LeftUsd)
            {
                return (null, full);
            }
        }

        if (worst.Near is not { } near || near >= quick)
        {
            return (null, full);
        }

        var nearer = Of(accounts, near);
        full = await store.TryReserveAsync(nearer, cancellationToken).ConfigureAwait(false);
        return full is null ? (nearer, null) : (null, full);
    }

    /// <summary>What is thrown where an account has no room.</summary>
    internal static LlmException Refusal(BudgetAccount full, string model, DateTimeOffset now, Exception? last = null) =>
        new(LlmErrorKind.BudgetExceeded, last)
        {
            Model = model,
            Code = BudgetCodes.Of(full.Period),
            RetryAfter = full.Ends - now,
            Attempts = last is null ? 1 : Retry.RetryPolicy.AttemptsOf(last),
        };

    private BudgetClaim Of(IReadOnlyList<BudgetAccount> accounts, decimal usd) => new() { Id = Next(), Accounts = accounts, Usd = usd };

    // Half chance, half count: a new Guid each time would ask the system for chance, which takes longer than all the rest here.
    private Guid Next()
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(id, claimsOf);
        BinaryPrimitives.WriteInt64LittleEndian(id[8..], Interlocked.Increment(ref claims));
        return new Guid(id);
    }
}
