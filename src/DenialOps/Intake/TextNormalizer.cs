namespace DenialOps.Intake;

/// <summary>
/// Makes every spelling of the same letter the same text: plain spaces, quotes and line ends, whole words. Linear in the length of
/// the text; a second run changes nothing. The map leads from each character to the one it came from.
/// </summary>
internal static class TextNormalizer
{
    private const int TabStop = 8;
    private const int LeastTab = 4;

    /// <summary>Normalises a text.</summary>
    /// <param name="text">The text as decoded.</param>
    /// <param name="maxCharacters">The longest result.</param>
    /// <returns>The normalised text, or null when it would be longer than <paramref name="maxCharacters"/>.</returns>
    public static MappedText? Normalize(string text, int maxCharacters)
    {
        var folded = IsFolded(text) && text.Length <= maxCharacters ? new MappedText(text, null) : Fold(text, maxCharacters);
        return folded is null ? null : HyphenJoiner.Join(folded);
    }

    /// <summary>Whether nothing is to be folded, as in most texts that a program wrote.</summary>
    private static bool IsFolded(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var plain = text.AsSpan(i).IndexOfAnyExceptInRange(' ', '~');
            if (plain < 0)
            {
                break;
            }

            i += plain;
            var breaks = text[i] is '\n' or '\f';
            if (breaks ? i > 0 && text[i - 1] == ' ' : char.IsSurrogate(text[i]) || CharacterFolding.Replacement(text[i]) is not null)
            {
                return false;
            }
        }

        return !text.EndsWith(' ');
    }

    private static MappedText? Fold(string text, int maxCharacters)
    {
        var result = new MappedText.Builder(Math.Min(text.Length, maxCharacters));
        var lineStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (result.Length > maxCharacters)
            {
                return null;
            }

            var plain = text.AsSpan(i).IndexOfAnyExceptInRange(' ', '~');
            plain = plain < 0 ? text.Length - i : plain;
            if (plain > 0)
            {
                result.Add(text.AsSpan(i, plain), i);
                i += plain - 1;
                continue;
            }

            i += AddNext(result, text, i, ref lineStart);
        }

        result.TrimSpaces();
        return result.Length > maxCharacters ? null : result.Build();
    }

    /// <summary>Adds what the character at <paramref name="i"/> becomes; returns how many characters after it were used up too.</summary>
    private static int AddNext(MappedText.Builder result, string text, int i, ref int lineStart)
    {
        var character = text[i];
        if (char.IsSurrogate(character))
        {
            return AddSurrogate(result, text, i);
        }

        if (character == '\t')
        {
            AddTab(result, lineStart, i);
            return 0;
        }

        if (character == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
        {
            return 0;
        }

        var replacement = character == '\r' ? "\n" : CharacterFolding.Replacement(character);
        if (replacement == "\n" || character is '\n' or '\f')
        {
            lineStart = AddBreak(result, character == '\f' ? '\f' : '\n', i);
        }
        else if (replacement is null)
        {
            result.Add(character, i);
        }
        else
        {
            AddAll(result, replacement, i);
        }

        return 0;
    }

    private static int AddBreak(MappedText.Builder result, char character, int origin)
    {
        result.TrimSpaces();
        result.Add(character, origin);
        return result.Length;
    }

    private static void AddAll(MappedText.Builder result, string characters, int origin)
    {
        foreach (var character in characters)
        {
            result.Add(character, origin);
        }
    }

    /// <summary>Goes to the next tab stop that is at least four columns away, so that columns stay columns.</summary>
    private static void AddTab(MappedText.Builder result, int lineStart, int origin)
    {
        var column = result.Length - lineStart;
        var spaces = TabStop - (column % TabStop);
        if (spaces < LeastTab)
        {
            spaces += TabStop;
        }

        for (var i = 0; i < spaces; i++)
        {
            result.Add(' ', origin);
        }
    }

    private static int AddSurrogate(MappedText.Builder result, string text, int i)
    {
        if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
        {
            result.Add(text[i], i);
            result.Add(text[i + 1], i + 1);
            return 1;
        }

        result.Add('\uFFFD', i);
        return 0;
    }
}
