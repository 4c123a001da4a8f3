using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>Who pays, as a model read it; also the answer to <c>extract-payer-info</c>.</summary>
public sealed record ExtractedPayer
{
    /// <summary>The payer.</summary>
    [Description("The insurer or plan that made the decision")]
    public ExtractedValue? Name { get; init; }

    /// <summary>The plan or product.</summary>
    [Description("The name of the plan or product")]
    public ExtractedValue? PlanName { get; init; }

    /// <summary>The kind of coverage: its value is one of the names of the case contract, not words of the document.</summary>
    [Description("value is one of employer, marketplace, individual, medicare, medicare_advantage, part_d, medicaid, chip, tricare, fehb; null when the document does not say")]
    public ExtractedValue? PlanType { get; init; }
}
