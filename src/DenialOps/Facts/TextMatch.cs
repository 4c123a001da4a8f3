namespace DenialOps.Facts;

/// <summary>Compares a stretch of text with a list of phrases, in any case unless told otherwise.</summary>
internal static class TextMatch
{
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
