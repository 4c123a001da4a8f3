using System.Globalization;
using System.Text;

namespace DenialOps.Privacy;

/// <summary>How words and numbers are compared: without case and accents.</summary>
internal static class Fold
{
    private const char FirstAccented = '\u00C0';
    private const char LastAccented = '\u017F';

    // Of U+00C0 to U+017F, because a program without the data of ICU normalises nothing.
    private const string Unaccented = "AAAAAAACEEEEIIIIDNOOOOO\u00D7OUUUUYTSAAAAAAACEEEEIIIIDNOOOOO\u00F7OUUUUYTY"
        + "AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIIIIIJJKKKLLLLLLLLLLNNNNNNNNNOOOOOOOORRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS";

    /// <summary>The letter or digit in the form in which it is compared.</summary>
    public static char Of(char c) => char.IsAscii(c) ? char.ToUpperInvariant(c) : OfForeign(c);

    /// <summary>A word in the form in which it is compared.</summary>
    public static string Of(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(Of(c));
            }
        }

        return folded.ToString();
    }

    /// <summary>Whether it belongs to a word: a letter, or an accent that stands behind its letter.</summary>
    public static bool IsOfWord(char c) => char.IsLetter(c) || (c > 127 && char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark);

    private static char OfForeign(char c)
    {
        if (!char.IsLetter(c))
        {
            return c;
        }

        if (c is >= FirstAccented and <= LastAccented)
        {
            return Unaccented[c - FirstAccented];
        }

        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        return char.ToUpperInvariant(parts[0]);
    }
}
