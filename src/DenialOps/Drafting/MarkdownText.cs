using System.Buffers;
using System.Globalization;
using System.Text;

namespace DenialOps.Drafting;

/// <summary>Makes values safe to stand in Markdown, and tidies what a template leaves behind.</summary>
internal static class MarkdownText
{
    /// <summary>A value longer than this did not come from one field of a letter; it is cut at a word.</summary>
    private const int Longest = 2000;

    /// <summary>Characters of ASCII that mean nothing to Markdown, HTML or Liquid wherever they stand.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ,.-()$/:;'");

    /// <summary>The value as plain text on one line: control characters gone, and nothing in it that Markdown, HTML or Liquid would read as theirs.</summary>
    public static string Escape(string value)
    {
        if (!NeedsWork(value))
        {
            return value;
        }

        var text = new StringBuilder(value.Length + 16);
        var line = OneLine(value, Longest);
        for (var i = 0; i < line.Length; i++)
        {
            AppendEscaped(text, line, i);
        }

        return text.ToString();
    }

    /// <summary>The rendered document with at most one empty line in a row, no stray spaces and one line end at the end.</summary>
    public static string Tidy(ReadOnlySpan<char> rendered)
    {
        // Never longer than what was rendered, but for the line end at the end.
        var tidy = ArrayPool<char>.Shared.Rent(rendered.Length + 3);
        var length = 0;
        var blank = false;
        foreach (var raw in rendered.EnumerateLines())
        {
            var line = raw.TrimEnd();
            if (line.Length == 0)
            {
                blank = true;
                continue;
            }

            if (length > 0 && blank)
            {
                tidy[length++] = '\n';
            }

            line.CopyTo(tidy.AsSpan(length));
            length += line.Length;
            if (raw.EndsWith("  ", StringComparison.Ordinal))
            {
                // Two spaces at the end are Markdown's line break; the last line of a block needs none.
                (tidy[length], tidy[length + 1]) = (' ', ' ');
                length += 2;
            }

            tidy[length++] = '\n';
            blank = false;
        }

        var text = new string(tidy, 0, length);
        ArrayPool<char>.Shared.Return(tidy);
        return text;
    }

    /// <summary>One line of visible characters: runs of white space become one space; control, format and lone surrogate characters go.</summary>
    public static string OneLine(string value, int longest)
    {
        var line = new StringBuilder(Math.Min(value.Length, longest));
        foreach (var rune in value.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (rune != Rune.ReplacementChar && IsVisible(rune))
            {
                line.Append(rune.ToString());
            }

            if (line.Length >= longest)
            {
                line.Append('…');
                break;
            }
        }

        return line.ToString().TrimEnd();
    }

    private static bool NeedsWork(string value)
    {
        if (value.Length > Longest || value.Length == 0 || char.IsWhiteSpace(value[0]) || IsBlockStart(value, 0))
        {
            return true;
        }

        for (var rest = value.AsSpan(); rest.IndexOfAnyExcept(Plain) is var at and >= 0; rest = rest[(at + 1)..])
        {
            if (rest[at] is not ('’' or '“' or '”'))
            {
                return true;
            }
        }

        return value.Contains("  ", StringComparison.Ordinal) || value[^1] == ' ';
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static void AppendEscaped(StringBuilder text, string line, int i)
    {
        var c = line[i];
        switch (c)
        {
            case '<':
                text.Append("&lt;");
                return;
            case '\\' or '`' or '*' or '|' or '[' or ']':
            case '_' when !(IsWord(line, i - 1) && IsWord(line, i + 1)):
            case '~' when i + 1 < line.Length && line[i + 1] == '~':
            case '{' or '}' or '%' when IsLiquid(line, i):
            case '&' when i + 1 < line.Length && (char.IsAsciiLetter(line[i + 1]) || line[i + 1] == '#') && line.IndexOf(';', i) > 0:
            case '!' when i + 1 < line.Length && line[i + 1] == '[':
                text.Append('\\');
                break;
            default:
                if (i == 0 && IsBlockStart(line, 0))
                {
                    text.Append('\\');
                }

                break;
        }

        text.Append(c);
    }

    private static bool IsLiquid(string line, int i)
    {
        var next = i + 1 < line.Length ? line[i + 1] : ' ';
        var previous = i > 0 ? line[i - 1] : ' ';
        return line[i] switch
        {
            '{' => next is '{' or '%' || previous == '{',
            '}' => next == '}' || previous is '}' or '%',
            _ => previous == '{' || next == '}',
        };
    }

    private static bool IsBlockStart(string line, int i) => line[i] is '#' or '>' or '+' or '=' or '~' || (line[i] == '-' && (line.Length == i + 1
        || !char.IsAsciiDigit(line[i + 1])));

    private static bool IsWord(string line, int i) => i >= 0 && i < line.Length && char.IsLetterOrDigit(line[i]);
}
