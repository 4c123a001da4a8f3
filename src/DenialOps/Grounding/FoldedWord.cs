using System.Runtime.Intrinsics;
using DenialOps.Knowledge;

namespace DenialOps.Grounding;

/// <summary>A word as it is compared: in small letters, and as a number that is equal for equal words and for others different as good as always.</summary>
internal static class FoldedWord
{
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

    /// <summary>The number of a word; what is neither letter nor digit in it does not count.</summary>
    public static ulong HashOf(ReadOnlySpan<char> word)
    {
        var hash = new WordHash();
        foreach (var c in word)
        {
            if (Fold(c) is var folded and not '\0')
            {
                hash.Add(folded);
            }
        }

        return hash.Value;
    }

    /// <summary>The number of a word of less than sixteen letters and digits, all of them at once.</summary>
    public static ulong HashOf(in AsciiRun run)
    {
        var halves = run.Own.AsUInt64();
        return WordHash.Of(halves[0], halves[1]);
    }
}
