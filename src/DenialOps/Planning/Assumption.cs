namespace DenialOps.Planning;

/// <summary>Something taken for granted.</summary>
public sealed record Assumption
{
    /// <summary>What is assumed.</summary>
    public required string Statement { get; init; }

    /// <summary>How to check it.</summary>
    public required string HowToVerify { get; init; }
}
