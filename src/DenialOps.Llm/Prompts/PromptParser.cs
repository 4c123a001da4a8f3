using System.Security.Cryptography;
using System.Text;

namespace DenialOps.Llm.Prompts;

/// <summary>Reads a prompt file and finds all its faults.</summary>
internal sealed class PromptParser(string file)
{
    private const string Fence = "---";
    private readonly PromptProblems problems = new(file);

    internal (PromptTemplate? Template, IReadOnlyList<PromptProblem> Problems) Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var lines = text.Split('\n');
        var end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            problems.Add(1, "The file does not begin with front matter between two lines '---'.");
            return (null, problems.InOrder);
        }

        var header = new PromptHeaderReader(problems).Read(string.Join('\n', lines[1..end]));
        var sections = Sections(lines, end + 1);
        var system = sections.GetValueOrDefault("system");
        if (sections.GetValueOrDefault("user") is not { } user)
        {
            problems.Add(lines.Length, "There is no section '# user'.");
            return (null, problems.InOrder);
        }

        if (header.InputsAreKnown)
        {
            CheckVariables(header, [.. system?.Variables ?? [], .. user.Variables]);
        }

        return problems.Any
            ? (null, problems.InOrder)
            : (new PromptTemplate(header, system, user, file, Hash(text)), []);
    }

    private Dictionary<string, PromptSection> Sections(string[] lines, int from)
    {
        var sections = new Dictionary<string, PromptSection>(StringComparer.Ordinal);
        var starts = Enumerable.Range(from, lines.Length - from).Where(i => lines[i].TrimEnd() is "# system" or "# user").ToList();
        for (var i = from; i < (starts.Count > 0 ? starts[0] : lines.Length); i++)
        {
            if (lines[i].Trim().Length > 0)
            {
                problems.Add(i + 1, "Text before the first section; put it under '# system' or '# user'.");
                break;
            }
        }

        for (var i = 0; i < starts.Count; i++)
        {
            var name = lines[starts[i]].TrimEnd()[2..];
            var (first, last) = (starts[i] + 1, i + 1 < starts.Count ? starts[i + 1] : lines.Length);
            while (first < last && lines[first].Trim().Length == 0)
            {
                first++;
            }

            var body = string.Join('\n', lines[first..last]).TrimEnd();
            if (body.Length == 0)
            {
                problems.Add(starts[i] + 1, $"The section '# {name}' is empty.");
            }

            if (!sections.TryAdd(name, new PromptSectionReader(problems).Read(body, first + 1)))
            {
                problems.Add(starts[i] + 1, $"The section '# {name}' is there twice.");
            }
        }

        return sections;
    }

    private void CheckVariables(PromptHeader header, IReadOnlyList<PromptSegment> used)
    {
        foreach (var variable in used.Where(variable => !header.Inputs.Exists(input => input.Name == variable.Text)))
        {
            problems.Add(variable.Line, $"The variable '{variable.Text}' is not declared in 'inputs'.", variable.Text);
        }

        foreach (var input in header.Inputs.Where(input => !used.Any(variable => variable.Text == input.Name)))
        {
            problems.Add(input.Line, $"The input '{input.Name}' is not used in any section.", input.Name);
        }
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
