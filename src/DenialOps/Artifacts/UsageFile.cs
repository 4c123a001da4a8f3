namespace DenialOps.Artifacts;

/// <summary>What the run used of a language model: <c>usage.json</c>. Without a model everything is zero.</summary>
public sealed record UsageFile
{
    /// <summary>Version of the schema.</summary>
    public string SchemaVersion { get; init; } = "1.0";

    /// <summary>Number of completed calls.</summary>
    public int CallCount { get; init; }

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

    /// <summary>The same numbers for each prompt.</summary>
    public IReadOnlyList<PromptUsage> ByPrompt { get; init; } = [];
}
