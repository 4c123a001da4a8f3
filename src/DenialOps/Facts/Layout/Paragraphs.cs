namespace DenialOps.Facts.Layout;

/// <summary>Says where paragraphs end: at blank lines, headings, labels and table rows, but not where a page was turned.</summary>
internal static class Paragraphs
{
    /// <summary>The last line of the paragraph that starts at <paramref name="first"/>.</summary>
    public static int LastLine(string text, List<Line> lines, List<Cell> cells, int first)
    {
        int last = first;
        bool interrupted = false;
        for (int next = first + 1; next < lines.Count; next++)
        {
            if (lines[next].IsRunning)
            {
                interrupted = true;
                continue;
            }

            if (lines[next].IsBlank)
            {
                // A blank line ends a paragraph, unless a header or footer stands beside it: then the page was turned mid-sentence.
                if (!interrupted && !RunningFollows(lines, next))
                {
                    return last;
                }

                continue;
            }

            if (interrupted && !ContinuesAfterPageTurn(text, lines, cells, last, next))
            {
                return last;
            }

            if (StandsAlone(text, lines[last], cells) || (last == first && IsHeadOver(text, lines[last], lines[next], cells))
                || StartsOwnParagraph(text, lines[next], cells))
            {
                return last;
            }

            interrupted = false;
            last = next;
        }

        return last;
    }

    /// <summary>Where the text of a line ends.</summary>
    public static int EndOf(List<Line> lines, List<Cell> cells, int line) =>
        cells[lines[line].FirstCell + lines[line].CellCount - 1].End;

    private static bool RunningFollows(List<Line> lines, int blank)
    {
        for (int i = blank; i < lines.Count && i < blank + 4; i++)
        {
            if (lines[i].IsRunning)
            {
                return true;
            }

            if (!lines[i].IsBlank)
            {
                return false;
            }
        }

        return false;
    }

    private static bool ContinuesAfterPageTurn(string text, List<Line> lines, List<Cell> cells, int last, int next)
    {
        char end = text[EndOf(lines, cells, last) - 1];
        char start = text[cells[lines[next].FirstCell].Start];
        return end is not ('.' or '!' or '?' or ':') && (char.IsLower(start) || char.IsDigit(start) || end is ',' or ';' || char.IsLower(end));
    }

    /// <summary>A short line without a stop over text that is set in from it: "What we decided", "Why".</summary>
    private static bool IsHeadOver(string text, Line line, Line next, List<Cell> cells)
    {
        var head = cells[line.FirstCell];
        return line.CellCount == 1 && head.End - head.Start <= 45 && text.IndexOf(':', head.Start, head.End - head.Start) < 0
            && char.IsUpper(text[head.Start]) && char.IsLetterOrDigit(text[head.End - 1])
            && cells[next.FirstCell].Column >= head.Column + 2;
    }

    /// <summary>A line that nothing continues: a heading, a label with its value, a table row.</summary>
    private static bool StandsAlone(string text, Line line, List<Cell> cells)
    {
        if (line.CellCount > 1 && LineShapes.IsTabular(text, line, cells))
        {
            return true;
        }

        var first = cells[line.FirstCell];
        var content = text.AsSpan(first.Start, line.End - first.Start).TrimEnd();
        return content[^1] == ':' || LineShapes.IsHeading(content) || LineShapes.IsSalutation(content);
    }

    private static bool StartsOwnParagraph(string text, Line line, List<Cell> cells)
    {
        var first = cells[line.FirstCell];
        var content = text.AsSpan(first.Start, first.End - first.Start);
        return (line.CellCount > 1 && LineShapes.IsTabular(text, line, cells)) || LineShapes.IsBullet(content)
            || LineShapes.IsHeading(content) || LineShapes.HasShortLabel(content)
            || LineShapes.IsSalutation(text.AsSpan(first.Start, line.End - first.Start).TrimEnd());
    }
}
