using System.ComponentModel;

namespace DenialOps.Prompts;

/// <summary>The words of one step.</summary>
/// <param name="Number">The number of the step in the given plan.</param>
/// <param name="What">How to do it.</param>
/// <param name="Why">Why it matters; null when the given plan does not say.</param>
public sealed record WrittenStep(
    [property: Description("The number of the step in the given plan")] int Number,
    [property: Description("How to do it")] string What,
    [property: Description("Why it matters; null when the given plan does not say")] string? Why);
