using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>The numbers of the case, as a model read them.</summary>
public sealed record ExtractedClaim
{
    /// <summary>The claim.</summary>
    [Description("Claim number (ICN, DCN) of the denied claim")]
    public ExtractedValue? ClaimNumber { get; init; }

    /// <summary>Case, request or reference number.</summary>
    [Description("Case, request, notice or reference number")]
    public ExtractedValue? ReferenceNumber { get; init; }

    /// <summary>The authorization.</summary>
    [Description("Authorization or approval number, where it is not the reference number")]
    public ExtractedValue? AuthorizationNumber { get; init; }
}
