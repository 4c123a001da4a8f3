namespace DenialOps.Knowledge;

/// <summary>A state with its postal code: <c>Knowledge/Data/states.txt</c>.</summary>
internal sealed record State(string Code, string Name)
{
    private static readonly Lazy<IReadOnlyList<State>> Shared = new(() => [.. Read()]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<State> All => Shared.Value;

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

    /// <summary>The state that a text is, by its code or its name, the case of letters aside; or null.</summary>
    public static State? Named(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        foreach (var state in All)
        {
            if (text.Equals(state.Code, StringComparison.OrdinalIgnoreCase) || text.Equals(state.Name, StringComparison.OrdinalIgnoreCase))
            {
                return state;
            }
        }

        return null;
    }

    private static IEnumerable<State> Read()
    {
        string? code = null;
        foreach (var line in Resources.TextOf("DenialOps.Knowledge.states.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line is ['[', .. var section, ']'])
            {
                code = section;
            }
            else if (line[0] != '#' && code is not null)
            {
                yield return new State(code, line);
            }
        }
    }
}
