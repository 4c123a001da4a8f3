using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Usage;

/// <summary>The one shape in which usage passes through the pipeline, and how it becomes a <see cref="TokenUsage"/>.</summary>
/// <remarks>
/// <see cref="UsageDetails.InputTokenCount"/> is all input, whatever the provider's own shape;
/// <see cref="UsageDetails.CachedInputTokenCount"/> is the part read from the cache, and the parts written to it are
/// <see cref="UsageDetails.AdditionalCounts"/> under <see cref="CacheWrite"/> and <see cref="CacheWriteOneHour"/>. The output includes
/// reasoning. The providers of this package report in this shape.
/// </remarks>
internal static class ReportedUsage
{
    internal const string CacheWrite = "denialops.cache_write_tokens";
    internal const string CacheWriteOneHour = "denialops.cache_write_1h_tokens";

    /// <summary>The most tokens that a call can have used; a larger number is no count, and sums of counts stay within a long.</summary>
    internal const long Most = 1_000_000_000_000;

    /// <summary>The usage of a model, as <see cref="Of(UsageDetails?)"/>.</summary>
    internal static TokenUsage? Of(UsageDetails? reported, string model) =>
        Of(reported) is { } counts ? TokenUsage.FromExclusiveInput(
            model, counts.Uncached, counts.Output, counts.CachedRead, counts.CacheWrite, counts.CacheWriteOneHour, counts.Reasoning) : null;

    /// <summary>The tokens; null when the provider reported neither input nor output. A part larger than its whole is cut to it.</summary>
    internal static TokenCounts? Of(UsageDetails? reported)
    {
        if (reported is not { } said || (Count(said.InputTokenCount) is null && Count(said.OutputTokenCount) is null))
        {
            return null;
        }

        var input = Math.Max(0, Count(said.InputTokenCount) ?? 0);
        var read = Part(said.CachedInputTokenCount, input);
        var write = Part(Extra(said, CacheWrite), input - read);
        var hour = Part(Extra(said, CacheWriteOneHour), input - read - write);
        var output = Math.Max(0, Count(said.OutputTokenCount) ?? 0);
        return new(input - read - write - hour, read, write, hour, output, Part(said.ReasoningTokenCount, output));
    }

    private static long? Count(long? said) => said > Most ? null : said;

    private static long? Extra(UsageDetails said, string key) =>
        said.AdditionalCounts is { } counts && counts.TryGetValue(key, out var count) ? count : null;

    private static long Part(long? part, long whole) => Math.Clamp(part ?? 0, 0, whole);
}
