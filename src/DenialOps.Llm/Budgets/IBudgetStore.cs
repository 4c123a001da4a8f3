namespace DenialOps.Llm.Budgets;

/// <summary>Where spent and reserved money is counted. Several clients and processes may share one.</summary>
/// <remarks>
/// Each method has to be atomic: no two claims may be given the same room, and <see cref="BudgetBalance.SpentBeforeUsd"/> of a settlement
/// has to be <see cref="BudgetBalance.SpentUsd"/> of the one before it, because that is what makes an alert come once. A store outside the
/// process should give up claims whose process died, by their <see cref="BudgetClaim.Id"/> and age.
/// </remarks>
public interface IBudgetStore
{
    /// <summary>Holds a claim in all its accounts, or in none.</summary>
    /// <param name="claim">What to hold.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    /// <returns>Null when it is held; otherwise the first account that has no room for it.</returns>
    ValueTask<BudgetAccount?> TryReserveAsync(BudgetClaim claim, CancellationToken cancellationToken);

    /// <summary>Ends a claim: gives back what was held and counts what was spent.</summary>
    /// <param name="claim">A claim that is held. One that is not, or no more, changes nothing.</param>
    /// <param name="spentUsd">What the call cost; 0 to release it.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    /// <returns>The claim's accounts after it; empty when it changed nothing.</returns>
    ValueTask<IReadOnlyList<BudgetBalance>> SettleAsync(BudgetClaim claim, decimal spentUsd, CancellationToken cancellationToken);

    /// <summary>How an account stands.</summary>
    /// <param name="account">The account; one that is not known has spent nothing.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    ValueTask<BudgetBalance> ReadAsync(BudgetAccount account, CancellationToken cancellationToken);
}
