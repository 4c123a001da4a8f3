using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>What a model says of the claims of a draft: the answer to <c>validate-grounding</c>.</summary>
public sealed record GroundingVerdict
{
    /// <summary>The factual claims of the draft, in their order.</summary>
    [Description("Every factual claim of the draft, in its order; empty when there is none")]
    public required IReadOnlyList<ClaimVerdict> Claims { get; init; }
}
