using System.Text;

namespace DenialOps.Intake.Pdf;

/// <summary>
/// Writes a page's characters as text that looks like the page, as <c>pdftotext -layout</c> does: a visual line is a line, columns
/// stay in line under each other and at least three spaces apart, a paragraph's gap is a blank line. Prose in two columns is written
/// column by column, and text in another direction after the rest.
/// </summary>
internal static class PageLayout
{
    private const int LeastGap = 3;
    private const int WidestIndent = 200;

    /// <summary>A step between lines this much larger than usual is a paragraph's.</summary>
    private const double ParagraphStep = 1.3;

    /// <summary>Directions are told apart to this many degrees; a scan's text layer may lean a little.</summary>
    private const double DirectionStep = 15;

    /// <summary>The text of a page; each line ends with a line feed.</summary>
    public static string Write(IReadOnlyList<Glyph> glyphs)
    {
        var text = new StringBuilder();
        foreach (var direction in glyphs.Where(glyph => !glyph.IsSpace).GroupBy(Direction).OrderByDescending(group => group.Count()).Select(group => group.Key))
        {
            var upright = glyphs.Where(glyph => Direction(glyph) == direction).Select(glyph => Turn(glyph, direction)).ToList();
            var (lines, characterWidth) = LineBuilder.Build(upright);
            if (text.Length > 0)
            {
                text.Append('\n');
            }

            Write(text, lines, characterWidth, depth: 0);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, IReadOnlyList<TextLayoutLine> lines, double characterWidth, int depth)
    {
        if (depth < 8 && ColumnFinder.Find(lines, characterWidth) is { } region)
        {
            var columns = lines.Skip(region.First).Take(region.End - region.First).Select(line =>
                (line, sides: ColumnFinder.Sides(line, region.Gutter))).ToList();
            IReadOnlyList<TextLayoutLine>[] parts =
            [
                [.. lines.Take(region.First)],
                [.. columns.Where(pair => pair.sides.Left.Count > 0).Select(pair => pair.line with { Runs = pair.sides.Left })],
                [.. columns.Where(pair => pair.sides.Right.Count > 0).Select(pair => pair.line with { Runs = pair.sides.Right })],
                [.. lines.Skip(region.End)],
            ];
            foreach (var part in parts.Where(part => part.Count > 0))
            {
                if (text.Length > 0)
                {
                    text.Append('\n');
                }

                Write(text, part, characterWidth, depth + 1);
            }

            return;
        }

        WriteLines(text, lines, characterWidth);
    }

    private static void WriteLines(StringBuilder text, IReadOnlyList<TextLayoutLine> lines, double characterWidth)
    {
        if (lines.Count == 0)
        {
            return;
        }

        var left = lines.Min(line => line.Runs[0].Left);
        var step = UsualStep(lines);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && lines[i - 1].Y - lines[i].Y > ParagraphStep * Math.Max(step, Math.Min(lines[i - 1].Size, lines[i].Size)))
            {
                text.Append('\n');
            }

            WriteLine(text, lines[i], left, characterWidth);
        }
    }

    private static void WriteLine(StringBuilder text, TextLayoutLine line, double left, double characterWidth)
    {
        var start = text.Length;
        foreach (var run in line.Runs)
        {
            var column = (int)Math.Clamp(Math.Round((run.Left - left) / characterWidth), 0, WidestIndent);
            var used = text.Length - start;
            text.Append(' ', Math.Max(column - used, used == 0 ? 0 : LeastGap)).Append(run.Text);
        }

        text.Append('\n');
    }

    /// <summary>The usual step from line to line within a paragraph.</summary>
    private static double UsualStep(IReadOnlyList<TextLayoutLine> lines)
    {
        var steps = new List<double>();
        for (var i = 1; i < lines.Count; i++)
        {
            var step = lines[i - 1].Y - lines[i].Y;
            if (step < 2.2 * lines[i].Size)
            {
                steps.Add(step);
            }
        }

        return LineBuilder.Median(steps);
    }

    /// <summary>The direction of a glyph's baseline in whole steps of degrees.</summary>
    private static double Direction(Glyph glyph)
    {
        var degrees = Math.Atan2(glyph.EndY - glyph.Y, glyph.EndX - glyph.X) * 180 / Math.PI;
        var rounded = Math.Round(degrees / DirectionStep) * DirectionStep;
        return rounded <= -180 ? 180 : rounded + 0.0;
    }

    private static Glyph Turn(Glyph glyph, double degrees)
    {
        if (degrees == 0)
        {
            return glyph;
        }

        var (sine, cosine) = Math.SinCos(-degrees * Math.PI / 180);
        return glyph with
        {
            X = (glyph.X * cosine) - (glyph.Y * sine),
            Y = (glyph.X * sine) + (glyph.Y * cosine),
            EndX = (glyph.EndX * cosine) - (glyph.EndY * sine),
            EndY = (glyph.EndX * sine) + (glyph.EndY * cosine),
        };
    }
}
