namespace DenialOps.Facts.Evidence;

/// <summary>The key of a note under a table, which stands before its words: "K3  Our records show …", "B - We need …".</summary>
internal static class NoteKey
{
    private const int Longest = 5;

    /// <summary>How long a key of letters alone is at most: a longer one is a word.</summary>
    private const int LongestOfLetters = 2;

    /// <summary>How many characters the key and the gap behind it take at the start of <paramref name="text"/>; 0 where there is none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        int end = 0;
        while (end < text.Length && end <= Longest && (char.IsAsciiLetterUpper(text[end]) || char.IsAsciiDigit(text[end])))
        {
            end++;
        }

        bool digits = text[..end].IndexOfAnyInRange('0', '9') >= 0, letters = text[..end].IndexOfAnyInRange('A', 'Z') >= 0;
        bool isKey = end is > 0 and <= Longest && (digits || end <= LongestOfLetters);
        int words = end;
        while (isKey && words < text.Length && (text[words] == ' ' || (letters && text[words] is '-' or '–' or '=' or ':' or ')')))
        {
            words++;
        }

        return isKey && words - end >= 2 && words < text.Length && char.IsUpper(text[words]) ? words : 0;
    }
}
