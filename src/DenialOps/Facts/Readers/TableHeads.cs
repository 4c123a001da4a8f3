using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Finds the heads of a table above one of its rows and gives each to the amount it stands over.</summary>
internal sealed class TableHeads(ReadingContext context)
{
    private const int MaxHeaderLines = 4;
    private const int MaxColumnDistance = 14;

    /// <summary>For the many lines without an amount; nobody adds to what a line has.</summary>
    private static readonly List<Mention> NoAmounts = [];

    private readonly LetterLayout _layout = context.Layout;

    /// <summary>The column heads above a row: between bars one line, else up to four, each of whose cells belongs to the nearest amount.</summary>
    public TableColumns? Above(int rowLine, List<Mention> amounts)
    {
        var row = _layout.Lines[rowLine];
        if (IsBarred(row))
        {
            return BarredAbove(rowLine);
        }

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

        return found >= Math.Min(2, amounts.Count) ? new TableColumns(Places(row, amounts.ConvertAll(a => a.Span)), labels) : null;
    }

    /// <summary>The head above a row between bars: an empty cell has no width there, so a column is known by the bars before it.</summary>
    private TableColumns? BarredAbove(int rowLine)
    {
        for (int i = rowLine - 1; i >= 0 && i >= rowLine - 8; i--)
        {
            var line = _layout.Lines[i];
            if (IsBarred(line) && IsHead(line))
            {
                return ColumnsOf(line);
            }
        }

        return null;
    }

    private TableColumns ColumnsOf(Line head)
    {
        var cells = _layout.Cells.GetRange(head.FirstCell, head.CellCount);
        return new TableColumns(
            Places(head, cells.ConvertAll(c => c.Span)), [.. cells.Select(c => _layout.Text[c.Start..c.End].ToLowerInvariant())]);
    }

    /// <summary>Whether the line is a head between bars, under which columns begin anew.</summary>
    public bool IsBarredHead(Line line) => IsBarred(line) && IsHead(line) && ColumnsOf(line).HasMoney;

    /// <summary>Whether two bars and more part the line.</summary>
    private bool IsBarred(Line line) => _layout.Text.AsSpan(line.Start, line.End - line.Start).Count('|') >= 2;

    /// <summary>Where each stretch of a line stands: between bars the number of bars before it, else the middle of its characters.</summary>
    public double[] Places(Line line, IReadOnlyList<TextSpan> spans)
    {
        var places = new double[spans.Count];
        bool barred = IsBarred(line);
        int bars = 0, from = line.Start;
        for (int i = 0; i < places.Length; i++)
        {
            bars += barred ? _layout.Text.AsSpan(from, spans[i].Start - from).Count('|') : 0;
            from = spans[i].Start;
            places[i] = barred ? bars : ((spans[i].Start + spans[i].End) / 2.0) - line.Start;
        }

        return places;
    }

    private bool IsRuleOnly(Line line) => !line.IsBlank && IsRule(line);

    /// <summary>A line of two cells and more, without amounts and without labels that have values.</summary>
    private bool IsHead(Line line) =>
        !line.IsBlank && !IsRule(line) && AmountsOf(line).Count == 0 && line.CellCount >= 2 && !HasLabelledValue(line);

    /// <summary>The amounts of a line, in order.</summary>
    public List<Mention> AmountsOf(Line line)
    {
        List<Mention>? amounts = null;
        for (int m = context.MentionAt(line.Start); m < context.Mentions.Length && context.Mentions[m].Start < line.End; m++)
        {
            if (context.Mentions[m].Kind == MentionKind.Amount)
            {
                (amounts ??= []).Add(context.Mentions[m]);
            }
        }

        return amounts ?? NoAmounts;
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
        bool paired = header.CellCount == row.CellCount && row.CellCount >= 3;
        var nearest = new (string? Text, double Distance)[amounts.Count];
        for (int c = 0; c < header.CellCount; c++)
        {
            var cell = _layout.Cells[header.FirstCell + c];
            var (amount, distance) = paired ? Under(_layout.Cells[row.FirstCell + c], amounts) : Nearest(cell, amounts, row);
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
}
