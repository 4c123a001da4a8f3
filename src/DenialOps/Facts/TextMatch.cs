namespace DenialOps.Facts;

/// <summary>Compares a stretch of text with a list of phrases, in any case unless told otherwise.</summary>
internal static class TextMatch
{
    /// <summary>Whether the text holds a phrase that starts with a letter of ASCII, the case of letters aside.</summary>
    public static bool Holds(ReadOnlySpan<char> text, string phrase)
    {
        char lower = char.ToLowerInvariant(phrase[0]), upper = char.ToUpperInvariant(phrase[0]);
        for (int i = text.IndexOfAny(lower, upper); i >= 0 && i + phrase.Length <= text.Length;)
        {
            if (text[i..].StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            int next = text[(i + 1)..].IndexOfAny(lower, upper);
            i = next < 0 ? -1 : i + 1 + next;
        }

        return false;
    }

    /// <summary>Whether the text ends with one of the phrases.</summary>
    public static bool EndsWithAny(
        ReadOnlySpan<char> text, ReadOnlySpan<string> phrases, StringComparison comparison = StringComparison.OrdinalIgnoreCase)
    {
        foreach (string phrase in phrases)
        {
            if (text.EndsWith(phrase, comparison))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the text starts with one of the phrases.</summary>
    public static bool StartsWithAny(ReadOnlySpan<char> text, ReadOnlySpan<string> phrases)
    {
        foreach (string phrase in phrases)
        {
            if (text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the text is one of the phrases.</summary>
    public static bool EqualsAny(ReadOnlySpan<char> text, ReadOnlySpan<string> phrases)
    {
        foreach (string phrase in phrases)
        {
            if (text.Equals(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
