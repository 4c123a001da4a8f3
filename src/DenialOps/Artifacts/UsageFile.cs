using DenialOps.Assistance;
using DenialOps.Llm.Usage;

namespace DenialOps.Artifacts;

/// <summary>What the run used of a language model: <c>usage.json</c>. Without a model everything is zero.</summary>
public sealed record UsageFile
{
    /// <summary>Version of the schema.</summary>
    public string SchemaVersion { get; init; } = "1.0";

    /// <summary>Number of completed calls.</summary>
    public long CallCount { get; init; }

    /// <summary>Prompt and completion tokens together.</summary>
    public long TotalTokens { get; init; }

    /// <summary>Tokens sent.</summary>
    public long PromptTokens { get; init; }

    /// <summary>Tokens received.</summary>
    public long CompletionTokens { get; init; }

    /// <summary>Estimated cost in US dollars; null when a price is not known.</summary>
    public decimal? EstimatedCostUsd { get; init; } = 0m;

    /// <summary>Time spent waiting for the model, in milliseconds.</summary>
    public double TotalLatencyMs { get; init; }

    /// <summary>The same for each call on average, in milliseconds.</summary>
    public double AvgLatencyMs { get; init; }

    /// <summary>Number of calls that failed in the end.</summary>
    public long Failures { get; init; }

    /// <summary>Number of attempts beyond the first, of all calls.</summary>
    public long Retries { get; init; }

    /// <summary>Number of calls that were answered from the cache on this machine.</summary>
    public long CacheHits { get; init; }

    /// <summary>What those would have cost, in US dollars, as far as prices are known.</summary>
    public decimal CacheSavedUsd { get; init; }

    /// <summary>The same numbers for each prompt and version, by their names.</summary>
    public IReadOnlyList<PromptUsage> ByPrompt { get; init; } = [];

    /// <summary>What a model's part of a run took.</summary>
    /// <param name="use">The model's part; null where none was asked.</param>
    public static UsageFile Of(ModelUse? use) => use is null ? new UsageFile() : OfCalls(use);

    // By itself, so that a run without a model loads nothing of the client's.
    private static UsageFile OfCalls(ModelUse use) => new()
    {
        CallCount = use.Total.CallCount,
        TotalTokens = use.Total.TotalTokens,
        PromptTokens = use.Total.PromptTokens,
        CompletionTokens = use.Total.CompletionTokens,
        EstimatedCostUsd = CostOf(use.Total),
        TotalLatencyMs = use.Total.TotalLatencyMs,
        AvgLatencyMs = use.Total.AvgLatencyMs,
        Failures = use.Total.Failures,
        Retries = use.Total.Retries,
        CacheHits = use.Total.CacheHits,
        CacheSavedUsd = use.Total.CacheSavedUsd,
        ByPrompt = [.. use.ByPrompt.OrderBy(prompt => prompt.Key, StringComparer.Ordinal).Select(prompt => PromptUsage.Of(prompt.Key, prompt.Value))],
    };

    /// <summary>A sum that leaves some calls out is no cost of the run.</summary>
    internal static decimal? CostOf(UsageFigures figures) => figures.UnpricedCalls > 0 ? null : figures.EstimatedCostUsd;
}
