using System.Text.Json;
using System.Text.Json.Nodes;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Providers;

/// <summary>Chat Completions: <c>https://developers.openai.com/api/reference/resources/chat</c>.</summary>
internal sealed class OpenAIWireReader : IWireReader
{
    private const string Finish = "finish_reason";

    public void ReadEvent(JsonElement json, CallWatch watch) => Read(json, "delta", watch);

    public void ReadBody(JsonElement json, CallWatch watch) => Read(json, "message", watch);

    /// <summary>The vendor's client takes no finish reasons but its own; what another server's word means is judged here.</summary>
    public byte[]? Mend(JsonElement json)
    {
        if (Wire.Items(json, "choices").All(choice => Wire.Text(choice, Finish) is var word && Known(word) == word))
        {
            return null;
        }

        var mended = JsonObject.Create(json)!;
        foreach (var choice in mended["choices"]!.AsArray())
        {
            choice![Finish] = Known(choice[Finish]?.ToString());
        }

        return JsonSerializer.SerializeToUtf8Bytes(mended, WireJson.Default.JsonObject);
    }

    // Some servers send an empty word with every piece but the last.
    private static string? Known(string? word) => word switch
    {
        null or "" => null,
        "stop" or "length" or "content_filter" or "tool_calls" or "function_call" => word,
        "model_length" => "length",
        _ => "stop",
    };

    private static void Read(JsonElement json, string part, CallWatch watch)
    {
        foreach (var choice in Wire.Items(json, "choices"))
        {
            watch.FinishReason = Wire.Word(choice, Finish) ?? watch.FinishReason;
            watch.Declined |= Wire.Object(choice, part) is { } said && Wire.Text(said, "refusal") is { Length: > 0 };
        }

        watch.ServiceTier = Wire.Text(json, "service_tier");
        if (Wire.Object(json, "usage") is { } usage)
        {
            watch.Usage = Usage(usage);
        }

        // Usage has an event of its own, the last before "[DONE]". Servers that send it with every event send the last one so, too.
        watch.IsComplete |= watch.FinishReason is not null && (!watch.ExpectsUsage || watch.Usage is not null);
    }

    private static UsageDetails Usage(JsonElement usage)
    {
        var input = Wire.Object(usage, "prompt_tokens_details");
        var output = Wire.Object(usage, "completion_tokens_details");
        var details = new UsageDetails
        {
            InputTokenCount = Wire.Count(usage, "prompt_tokens"),
            OutputTokenCount = Wire.Count(usage, "completion_tokens"),
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
