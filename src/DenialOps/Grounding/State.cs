using DenialOps.Grounding.Prose;

namespace DenialOps.Grounding;

/// <summary>A state with its postal code.</summary>
internal sealed record State(string Code, string Name)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<State> All { get; } =
        [.. WordFile.Words("states").GroupBy(w => w.Section).Select(g => new State(g.Key, string.Join(' ', g.Select(w => w.Word))))];

    /// <summary>The longest state's name that the text starts with, at a word's end; or null.</summary>
    public static State? At(ReadOnlySpan<char> text)
    {
        State? found = null;
        foreach (var state in All)
        {
            if (text.StartsWith(state.Name, StringComparison.OrdinalIgnoreCase) && (text.Length == state.Name.Length || !char.IsLetter(text[state.Name.Length]))
                && state.Name.Length > (found?.Name.Length ?? 0))
            {
                found = state;
            }
        }

        return found;
    }
}
