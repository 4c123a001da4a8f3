using System.Text.RegularExpressions;

namespace DenialOps.Intake;

/// <summary>A page number in a line: "Page 2 of 4", "page 2/5", "P. 2/3", "-2-", "2 of 4".</summary>
/// <param name="Start">Offset of the marker in the line's trimmed text.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Number">The page's number.</param>
/// <param name="IsStrong">Whether the words alone show that it is a page number; a bare "2 of 4" may be a count of visits.</param>
/// <param name="IsWholeLine">Whether the line holds nothing else.</param>
internal sealed partial record PageMarker(int Start, int Length, int Number, bool IsStrong, bool IsWholeLine)
{
    /// <summary>A running line is short; what is longer is somebody's sentence or a table row.</summary>
    public const int LongestLine = 160;

    private const int MostCells = 6;

    // For the few lines that end in a marker. The lines are short and the expression cannot match one text in two ways; the time limit
    // is the safety net.
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int TimeoutMilliseconds = 1000;

    /// <summary>The page marker that fills a cell of the line, if there is one.</summary>
    public static PageMarker? Find(ReadOnlySpan<char> line)
    {
        if (line.Length is 0 or > LongestLine || !line.ContainsAnyInRange('0', '9'))
        {
            return null;
        }

        return HasSeparator(line) ? InCells(line) : InCell(line, 0, line.Length) ?? AtEnd(line);
    }

    /// <summary>Whether the line may have more than one cell; a look that spares most lines the expression.</summary>
    private static bool HasSeparator(ReadOnlySpan<char> line) =>
        line.ContainsAny('|', '·', '•') || line.Contains("  ", StringComparison.Ordinal)
        || line.Contains(" -", StringComparison.Ordinal) || line.Contains(" –", StringComparison.Ordinal) || line.Contains(" —", StringComparison.Ordinal);

    private static PageMarker? InCells(ReadOnlySpan<char> line)
    {
        var start = 0;
        var cells = 0;
        PageMarker? found = null;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is ' ' or '|' or '·' or '•' && SeparatorLength(line[i..]) is > 0 and var length)
            {
                found ??= InCell(line, start, i);
                start = i + length;
                i = start - 1;
                cells++;
            }
        }

        found ??= InCell(line, start, line.Length);
        return cells >= MostCells ? null : found ?? AtEnd(line);
    }

    /// <summary>
    /// Length of what stands between two cells of a running line: two spaces and more, a bar or dot with or without spaces, a dash between
    /// spaces; 0 when the rest of the line starts with none of them. By hand: an expression takes a good part of the reading of a letter.
    /// </summary>
    private static int SeparatorLength(ReadOnlySpan<char> rest)
    {
        var spaces = rest[0] == ' ' ? Spaces(rest) : 0;
        if (spaces > 1 || spaces == rest.Length)
        {
            return spaces > 1 ? spaces : 0;
        }

        if (rest[spaces] is '|' or '·' or '•')
        {
            return spaces + 1 + Spaces(rest[(spaces + 1)..]);
        }

        return rest is [' ', '-' or '–' or '—', ' ', ..] ? 3 : 0;
    }

    private static int Spaces(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(' ') is var other && other < 0 ? text.Length : other;

    private static PageMarker? InCell(ReadOnlySpan<char> line, int start, int end)
    {
        if (start >= end || !CouldBegin(line[start]) || !CouldEnd(line[end - 1]))
        {
            return null;
        }

        var cell = line[start..end];
        bool strong = MarkerText.IsStrong(cell, out var number, out var total);
        return strong || MarkerText.IsWeak(cell, out number, out total)
            ? Create(number, total, start, cell.Length, strong, cell.Length == line.Length)
            : null;
    }

    /// <summary>What a marker can begin with; most cells go no further.</summary>
    private static bool CouldBegin(char first) => first is 'c' or 'C' or 'p' or 'P' or '-' || char.IsAsciiDigit(first);

    private static bool CouldEnd(char last) => last == '-' || char.IsAsciiDigit(last);

    /// <summary>A full marker behind a single space, as fax machines print it.</summary>
    private static PageMarker? AtEnd(ReadOnlySpan<char> line)
    {
        if (!char.IsAsciiDigit(line[^1]) || !(line.Has("page") || line.Has("pg")))
        {
            return null;
        }

        var match = Tail().Match(line.ToString());
        return match.Success
            ? Create(int.Parse(match.Groups["n"].ValueSpan), int.Parse(match.Groups["m"].ValueSpan), match.Index, match.Length, strong: false, whole: false)
            : null;
    }

    private static PageMarker? Create(int number, int? total, int start, int length, bool strong, bool whole) =>
        number == 0 || number > total ? null : new PageMarker(start, length, number, strong, whole);

    [GeneratedRegex(@"\b(?:page|pg\.?) ?(?<n>[0-9]{1,3}) ?(?:of|/) ?(?<m>[0-9]{1,3})$", Options, TimeoutMilliseconds)]
    private static partial Regex Tail();
}
