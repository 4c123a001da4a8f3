using System.Text.Json;

namespace DenialOps.Llm.Usage;

/// <summary>What the calls of a tracker came to, in all and by model and operation, at one moment.</summary>
/// <remarks>
/// Calls that end while it is made may be in one figure and not yet in another. <see cref="ToJson"/> writes the figures of all calls at
/// the top, and <c>by_model</c> and <c>by_operation</c> below them.
/// </remarks>
public sealed record UsageSummary
{
    /// <summary>Of all calls.</summary>
    public required UsageFigures Total { get; init; }

    /// <summary>By the model that answered. Those beyond <see cref="UsageTracker.MaxGroups"/> are under <c>(other)</c>.</summary>
    public required IReadOnlyDictionary<string, UsageFigures> ByModel { get; init; }

    /// <summary>
    /// By what the calls were for; those that did not say are under <c>(none)</c>, those beyond the limit under <c>(other)</c>.
    /// </summary>
    public required IReadOnlyDictionary<string, UsageFigures> ByOperation { get; init; }

    /// <summary>The summary as one JSON object, snake_case, times in milliseconds and cost in US dollars.</summary>
    public string ToJson()
    {
        var json = JsonSerializer.SerializeToNode(Total, UsageJson.Default.UsageFigures)!.AsObject();
        json["by_model"] = JsonSerializer.SerializeToNode(ByModel, UsageJson.Default.IReadOnlyDictionaryStringUsageFigures);
        json["by_operation"] = JsonSerializer.SerializeToNode(ByOperation, UsageJson.Default.IReadOnlyDictionaryStringUsageFigures);
        return json.ToJsonString();
    }
}
