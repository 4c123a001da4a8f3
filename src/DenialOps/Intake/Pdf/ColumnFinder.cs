namespace DenialOps.Intake.Pdf;

/// <summary>
/// Finds prose that is set in two columns, which is read column by column. A table of labels and values looks alike from afar and is
/// read row by row; prose shows by long lines on both sides, many of which go on in lower case.
/// </summary>
internal static class ColumnFinder
{
    private const int LeastLines = 6;
    private const double LeastCharacters = 22;
    private const double LeastLowerStarts = 0.3;
    private const double MostLabels = 0.25;
    private const double LeastSingleRuns = 0.8;
    private const double LooseStep = 1.6;
    private const int Candidates = 4;

    /// <summary>Two columns between two lines of a page.</summary>
    /// <param name="First">Index of the first line.</param>
    /// <param name="End">Index one past the last line.</param>
    /// <param name="Gutter">Where the right column begins, in points.</param>
    internal readonly record struct Region(int First, int End, double Gutter);

    /// <summary>The largest two-column region of the lines; null when there is none.</summary>
    public static Region? Find(IReadOnlyList<TextLayoutLine> lines, double characterWidth)
    {
        if (lines.Count < LeastLines)
        {
            return null;
        }

        var left = lines.Min(line => line.Runs[0].Left);
        var width = lines.Max(line => line.Runs[^1].Right) - left;
        var starts = lines
            .SelectMany(line => line.Runs)
            .Where(run => run.Left > left + (0.3 * width) && run.Left < left + (0.7 * width))
            .GroupBy(run => Math.Round(run.Left / characterWidth))
            .OrderByDescending(group => group.Count())
            .Take(Candidates)
            .Select(group => group.Min(run => run.Left));
        foreach (var gutter in starts)
        {
            if (Largest(lines, gutter - (0.5 * characterWidth)) is { } region)
            {
                return region;
            }
        }

        return null;
    }

    private static Region? Largest(IReadOnlyList<TextLayoutLine> lines, double gutter)
    {
        Region? best = null;
        var first = 0;
        for (var i = 0; i <= lines.Count; i++)
        {
            if (i < lines.Count && !lines[i].Runs.Any(run => run.Left < gutter && run.Right > gutter))
            {
                continue;
            }

            if (i - first >= LeastLines && (best is null || i - first > best.Value.End - best.Value.First))
            {
                var region = Trim(lines, new Region(first, i, gutter));
                best = IsProse(lines, region) ? region : best;
            }

            first = i + 1;
        }

        return best;
    }

    /// <summary>Lines with one side only, before the first and after the last line with both, are not the columns'.</summary>
    private static Region Trim(IReadOnlyList<TextLayoutLine> lines, Region region)
    {
        var (first, end, gutter) = (region.First, region.End, region.Gutter);
        var rightFirst = Enumerable.Range(first, end - first).FirstOrDefault(i => lines[i].Runs[^1].Left >= gutter, end);
        var leftFirst = Enumerable.Range(first, end - first).FirstOrDefault(i => lines[i].Runs[0].Left < gutter, end);
        var start = Math.Max(rightFirst, leftFirst);

        // Baselines of two columns need not agree: the line just above may be the other column's first.
        if (start > first && start < end && lines[start - 1].Y - lines[start].Y < lines[start].Size)
        {
            start--;
        }

        var stop = end;
        while (stop > start && lines[stop - 1].Runs[^1].Left < gutter)
        {
            stop--;
        }

        // The left column may be the longer one, as long as its lines follow each other closely.
        while (stop > start && stop < end && lines[stop - 1].Y - lines[stop].Y < LooseStep * lines[stop].Size)
        {
            stop++;
        }

        return region with { First = start, End = stop };
    }

    private static bool IsProse(IReadOnlyList<TextLayoutLine> lines, Region region)
    {
        List<string> left = [], right = [];
        int leftRuns = 0, rightRuns = 0;
        for (var i = region.First; i < region.End; i++)
        {
            var (ofLeft, ofRight) = Sides(lines[i], region.Gutter);
            AddSide(left, ofLeft, ref leftRuns);
            AddSide(right, ofRight, ref rightRuns);
        }

        return IsProse(left, leftRuns) && IsProse(right, rightRuns);
    }

    /// <summary>The runs on either side of the gutter.</summary>
    public static (IReadOnlyList<TextRun> Left, IReadOnlyList<TextRun> Right) Sides(TextLayoutLine line, double gutter) =>
        ([.. line.Runs.Where(run => run.Left < gutter)], [.. line.Runs.Where(run => run.Left >= gutter)]);

    private static void AddSide(List<string> side, IReadOnlyList<TextRun> runs, ref int singles)
    {
        if (runs.Count > 0)
        {
            side.Add(string.Join(' ', runs.Select(run => run.Text)));
            singles += runs.Count == 1 ? 1 : 0;
        }
    }

    private static bool IsProse(List<string> side, int singles) =>
        side.Count >= LeastLines
        && side.Average(text => text.Length) >= LeastCharacters
        && singles >= LeastSingleRuns * side.Count
        && side.Count(text => char.IsLower(text[0])) >= LeastLowerStarts * side.Count
        && side.Count(text => text.AsSpan(0, Math.Min(25, text.Length)).Contains(':')) <= MostLabels * side.Count;
}
