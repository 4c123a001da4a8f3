using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>The case in a few sentences, as a model wrote it: the answer to <c>plan-summary</c>.</summary>
public sealed record WrittenSummary
{
    /// <summary>What happened.</summary>
    [Description("What happened, in two to four sentences")]
    public required string SituationSummary { get; init; }

    /// <summary>What to do.</summary>
    [Description("What to do first, and by when, in one or two sentences")]
    public required string Recommendation { get; init; }

    /// <summary>What to remember, most important first.</summary>
    [Description("What to remember, most important first, one sentence each")]
    public required IReadOnlyList<string> KeyPoints { get; init; }

    /// <summary>What makes the answer stronger.</summary>
    [Description("What makes the answer to the plan stronger, one sentence each")]
    public required IReadOnlyList<string> SuccessFactors { get; init; }
}
