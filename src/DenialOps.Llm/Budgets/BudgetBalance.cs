namespace DenialOps.Llm.Budgets;

/// <summary>How an account stands after a change, in US dollars.</summary>
public readonly record struct BudgetBalance
{
    /// <summary>The account.</summary>
    public required BudgetAccount Account { get; init; }

    /// <summary>What was spent before the change.</summary>
    public required decimal SpentBeforeUsd { get; init; }

    /// <summary>What is spent now.</summary>
    public required decimal SpentUsd { get; init; }

    /// <summary>What is reserved now, for calls that have not ended.</summary>
    public required decimal ReservedUsd { get; init; }

    /// <summary>What may still be reserved; below 0 when calls cost more than their worst case was thought to be.</summary>
    public decimal LeftUsd => Account.LimitUsd - SpentUsd - ReservedUsd;
}
