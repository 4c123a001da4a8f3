using DenialOps.Llm.Usage;

namespace DenialOps.Artifacts;

/// <summary>What one version of a prompt used of a language model.</summary>
public sealed record PromptUsage
{
    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>Number of completed calls.</summary>
    public long CallCount { get; init; }

    /// <summary>Prompt and completion tokens together.</summary>
    public long TotalTokens { get; init; }

    /// <summary>Tokens sent.</summary>
    public long PromptTokens { get; init; }

    /// <summary>Tokens received.</summary>
    public long CompletionTokens { get; init; }

    /// <summary>Estimated cost in US dollars; null when a price is not known.</summary>
    public decimal? EstimatedCostUsd { get; init; }

    /// <summary>Number of calls that failed in the end.</summary>
    public long Failures { get; init; }

    /// <summary>Number of attempts beyond the first.</summary>
    public long Retries { get; init; }

    /// <summary>Number of calls that were answered from the cache on this machine.</summary>
    public long CacheHits { get; init; }

    /// <summary>What the calls of a prompt took.</summary>
    /// <param name="nameAndVersion">As <c>extract-facts 1.0.0</c>.</param>
    /// <param name="figures">What its calls came to.</param>
    internal static PromptUsage Of(string nameAndVersion, UsageFigures figures)
    {
        var space = nameAndVersion.LastIndexOf(' ');
        return new PromptUsage
        {
            Prompt = nameAndVersion[..space],
            Version = nameAndVersion[(space + 1)..],
            CallCount = figures.CallCount,
            TotalTokens = figures.TotalTokens,
            PromptTokens = figures.PromptTokens,
            CompletionTokens = figures.CompletionTokens,
            EstimatedCostUsd = UsageFile.CostOf(figures),
            Failures = figures.Failures,
            Retries = figures.Retries,
            CacheHits = figures.CacheHits,
        };
    }
}
