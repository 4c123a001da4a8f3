namespace DenialOps.Llm.Budgets;

/// <summary>A part of a limit was spent for the first time in its window.</summary>
public sealed record BudgetAlert
{
    /// <summary>The part, in percent of the limit.</summary>
    public required int Percent { get; init; }

    /// <summary>The limit and its window.</summary>
    public required BudgetAccount Account { get; init; }

    /// <summary>What is spent now, in US dollars.</summary>
    public required decimal SpentUsd { get; init; }
}
