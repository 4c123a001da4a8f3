namespace DenialOps.Llm.Budgets;

/// <summary>The worst case of one call, to be held in several accounts at once.</summary>
public sealed record BudgetClaim
{
    /// <summary>Tells it from every other claim.</summary>
    public required Guid Id { get; init; }

    /// <summary>The accounts it is held in.</summary>
    public required IReadOnlyList<BudgetAccount> Accounts { get; init; }

    /// <summary>How much, in US dollars.</summary>
    public required decimal Usd { get; init; }
}
