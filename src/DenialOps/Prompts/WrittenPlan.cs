using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>The words of an action plan, as a model wrote them: the answer to <c>action-plan</c>.</summary>
/// <remarks>Who does a step, by when and with which document stays as the program has it.</remarks>
public sealed record WrittenPlan
{
    /// <summary>What happened.</summary>
    [Description("What happened, in plain words")]
    public required string Situation { get; init; }

    /// <summary>What to do.</summary>
    [Description("What to do, in one or two sentences")]
    public required string Recommendation { get; init; }

    /// <summary>The steps, by the numbers of the given plan.</summary>
    [Description("One entry for each step of the given plan, in its order")]
    public required IReadOnlyList<WrittenStep> Steps { get; init; }
}
