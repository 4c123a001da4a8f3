using DenialOps.Facts.Layout;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Finds the heads of a table above one of its rows and gives each to the amount it stands over.</summary>
internal sealed class TableHeads(ReadingContext context)
{
    private const int MaxHeaderLines = 4;
    private const int MaxColumnDistance = 14;

    private readonly LetterLayout _layout = context.Layout;

    /// <summary>The column heads above a row: up to four lines without amounts, each of whose cells belongs to the nearest amount.</summary>
    public TableColumns? Above(int rowLine, List<Mention> amounts)
    {
        var row = _layout.Lines[rowLine];
        var labels = new string[amounts.Count];
        int found = 0;
        for (int i = rowLine - 1, seen = 0; i >= 0 && i >= rowLine - 8 && seen < MaxHeaderLines; i--)
        {
            var line = _layout.Lines[i];
            if (IsHead(line))
            {
                seen++;
                found += Assign(line, row, amounts, labels);
            }
            else if (seen > 0 && !IsRuleOnly(line))
            {
                break;
            }
        }

        return found >= Math.Min(2, amounts.Count) ? new TableColumns([.. amounts.Select(a => Center(a, row))], labels) : null;
    }

    private bool IsRuleOnly(Line line) => !line.IsBlank && IsRule(line);

    /// <summary>A line of two cells and more, without amounts and without labels that have values.</summary>
    private bool IsHead(Line line) =>
        !line.IsBlank && !IsRule(line) && AmountsOf(line).Count == 0 && line.CellCount >= 2 && !HasLabelledValue(line);

    /// <summary>The amounts of a line, in order.</summary>
    public List<Mention> AmountsOf(Line line)
    {
        var amounts = new List<Mention>();
        for (int m = context.MentionAt(line.Start); m < context.Mentions.Length && context.Mentions[m].Start < line.End; m++)
        {
            if (context.Mentions[m].Kind == MentionKind.Amount)
            {
                amounts.Add(context.Mentions[m]);
            }
        }

        return amounts;
    }

    private bool HasLabelledValue(Line line)
    {
        for (int c = line.FirstCell; c < line.FirstCell + line.CellCount; c++)
        {
            var text = _layout.Text.AsSpan(_layout.Cells[c].Start, _layout.Cells[c].End - _layout.Cells[c].Start);
            int colon = text.IndexOf(": ");
            if (colon > 0 || (text[^1] == ':' && c + 1 < line.FirstCell + line.CellCount))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsRule(Line line)
    {
        foreach (char c in _layout.Text.AsSpan(line.Start, line.End - line.Start))
        {
            if (c is not (' ' or '-' or '=' or '|' or '_' or '+' or ':'))
            {
                return false;
            }
        }

        return true;
    }

    private int Assign(Line header, Line row, List<Mention> amounts, string[] labels)
    {
        bool piped = header.CellCount == row.CellCount && row.CellCount >= 3;
        var nearest = new (string? Text, double Distance)[amounts.Count];
        for (int c = 0; c < header.CellCount; c++)
        {
            var cell = _layout.Cells[header.FirstCell + c];
            var (amount, distance) = piped ? Under(_layout.Cells[row.FirstCell + c], amounts) : Nearest(cell, amounts, row);
            if (amount >= 0 && (nearest[amount].Text is null || distance < nearest[amount].Distance))
            {
                nearest[amount] = (_layout.Text[cell.Start..cell.End].ToLowerInvariant(), distance);
            }
        }

        int found = 0;
        for (int a = 0; a < nearest.Length; a++)
        {
            if (nearest[a].Text is { } text)
            {
                labels[a] = labels[a] is { } below ? text + " " + below : text;
                found++;
            }
        }

        return found;
    }

    private static (int Amount, double Distance) Under(Cell cell, List<Mention> amounts) => (amounts.FindIndex(a => cell.Span.Contains(a.Start)), 0);

    /// <summary>The amount that a head stands over, or nearly so; -1 where none is near.</summary>
    private static (int Amount, double Distance) Nearest(Cell cell, List<Mention> amounts, Line row)
    {
        double center = (cell.Column + cell.EndColumn) / 2.0;
        int nearest = -1;
        double distance = MaxColumnDistance;
        for (int a = 0; a < amounts.Count; a++)
        {
            double d = Distance(cell, amounts[a], row, center);
            if (d < distance)
            {
                (nearest, distance) = (a, d);
            }
        }

        return (nearest, distance);
    }

    private static double Distance(Cell cell, Mention amount, Line row, double center)
    {
        int start = amount.Start - row.Start, end = amount.End - row.Start;
        bool overlaps = cell.Column < end && start < cell.EndColumn;
        double d = Math.Abs(center - ((start + end) / 2.0));
        return overlaps ? d / 4 : d;
    }

    /// <summary>Where the middle of a mention stands on its line.</summary>
    public static double Center(Mention mention, Line line) => ((mention.Start + mention.End) / 2.0) - line.Start;
}
