namespace DenialOps.Llm.Prompts;

/// <summary>The faults found so far in one file.</summary>
internal sealed class PromptProblems(string file)
{
    /// <summary>How many are told: a file that has more is something else.</summary>
    internal const int Most = 100;

    private readonly List<PromptProblem> found = [];

    internal bool Any => found.Count > 0;

    internal IReadOnlyList<PromptProblem> InOrder => [.. found.OrderBy(problem => problem.Line)];

    internal void Add(int line, string message, string? variable = null)
    {
        if (found.Count < Most)
        {
            found.Add(new PromptProblem { File = file, Line = line, Variable = variable, Message = message });
        }
        else if (found.Count == Most)
        {
            found.Add(new PromptProblem { File = file, Line = line, Message = "There are more faults; mend those before." });
        }
    }
}
