using System.Text;

namespace DenialOps.Intake.Pdf;

/// <summary>Puts a page's characters into lines by their baselines, and a line's characters into words by the gaps between them.</summary>
internal sealed class LineBuilder
{
    /// <summary>Baselines closer than this share of the type size are one line: it holds superscripts together and lines apart.</summary>
    private const double SameLine = 0.4;

    /// <summary>A gap of this share of the type size is a space even where none is drawn.</summary>
    private const double WordGap = 0.12;

    /// <summary>A drawn space that takes no room is none.</summary>
    private const double RealGap = 0.04;

    /// <summary>A gap of more than two characters parts columns.</summary>
    private const double ColumnGap = 2.1;

    private const double TwoSpaces = 1.5;
    private const double FixedPitchShare = 0.9;
    private const double Proportional = 0.88;

    /// <summary>The same character again at nearly the same place is how some programs draw bold.</summary>
    private const double Overprint = 0.1;

    private readonly double _characterWidth;
    private readonly double _size;

    private LineBuilder(IReadOnlyList<Glyph> glyphs)
    {
        _characterWidth = Math.Max(Median(glyphs.Select(glyph => glyph.EndX - glyph.X)), 0.5);
        _size = Math.Max(Median(glyphs.Select(glyph => glyph.Size)), 0.5);
    }

    /// <summary>The lines of upright characters, from the top, and the width in points that a column of the text stands for.</summary>
    public static (IReadOnlyList<TextLayoutLine> Lines, double CharacterWidth) Build(IReadOnlyList<Glyph> glyphs)
    {
        var inked = glyphs.Where(glyph => !glyph.IsSpace).ToList();
        if (inked.Count == 0)
        {
            return ([], 1);
        }

        var builder = new LineBuilder(inked);
        return (builder.Lines(glyphs), builder.ColumnWidth(inked));
    }

    /// <summary>The middle value; 0 for none.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }

    /// <summary>Type of one width keeps its columns exactly; other type gets a little more room, so that a wide label pushes no column.</summary>
    private double ColumnWidth(List<Glyph> glyphs)
    {
        var same = glyphs.Count(glyph => Math.Abs(glyph.EndX - glyph.X - _characterWidth) < 0.02 * _characterWidth);
        return same > FixedPitchShare * glyphs.Count ? _characterWidth : Proportional * _characterWidth;
    }

    private List<TextLayoutLine> Lines(IReadOnlyList<Glyph> glyphs)
    {
        var lines = new List<TextLayoutLine>();
        var current = new List<Glyph>();
        double baseline = 0, size = 0;
        foreach (var glyph in glyphs.OrderByDescending(glyph => glyph.Y))
        {
            if (current.Count > 0 && baseline - glyph.Y > SameLine * Math.Max(size, glyph.Size))
            {
                AddLine(lines, current, baseline, size);
                current.Clear();
            }

            if (current.Count == 0 || (glyph.Size > size * 1.1 && !glyph.IsSpace))
            {
                (baseline, size) = (glyph.Y, glyph.Size);
            }

            current.Add(glyph);
        }

        AddLine(lines, current, baseline, size);
        return lines;
    }

    private void AddLine(List<TextLayoutLine> lines, List<Glyph> glyphs, double baseline, double size)
    {
        var runs = Runs([.. glyphs.OrderBy(glyph => glyph.X)]);
        if (runs.Count > 0)
        {
            lines.Add(new TextLayoutLine(baseline, size, runs));
        }
    }

    private List<TextRun> Runs(List<Glyph> glyphs)
    {
        var runs = new List<TextRun>();
        var text = new StringBuilder();
        double left = 0, right = 0;
        var spaced = false;
        Glyph? last = null;
        foreach (var glyph in glyphs)
        {
            if (glyph.IsSpace)
            {
                spaced = true;
                continue;
            }

            if (last is { } before)
            {
                if (before.Text == glyph.Text && Math.Abs(glyph.X - before.X) < Overprint * glyph.Size)
                {
                    continue;
                }

                var separator = Separator(before, glyph, glyph.X - right, spaced);
                if (separator is null)
                {
                    runs.Add(new TextRun(text.ToString(), left, right));
                    text.Clear();
                }

                text.Append(separator);
            }

            left = text.Length == 0 ? glyph.X : left;
            right = text.Length == 0 ? glyph.EndX : Math.Max(right, glyph.EndX);
            text.Append(glyph.Text);
            spaced = false;
            last = glyph;
        }

        if (text.Length > 0)
        {
            runs.Add(new TextRun(text.ToString(), left, right));
        }

        return runs;
    }

    /// <summary>What stands between two characters of a line: nothing, spaces, or, for a column's gap, null.</summary>
    private string? Separator(Glyph before, Glyph glyph, double gap, bool spaced)
    {
        var width = _characterWidth * Math.Max(1, Math.Min(glyph.Size, before.Size) / _size);
        if (gap > ColumnGap * width)
        {
            return null;
        }

        var apart = gap > WordGap * glyph.Size || (spaced && gap > RealGap * glyph.Size);
        return !apart ? string.Empty : gap > TwoSpaces * width ? "  " : " ";
    }
}
