namespace DenialOps.Llm.Budgets;

/// <summary>What a limit of money holds for.</summary>
public enum BudgetPeriod
{
    /// <summary>The life of a client, or whatever has the same <see cref="BudgetOptions.RunId"/>.</summary>
    Run,

    /// <summary>A day in UTC.</summary>
    Day,

    /// <summary>A calendar month in UTC.</summary>
    Month,
}
