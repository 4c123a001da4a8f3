using System.Globalization;
using System.Text;

namespace DenialOps.Cli;

/// <summary>Makes text from outside (file names, letters) safe to print: no line ends, no escape sequences, no invisible direction marks.</summary>
internal static class PrintableText
{
    private const int LongestMessage = 1000;

    /// <summary>The text on one line; characters that a terminal would obey are shown as escapes, and what has the form of a key is not shown.</summary>
    public static string OneLine(string text)
    {
        text = KeyForm.Hide(text);
        var line = new StringBuilder(Math.Min(text.Length, LongestMessage));
        foreach (char character in text)
        {
            if (line.Length >= LongestMessage)
            {
                return line.Append('…').ToString();
            }

            Append(line, character);
        }

        return line.ToString();
    }

    /// <summary>A text of several lines, whole; characters other than line ends and tabs that a terminal would obey are shown as escapes.</summary>
    public static string Lines(string text)
    {
        var lines = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            if (character is '\n' or '\t')
            {
                lines.Append(character);
            }
            else if (character != '\r')
            {
                Append(lines, character);
            }
        }

        return lines.ToString();
    }

    /// <summary>Words of a letter on one line: every run of white space and control characters becomes one space.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        bool gap = false;
        foreach (char character in text)
        {
            if (char.IsWhiteSpace(character) || MustNotPrint(character))
            {
                gap = words.Length > 0;
                continue;
            }

            if (gap)
            {
                words.Append(' ');
                gap = false;
            }

            words.Append(character);
        }

        return words.ToString();
    }

    private static void Append(StringBuilder line, char character)
    {
        switch (character)
        {
            case '\n':
                line.Append("\\n");
                break;
            case '\r':
                line.Append("\\r");
                break;
            case '\t':
                line.Append("\\t");
                break;
            case var _ when MustNotPrint(character):
                line.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                break;
            default:
                line.Append(character);
                break;
        }
    }

    private static bool MustNotPrint(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.Control
            or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
