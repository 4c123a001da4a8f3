using System.Text;

namespace DenialOps.Llm.Prompts;

/// <summary>A section of a prompt, taken apart once when the file is loaded; rendering only joins the pieces.</summary>
internal sealed class PromptSection(IReadOnlyList<PromptSegment> segments)
{
    private readonly TagGuard guard = new(segments.Where(segment => !segment.IsVariable).Select(segment => segment.Text));

    internal IEnumerable<PromptSegment> Variables => segments.Where(segment => segment.IsVariable);

    internal string Render(IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        foreach (var segment in segments)
        {
            text.Append(segment.IsVariable ? guard.Shield(values[segment.Text]) : segment.Text);
        }

        return text.ToString();
    }
}
