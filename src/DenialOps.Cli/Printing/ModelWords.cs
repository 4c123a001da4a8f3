using System.Globalization;
using DenialOps.Assistance;

namespace DenialOps.Cli.Printing;

/// <summary>What a model did for a pack, in words for the summary on the screen.</summary>
internal static class ModelWords
{
    /// <summary>What it took: calls, tokens, cost.</summary>
    public static string Took(ModelUse use)
    {
        var total = use.Total;
        string kept = total.CacheHits > 0 ? string.Create(CultureInfo.InvariantCulture, $", {total.CacheHits:N0} of them from kept answers") : "";
        string cost = total.UnpricedCalls > 0 || total.EstimatedCostUsd is null
            ? "cost unknown"
            : string.Create(CultureInfo.InvariantCulture, $"{total.EstimatedCostUsd:0.00####} US dollars");
        return string.Create(CultureInfo.InvariantCulture, $"{total.CallCount:N0} {(total.CallCount == 1 ? "answer" : "answers")}{kept}, {total.TotalTokens:N0} tokens, {cost}");
    }
}
