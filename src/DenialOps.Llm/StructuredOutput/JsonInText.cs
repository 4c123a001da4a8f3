namespace DenialOps.Llm.StructuredOutput;

/// <summary>Finds the one JSON object or array in a text that may have fences and prose around it.</summary>
/// <remarks>
/// Each character is looked at once. Nothing is closed that is open: a value that begins and does not end makes the whole text invalid,
/// and so does a second value, because either could be meant. What is taken for prose is a brace that no member or brace follows, and a
/// bracket that no value follows; where an object is wanted, <c>[1]</c> and <c>[2, 3]</c> too, which are references to sources.
/// </remarks>
internal static class JsonInText
{
    internal const string None = "no_json";
    internal const string Broken = "broken_json";
    internal const string Several = "several_json";

    /// <summary>Finds it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isObject">Whether only an object can be meant.</param>
    /// <param name="json">What was found; may still not be JSON.</param>
    /// <returns>Why there is none; null when there is one.</returns>
    internal static string? Find(string text, bool isObject, out Range json)
    {
        json = default;
        var found = false;
        for (var at = 0; at < text.Length;)
        {
            if (!Begins(text, ref at, isObject))
            {
                continue;
            }

            var end = EndOf(text, at);
            if (end < 0 || found)
            {
                return end < 0 ? Broken : Several;
            }

            (json, found, at) = (at..end, true, end);
        }

        return found ? null : None;
    }

    // Whether a value begins here; if not, moves on to where one might.
    private static bool Begins(string text, ref int at, bool isObject)
    {
        var next = at + 1;
        switch (text[at])
        {
            case '{':
                next = Skip(text, next, static c => char.IsWhiteSpace(c));
                if (next < text.Length && text[next] is '"' or '}')
                {
                    return true;
                }

                break;
            case '[':
                next = Skip(text, next, static c => char.IsWhiteSpace(c) || ",.-+eE0123456789".Contains(c, StringComparison.Ordinal));
                if (next < text.Length && BeginsItem(text.AsSpan(next), isObject))
                {
                    return true;
                }

                break;
        }

        at = next;
        return false;
    }

    private static bool BeginsItem(ReadOnlySpan<char> rest, bool isObject) =>
        rest[0] is '{' or '[' or '"' || (rest[0] == ']' && !isObject) || IsWord(rest);

    private static bool IsWord(ReadOnlySpan<char> rest)
    {
        foreach (var word in (ReadOnlySpan<string>)["true", "false", "null"])
        {
            if (rest.StartsWith(word, StringComparison.Ordinal))
            {
                return rest.Length == word.Length || !char.IsLetterOrDigit(rest[word.Length]);
            }
        }

        return false;
    }

    private static int EndOf(string text, int begin)
    {
        var depth = 0;
        var quoted = false;
        for (var at = begin; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\' when quoted:
                    at++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '{' or '[' when !quoted:
                    depth++;
                    break;
                case '}' or ']' when !quoted && --depth == 0:
                    return at + 1;
            }
        }

        return -1;
    }

    private static int Skip(string text, int at, Func<char, bool> over)
    {
        while (at < text.Length && over(text[at]))
        {
            at++;
        }

        return at;
    }
}
