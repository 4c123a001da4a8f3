namespace DenialOps.Llm.Prompts;

/// <summary>The faults found so far in one file.</summary>
internal sealed class PromptProblems(string file)
{
    private readonly List<PromptProblem> found = [];

    internal bool Any => found.Count > 0;

    internal IReadOnlyList<PromptProblem> InOrder => [.. found.OrderBy(problem => problem.Line)];

    internal void Add(int line, string message, string? variable = null) =>
        found.Add(new PromptProblem { File = file, Line = line, Variable = variable, Message = message });
}
