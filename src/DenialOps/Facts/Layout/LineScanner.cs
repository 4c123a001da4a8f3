using DenialOps.Intake;

namespace DenialOps.Facts.Layout;

/// <summary>Splits a text into lines and cells. Cells are parted by two or more spaces, by table bars, by dot leaders and by middle dots.</summary>
internal static class LineScanner
{
    /// <summary>How many bars make a line a row of a table.</summary>
    private const int MinBars = 3;

    private const string GapSigns = "|·•_";

    /// <summary>Splits a letter; what is in <paramref name="left"/>, in order of place, is in no cell.</summary>
    public static (List<Line> Lines, List<Cell> Cells) Scan(LetterDocument letter, IReadOnlyList<TextSpan> left)
    {
        string text = letter.Text;
        var lines = new List<Line>(text.Length / 40 + 4);
        var cells = new List<Cell>(text.Length / 30 + 4);
        int running = 0;
        int leftOut = 0;
        int start = 0;
        while (start <= text.Length)
        {
            int end = text.AsSpan(start).IndexOfAny('\n', '\f');
            end = end < 0 ? text.Length : start + end;
            while (running < letter.RunningText.Count && letter.RunningText[running].End <= start)
            {
                running++;
            }

            bool isRunning = running < letter.RunningText.Count && letter.RunningText[running].Start <= start
                && letter.RunningText[running].End >= end && end > start;
            int first = cells.Count;
            if (!isRunning)
            {
                AddCells(text, start, end, lines.Count, cells, left, ref leftOut);
            }

            lines.Add(new Line(start, end, first, cells.Count - first, isRunning));
            start = end + 1;
        }

        return (lines, cells);
    }

    private static void AddCells(string text, int start, int end, int line, List<Cell> cells, IReadOnlyList<TextSpan> left, ref int leftOut)
    {
        while (leftOut < left.Count && left[leftOut].End <= start)
        {
            leftOut++;
        }

        int i = start;
        bool barred = text.AsSpan(start, end - start).Count('|') >= MinBars;
        bool whole = leftOut == left.Count || left[leftOut].Start >= end;
        bool isOneCell = whole && !MayHaveGap(text.AsSpan(start, end - start).TrimStart(' '));
        while (i < end)
        {
            int gap = GapLength(text, i, end, barred);
            if (gap > 0 || text[i] == ' ')
            {
                i += Math.Max(gap, 1);
                continue;
            }

            while (leftOut < left.Count && left[leftOut].End <= i)
            {
                leftOut++;
            }

            if (leftOut < left.Count && left[leftOut].Contains(i))
            {
                i = Math.Min(left[leftOut].End, end);
                continue;
            }

            int cellEnd = i + 1;
            int stop = leftOut < left.Count ? Math.Min(left[leftOut].Start, end) : end;
            while (!isOneCell && cellEnd < stop && GapLength(text, cellEnd, stop, barred) == 0)
            {
                do
                {
                    cellEnd++;
                }
                while (cellEnd < stop && text[cellEnd] is not (' ' or '|' or '·' or '•' or '.' or '_'));
            }

            cellEnd = isOneCell ? end : cellEnd;
            int trimmed = cellEnd;
            while (trimmed > i && text[trimmed - 1] == ' ')
            {
                trimmed--;
            }

            if (trimmed > i)
            {
                cells.Add(new Cell(i, trimmed, line, i - start));
            }

            i = cellEnd;
        }
    }

    /// <summary>Whether a line may hold a gap between cells; most lines of prose hold none, and are not gone over word by word.</summary>
    private static bool MayHaveGap(ReadOnlySpan<char> line) =>
        line.ContainsAny(GapSigns) || line.IndexOf("  ", StringComparison.Ordinal) >= 0 || line.IndexOf("..", StringComparison.Ordinal) >= 0;

    /// <summary>Length of the gap between cells that starts at <paramref name="i"/>; 0 when none does. In a line of several bars each parts cells.</summary>
    private static int GapLength(string text, int i, int end, bool barred)
    {
        char c = text[i];
        if (c == ' ')
        {
            int n = Run(text, i, end, ' ');
            bool atBar = i + n < end && text[i + n] is '|' or '·' or '•' && (i + n + 1 >= end || text[i + n + 1] == ' ');
            return n >= 2 ? n : atBar ? n + 1 : n == 1 && i + 1 < end && LeaderLength(text, i + 1, end) is > 0 and var leader ? leader + 1 : 0;
        }

        return c switch
        {
            '|' when barred => 1,
            '|' when (i == 0 || text[i - 1] is ' ' or '\n') && (i + 1 >= end || text[i + 1] is ' ' or '-') => 1,
            '|' when i + 1 >= end => 1,
            '·' or '•' when i + 1 < end && text[i + 1] == ' ' => 1,
            '.' => LeaderLength(text, i, end),
            '_' when Run(text, i, end, '_') >= 3 => Run(text, i, end, '_'),
            _ => 0,
        };
    }

    private static int LeaderLength(string text, int i, int end) => text[i] == '.' && Run(text, i, end, '.') is >= 3 and var n ? n : 0;

    private static int Run(string text, int i, int end, char c)
    {
        int n = i;
        while (n < end && text[n] == c)
        {
            n++;
        }

        return n - i;
    }
}
