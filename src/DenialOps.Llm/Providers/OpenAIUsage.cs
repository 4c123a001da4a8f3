using System.Text.Json;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Providers;

/// <summary>The usage of OpenAI's two formats, which is one but for its names.</summary>
/// <param name="inputs">What its input is called there.</param>
/// <param name="outputs">What its output is called there.</param>
internal sealed class OpenAIUsage(string inputs, string outputs)
{
    internal static readonly OpenAIUsage OfChatCompletions = new("prompt_tokens", "completion_tokens");
    internal static readonly OpenAIUsage OfResponses = new("input_tokens", "output_tokens");

    /// <summary>The usage in an answer, an event or a response; null where there is none.</summary>
    internal UsageDetails? In(JsonElement parent)
    {
        if (Wire.Object(parent, "usage") is not { } usage)
        {
            return null;
        }

        var input = Wire.Object(usage, inputs + "_details");
        var output = Wire.Object(usage, outputs + "_details");
        var details = new UsageDetails
        {
            InputTokenCount = Wire.Count(usage, inputs),
            OutputTokenCount = Wire.Count(usage, outputs),
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
