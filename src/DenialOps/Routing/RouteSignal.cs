using DenialOps.Facts;

namespace DenialOps.Routing;

/// <summary>One piece of evidence for a route.</summary>
public sealed record RouteSignal
{
    /// <summary>What it is, for example <c>reason: not medically necessary</c> or <c>code: CO-197</c>.</summary>
    public required string Signal { get; init; }

    /// <summary>How much it counts; negative speaks against the route.</summary>
    public required double Weight { get; init; }

    /// <summary>The words or the code in the document.</summary>
    public required string Evidence { get; init; }

    /// <summary>Where it stands.</summary>
    public FactSource? Source { get; init; }
}
