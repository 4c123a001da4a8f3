using System.Text.Json;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Providers;

/// <summary>Responses: <c>https://developers.openai.com/api/reference/resources/responses</c>.</summary>
/// <remarks>
/// Their last event holds the whole response. One that failed is an error and is read as such before this is asked; one that is
/// cancelled, queued or under way has no finish reason.
/// </remarks>
internal sealed class ResponsesWireReader : IWireReader
{
    public void ReadEvent(JsonElement json, CallWatch watch)
    {
        switch (Wire.Text(json, "type"))
        {
            case "response.refusal.delta":
                watch.Declined |= Wire.Text(json, "delta") is { Length: > 0 };
                break;
            case "response.completed" or "response.incomplete" when Wire.Object(json, "response") is { } response:
                ReadBody(response, watch);
                watch.IsComplete = watch.FinishReason is not null;
                break;
        }
    }

    public void ReadBody(JsonElement json, CallWatch watch)
    {
        watch.Declined |= Wire.Items(json, "output").SelectMany(item => Wire.Items(item, "content"))
            .Any(part => Wire.Text(part, "type") == "refusal");
        watch.ServiceTier = Wire.Text(json, "service_tier");
        watch.Usage = Wire.Object(json, "usage") is { } usage ? Usage(usage) : null;
        watch.FinishReason = Wire.Text(json, "status") switch
        {
            "completed" => "completed",
            "incomplete" => ReasonOf(json),
            _ => null,
        };
    }

    public byte[]? Mend(JsonElement json) => null;

    private static string ReasonOf(JsonElement json) =>
        Wire.Object(json, "incomplete_details") is { } details
            && Wire.Text(details, "reason") is ("max_output_tokens" or "content_filter") and { } said
            ? said
            : "incomplete";

    private static UsageDetails Usage(JsonElement usage)
    {
        var input = Wire.Object(usage, "input_tokens_details");
        var output = Wire.Object(usage, "output_tokens_details");
        var details = new UsageDetails
        {
            InputTokenCount = Wire.Count(usage, "input_tokens"),
            OutputTokenCount = Wire.Count(usage, "output_tokens"),
            TotalTokenCount = Wire.Count(usage, "total_tokens"),
            CachedInputTokenCount = input is { } read ? Wire.Count(read, "cached_tokens") : null,
            ReasoningTokenCount = output is { } said ? Wire.Count(said, "reasoning_tokens") : null,
        };
        if (input is { } parts && Wire.Count(parts, "cache_write_tokens") is > 0 and var written)
        {
            details.AdditionalCounts = new() { [ReportedUsage.CacheWrite] = written };
        }

        return details;
    }
}
