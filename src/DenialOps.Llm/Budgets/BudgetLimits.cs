namespace DenialOps.Llm.Budgets;

/// <summary>The most that may be spent, in US dollars.</summary>
/// <example><code>var limits = new BudgetLimits { DayUsd = 5, MonthUsd = 80 };</code></example>
public sealed class BudgetLimits
{
    /// <summary>In a run.</summary>
    /// <value>Null for no limit; otherwise above 0.</value>
    public decimal? RunUsd { get; set; }

    /// <summary>In a day (UTC).</summary>
    /// <value>Null for no limit; otherwise above 0.</value>
    public decimal? DayUsd { get; set; }

    /// <summary>In a calendar month (UTC).</summary>
    /// <value>Null for no limit; otherwise above 0.</value>
    public decimal? MonthUsd { get; set; }

    internal BudgetLimits Clone() => (BudgetLimits)MemberwiseClone();

    internal void Check(OptionProblems problems, string prefix) => problems
        .Check(prefix + nameof(RunUsd), RunUsd, RunUsd is null or > 0, "not set, or above 0 US dollars")
        .Check(prefix + nameof(DayUsd), DayUsd, DayUsd is null or > 0, "not set, or above 0 US dollars")
        .Check(prefix + nameof(MonthUsd), MonthUsd, MonthUsd is null or > 0, "not set, or above 0 US dollars");
}
