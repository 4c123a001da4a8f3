using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>The rules of a plan document, as a model read them: the answer to <c>extract-plan-rules</c>.</summary>
public sealed record ExtractedPlanRules
{
    /// <summary>The rules, in the order of the document.</summary>
    [Description("The rules in the order of the document; empty when there is none")]
    public required IReadOnlyList<ExtractedPlanRule> Rules { get; init; }
}
