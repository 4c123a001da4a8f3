namespace DenialOps.Artifacts;

/// <summary>What one prompt used of a language model.</summary>
public sealed record PromptUsage
{
    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>Number of completed calls.</summary>
    public int CallCount { get; init; }

    /// <summary>Prompt and completion tokens together.</summary>
    public long TotalTokens { get; init; }

    /// <summary>Estimated cost in US dollars; null when a price is not known.</summary>
    public decimal? EstimatedCostUsd { get; init; }
}
