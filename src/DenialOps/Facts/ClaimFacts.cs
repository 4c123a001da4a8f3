namespace DenialOps.Facts;

/// <summary>The numbers that name the claim.</summary>
public sealed record ClaimFacts
{
    /// <summary>The payer's claim number.</summary>
    public Fact<string>? ClaimNumber { get; init; }

    /// <summary>Case, request or reference number.</summary>
    public Fact<string>? ReferenceNumber { get; init; }

    /// <summary>Authorization number, where it is not the reference number.</summary>
    public Fact<string>? AuthorizationNumber { get; init; }
}
