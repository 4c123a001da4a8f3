using DenialOps.Knowledge;

namespace DenialOps.Routing;

/// <summary>A route that was considered and not taken.</summary>
public sealed record RouteAlternative
{
    /// <summary>The route.</summary>
    public required Route Route { get; init; }

    /// <summary>From 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>Why it was not taken.</summary>
    public required string WhyNot { get; init; }
}
