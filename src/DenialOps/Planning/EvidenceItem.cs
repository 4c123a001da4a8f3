namespace DenialOps.Planning;

/// <summary>Something to gather.</summary>
public sealed record EvidenceItem
{
    /// <summary>What it is.</summary>
    public required string Item { get; init; }

    /// <summary>How much it matters.</summary>
    public required Importance Importance { get; init; }

    /// <summary>Where to get it.</summary>
    public required string WhereToGet { get; init; }

    /// <summary>What it proves.</summary>
    public required string WhyItHelps { get; init; }
}
