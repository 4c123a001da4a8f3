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

    /// <summary>Whether the text ends with a phrase; most texts are known not to by their last character.</summary>
    public static bool EndsWith(ReadOnlySpan<char> text, string phrase) =>
        !text.IsEmpty && MayBeSame(text[^1], phrase[^1]) && text.EndsWith(phrase, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two characters may be the same one, the case of letters aside; what is not ASCII may fold to anything.</summary>
    private static bool MayBeSame(char character, char ofPhrase) => ((character ^ ofPhrase) & ~0x20) == 0 || character > 127;

    /// <summary>Whether the text ends with one of the phrases.</summary>
    public static bool EndsWithAny(ReadOnlySpan<char> text, ReadOnlySpan<string> phrases)
    {
        foreach (string phrase in phrases)
        {
            if (EndsWith(text, phrase))
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
            if (!text.IsEmpty && MayBeSame(text[0], phrase[0]) && text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
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
