using System.Globalization;
using DenialOps.Assistance;

namespace DenialOps.Cli.Printing;

/// <summary>What a model did for a pack, in words for the summary on the screen.</summary>
internal static class ModelWords
{
    private const string Because = " by the model: ";

    /// <summary>What it did not do, a line for each reason: one failure is many texts' reason.</summary>
    public static IReadOnlyList<string> Together(IReadOnlyList<string> undone) =>
    [
        .. undone.Select(line => line.Split(Because, 2)).GroupBy(parts => parts[^1], StringComparer.Ordinal)
            .Select(group => group.Count() == 1 ? string.Join(Because, group.Single())
                : string.Join("; ", group.Select((parts, i) => i == 0 ? parts[0] : char.ToLowerInvariant(parts[0][0]) + parts[0][1..])) + Because + group.Key),
    ];

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
