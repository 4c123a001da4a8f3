using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>A rule of a plan document, as a model read it.</summary>
public sealed record ExtractedPlanRule
{
    /// <summary>What it is about.</summary>
    [Description("What the rule is about")]
    public required PlanRuleTopic Topic { get; init; }

    /// <summary>Where it stands, in the words of the document; empty when nothing says.</summary>
    [Description("Number and heading of the section as printed; an empty text when there is none")]
    public required string Section { get; init; }

    /// <summary>The rule, word for word.</summary>
    [Description("The rule, word for word, one to three sentences")]
    public required string Quote { get; init; }
}
