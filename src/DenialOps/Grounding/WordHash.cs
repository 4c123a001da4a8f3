namespace DenialOps.Grounding;

/// <summary>The number that stands for a folded word: equal for equal words, and for others different as good as always.</summary>
internal static class WordHash
{
    public const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    // The lower-case form of each ASCII letter and digit, else NUL.
    private static readonly char[] Folded = [.. Enumerable.Range(0, 128).Select(c => char.IsAsciiLetterOrDigit((char)c)
        ? char.ToLowerInvariant((char)c) : '\0')];

    // The same for letters alone.
    private static readonly char[] FoldedLetters = [.. Folded.Select(c => char.IsAsciiLetter(c) ? c : '\0')];

    /// <summary>The lower-case form of a letter, else NUL.</summary>
    public static char FoldLetter(char c)
    {
        var letters = FoldedLetters;
        return c < letters.Length ? letters[c] : char.IsLetter(c) ? char.ToLowerInvariant(c) : '\0';
    }

    /// <summary>The lower-case form of a letter or digit, else NUL.</summary>
    public static char Fold(char c)
    {
        if (c < 128)
        {
            return Folded[c];
        }

        return char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '\0';
    }

    /// <summary>The hash with one more folded character.</summary>
    public static ulong Add(ulong hash, char folded) => (hash ^ folded) * Prime;

    /// <summary>The hash of a whole word.</summary>
    public static ulong Finish(ulong hash) => hash ^ (hash >> 29);

    /// <summary>The hash of a word; what is neither letter nor digit in it does not count.</summary>
    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var c in word)
        {
            if (Fold(c) is var folded and not '\0')
            {
                hash = Add(hash, folded);
            }
        }

        return Finish(hash);
    }
}
