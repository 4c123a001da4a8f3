namespace DenialOps.Llm.Prompts;

/// <summary>A prompt file cannot be used; all its faults are told at once.</summary>
public sealed class PromptFileException : FormatException
{
    /// <summary>Faults of prompt files.</summary>
    /// <param name="problems">At least one.</param>
    public PromptFileException(IReadOnlyList<PromptProblem> problems)
        : base(string.Join(Environment.NewLine, problems ?? throw new ArgumentNullException(nameof(problems)))) => Problems = problems;

    /// <summary>The faults, in the order of their lines.</summary>
    public IReadOnlyList<PromptProblem> Problems { get; }
}
