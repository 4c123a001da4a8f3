namespace DenialOps.Llm.Budgets;

/// <summary>The codes of our own refusals, as <see cref="LlmException.Code"/>.</summary>
internal static class BudgetCodes
{
    internal const string NoPrice = "model_without_price";

    internal static string Of(BudgetPeriod period) => period switch
    {
        BudgetPeriod.Run => "run_budget",
        BudgetPeriod.Day => "day_budget",
        _ => "month_budget",
    };
}
