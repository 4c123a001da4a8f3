namespace DenialOps.Artifacts;

/// <summary>One stage of a run.</summary>
public sealed record RunStage
{
    /// <summary>The stage's name.</summary>
    public required string Stage { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required double DurationMs { get; init; }
}
