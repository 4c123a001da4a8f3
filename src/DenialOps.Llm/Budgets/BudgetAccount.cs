namespace DenialOps.Llm.Budgets;

/// <summary>One limit in one window: what is spent and reserved is counted by it.</summary>
public sealed record BudgetAccount
{
    /// <summary>Names the account among all others, across processes: period, window and operation.</summary>
    public required string Key { get; init; }

    /// <summary>What the limit holds for.</summary>
    public required BudgetPeriod Period { get; init; }

    /// <summary>The operation that it is for. Null for all calls.</summary>
    public string? Operation { get; init; }

    /// <summary>The most that may be spent, in US dollars.</summary>
    public required decimal LimitUsd { get; init; }

    /// <summary>When the window begins. Null for a run.</summary>
    public DateTimeOffset? Starts { get; init; }

    /// <summary>When the window ends; a store may forget the account after that, once nothing is reserved. Null for a run.</summary>
    public DateTimeOffset? Ends { get; init; }
}
