using System.Text.Json.Serialization;

namespace DenialOps.Llm.Usage;

/// <summary>What a number of calls came to: those of all, of one model, or of one operation.</summary>
public sealed record UsageFigures
{
    /// <summary>
    /// How many calls were answered, those from our own cache included; the others are in <see cref="Failures"/> and
    /// <see cref="Cancelled"/>.
    /// </summary>
    [JsonPropertyName("call_count")]
    public required long CallCount { get; init; }

    /// <summary>Input and output tokens, of failed calls too.</summary>
    [JsonPropertyName("total_tokens")]
    public required long TotalTokens { get; init; }

    /// <summary>Input tokens, cached ones included.</summary>
    [JsonPropertyName("prompt_tokens")]
    public required long PromptTokens { get; init; }

    /// <summary>Output tokens, reasoning included.</summary>
    [JsonPropertyName("completion_tokens")]
    public required long CompletionTokens { get; init; }

    /// <summary>Input tokens that were read from the provider's cache.</summary>
    [JsonPropertyName("cached_read_tokens")]
    public required long CachedReadTokens { get; init; }

    /// <summary>
    /// In US dollars: the sum over the calls with a known price. Null when there were calls and none had one. How many were left out is
    /// in <see cref="UnpricedCalls"/>.
    /// </summary>
    [JsonPropertyName("estimated_cost_usd")]
    public required decimal? EstimatedCostUsd { get; init; }

    /// <summary>Calls with no known price; the cost is too low by theirs.</summary>
    [JsonPropertyName("unpriced_calls")]
    public required long UnpricedCalls { get; init; }

    /// <summary>The time of the answered calls together, in milliseconds.</summary>
    [JsonPropertyName("total_latency_ms")]
    public required double TotalLatencyMs { get; init; }

    /// <summary>The mean time of an answered call, in milliseconds; 0 when there was none.</summary>
    [JsonPropertyName("avg_latency_ms")]
    public required double AvgLatencyMs { get; init; }

    /// <summary>
    /// Half of the answered calls took no longer, in milliseconds; 0 when there was none. Like the other two within 1 % of a time that
    /// was measured, for times from 1 ms to 1 hour; below and above that it is the bound itself.
    /// </summary>
    [JsonPropertyName("p50_latency_ms")]
    public required double P50LatencyMs { get; init; }

    /// <summary>95 % of the answered calls took no longer, in milliseconds.</summary>
    [JsonPropertyName("p95_latency_ms")]
    public required double P95LatencyMs { get; init; }

    /// <summary>99 % of the answered calls took no longer, in milliseconds.</summary>
    [JsonPropertyName("p99_latency_ms")]
    public required double P99LatencyMs { get; init; }

    /// <summary>Calls that failed in the end.</summary>
    [JsonPropertyName("failures")]
    public required long Failures { get; init; }

    /// <summary>Calls that their callers stopped, and streams that they left.</summary>
    [JsonPropertyName("cancelled")]
    public required long Cancelled { get; init; }

    /// <summary>Attempts beyond the first, of all calls.</summary>
    [JsonPropertyName("retries")]
    public required long Retries { get; init; }

    /// <summary>Calls that were answered from our own cache.</summary>
    [JsonPropertyName("cache_hits")]
    public required long CacheHits { get; init; }

    /// <summary>What those would have cost, in US dollars, as far as prices are known.</summary>
    [JsonPropertyName("cache_saved_usd")]
    public required decimal CacheSavedUsd { get; init; }
}
