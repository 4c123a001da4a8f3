namespace DenialOps.Llm.Usage;

/// <summary>What was measured of one request.</summary>
internal readonly struct MeasuredRequest
{
    internal required string Model { get; init; }

    internal required TokenCounts Counts { get; init; }

    /// <summary>Whether the counts are ours.</summary>
    internal required bool Estimated { get; init; }

    internal required DateTimeOffset At { get; init; }

    internal required double LatencyMs { get; init; }

    internal double? FirstTokenMs { get; init; }

    internal string? ServiceTier { get; init; }

    internal string? Region { get; init; }
}
