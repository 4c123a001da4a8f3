namespace DenialOps.Llm.Prompts;

/// <summary>One fault of a prompt file.</summary>
public sealed record PromptProblem
{
    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The line, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The variable that is meant. Null when the fault is not about one.</summary>
    public string? Variable { get; init; }

    /// <summary>What is wrong and what to do.</summary>
    public required string Message { get; init; }

    /// <summary>File, line and message, as compilers write them.</summary>
    public override string ToString() => $"{File}({Line}): {Message}";
}
