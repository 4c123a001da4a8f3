using System.Text;

namespace DenialOps.Llm.Prompts;

/// <summary>Takes the text of a section apart into what stands and what is filled in.</summary>
/// <param name="problems">Where faults go.</param>
internal sealed class PromptSectionReader(PromptProblems problems)
{
    private const string Open = "{{";
    private const string Close = "}}";

    /// <param name="text">The text, without blank lines at its ends.</param>
    /// <param name="line">The line of the file on which it begins.</param>
    internal PromptSection Read(string text, int line)
    {
        var segments = new List<PromptSegment>();
        var plain = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (text.AsSpan(at).StartsWith(@"\" + Open))
            {
                plain.Append(Open);
                at += 1 + Open.Length;
            }
            else if (!text.AsSpan(at).StartsWith(Open))
            {
                line += text[at] == '\n' ? 1 : 0;
                plain.Append(text[at++]);
            }
            else if (Variable(text, at + Open.Length) is not var (name, end))
            {
                problems.Add(line, @"'{{' does not begin a variable, as {{name}}; write \{{ for the characters themselves.");
                plain.Append(Open);
                at += Open.Length;
            }
            else
            {
                CheckPlace(plain, name, line);
                segments.Add(new PromptSegment(plain.ToString(), IsVariable: false, line));
                segments.Add(new PromptSegment(name, IsVariable: true, line));
                plain.Clear();
                at = end;
            }
        }

        segments.Add(new PromptSegment(plain.ToString(), IsVariable: false, line));
        return new PromptSection(segments);
    }

    private static (string Name, int End)? Variable(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-' or ' '))
        {
            end++;
        }

        var name = text[start..end].Trim(' ');
        return name.Length > 0 && char.IsAsciiLetter(name[0]) && !name.Contains(' ', StringComparison.Ordinal)
            && text.AsSpan(end).StartsWith(Close) ? (name, end + Close.Length) : null;
    }

    // Inside the brackets of a tag a value could end the tag with a single character, and there is no telling it from the prompt's own.
    private void CheckPlace(StringBuilder plain, string name, int line)
    {
        var before = plain.ToString();
        var open = before.LastIndexOf('<');
        if (open < 0 || before.IndexOf('>', open) >= 0)
        {
            return;
        }

        var inside = before.AsSpan(open + 1).TrimStart();
        if (inside.IsEmpty || inside[0] is '/' or '!' or '?' || char.IsLetter(inside[0]))
        {
            problems.Add(
                line,
                $"The variable '{name}' stands inside the brackets of a tag; put it between an opening and a closing tag.",
                name);
        }
    }
}
