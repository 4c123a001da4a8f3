using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads claim tables: rows with codes, days and amounts under column heads, and their totals.</summary>
internal sealed class TableReader(ReadingContext context)
{
    private static readonly string[] StatusStarts = ["denied", "approved", "not covered", "not approved"];

    private const int MaxHeaderLines = 4;
    private const int MaxColumnDistance = 14;

    private readonly LetterLayout _layout = context.Layout;

    /// <summary>Lines whose amounts have labels of their own.</summary>
    private readonly HashSet<int> _labelled = [.. context.Fields.Where(f => f.Certainty > 0.7 && f.Field is Field.Billed or Field.Allowed or Field.Paid or Field.PatientShare && char.IsDigit(LastCharacter(context, f))).Select(f => f.Line)];

    private static char LastCharacter(ReadingContext context, FieldHit field) => context.Text[field.Value.End - 1];

    /// <summary>The rows of all tables that stand outside general parts, in order.</summary>
    public List<TableRow> Read()
    {
        var rows = new List<TableRow>();
        Columns? columns = null;
        int quiet = 0;
        for (int i = 0; i < _layout.Lines.Count; i++)
        {
            var line = _layout.Lines[i];
            if (line.IsBlank || _layout.Zones[i] == Zone.Boilerplate)
            {
                columns = _layout.Zones[i] == Zone.Boilerplate ? null : columns;
                continue;
            }

            var amounts = AmountsOf(line);
            bool total = IsTotal(line);
            TableRow? row = null;
            if ((amounts.Count >= 2 || (columns is not null && amounts.Count > 0 && total)) && !_labelled.Contains(i))
            {
                columns = columns is null || columns.Amounts.Count < amounts.Count ? HeaderAbove(i, amounts) ?? columns : columns;
                row = ReadRow(i, line, amounts, columns, total);
            }

            row ??= ReadCodeRow(i, line);
            if (row is not null)
            {
                rows.Add(row);
                quiet = 0;
            }
            else if (++quiet > 6)
            {
                columns = null;
            }
        }

        return rows;
    }

    private List<Mention> AmountsOf(Line line)
    {
        var amounts = new List<Mention>();
        for (int m = context.MentionAt(line.Start); m < context.Mentions.Count && context.Mentions[m].Start < line.End; m++)
        {
            if (context.Mentions[m].Kind == MentionKind.Amount)
            {
                amounts.Add(context.Mentions[m]);
            }
        }

        return amounts;
    }

    private bool IsTotal(Line line)
    {
        for (int c = line.FirstCell + 1; c < line.FirstCell + line.CellCount; c++)
        {
            var inner = _layout.Text.AsSpan(_layout.Cells[c].Start, _layout.Cells[c].End - _layout.Cells[c].Start);
            if (inner.StartsWith("claim total", StringComparison.OrdinalIgnoreCase) || inner.StartsWith("total", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        var cell = _layout.Cells[line.FirstCell];
        var text = _layout.Text.AsSpan(cell.Start, Math.Min(cell.End - cell.Start, 24));
        return text.Contains("total", StringComparison.OrdinalIgnoreCase) || text.StartsWith("sum", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The column heads above a row: up to four lines without amounts, each of whose cells belongs to the nearest amount.</summary>
    private Columns? HeaderAbove(int rowLine, List<Mention> amounts)
    {
        var row = _layout.Lines[rowLine];
        var labels = new string[amounts.Count];
        var sources = new List<(int Line, int Column, string Text)>();
        int found = 0;
        for (int i = rowLine - 1, seen = 0; i >= 0 && i >= rowLine - 8 && seen < MaxHeaderLines; i--)
        {
            var line = _layout.Lines[i];
            if (line.IsBlank || IsRule(line))
            {
                if (seen > 0 && line.IsBlank)
                {
                    break;
                }

                continue;
            }

            if (AmountsOf(line).Count > 0)
            {
                if (seen > 0)
                {
                    break;
                }

                continue;
            }

            bool wide = line.CellCount >= 2 && !HasLabelledValue(line);
            if (!wide)
            {
                if (seen > 0)
                {
                    break;
                }

                continue;
            }

            seen++;
            found += Assign(line, row, amounts, labels);
        }

        return found >= Math.Min(2, amounts.Count) ? new Columns([.. amounts.Select(a => (Center(a, row), a))], labels) : null;
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
        int found = 0;
        for (int c = 0; c < header.CellCount; c++)
        {
            var cell = _layout.Cells[header.FirstCell + c];
            double center = (cell.Column + cell.EndColumn) / 2.0;
            int nearest = -1;
            double distance = MaxColumnDistance;
            for (int a = 0; a < amounts.Count; a++)
            {
                double d = piped
                    ? _layout.Cells[row.FirstCell + c].Span.Contains(amounts[a].Start) ? 0 : double.MaxValue
                    : Distance(cell, amounts[a], row, center);
                if (d < distance)
                {
                    (nearest, distance) = (a, d);
                }
            }

            if (nearest >= 0)
            {
                string text = _layout.Text[cell.Start..cell.End].ToLowerInvariant();
                labels[nearest] = labels[nearest] is { } below ? text + " " + below : text;
                found++;
            }
        }

        return found;
    }

    private static double Distance(Cell cell, Mention amount, Line row, double center)
    {
        int start = amount.Start - row.Start, end = amount.End - row.Start;
        bool overlaps = cell.Column < end && start < cell.EndColumn;
        double d = Math.Abs(center - ((start + end) / 2.0));
        return overlaps ? d / 4 : d;
    }

    private static double Center(Mention mention, Line line) => ((mention.Start + mention.End) / 2.0) - line.Start;

    private TableRow? ReadRow(int index, Line line, List<Mention> amounts, Columns? columns, bool total)
    {
        if (columns is null)
        {
            return null;
        }

        var row = new TableRow
        {
            Line = index,
            Span = new TextSpan(line.Start, line.End),
            IsTotal = total,
            Date = total ? null : FirstDate(line),
            Description = total ? null : Description(line),
            Status = Status(line),
            Codes = Codes(line),
        };
        bool any = false;
        foreach (var amount in amounts)
        {
            any |= Place(ref row, columns.KindOf(Center(amount, line)), amount);
        }

        return any ? row : null;
    }

    private static bool Place(ref TableRow row, Field kind, Mention amount)
    {
        var before = row;
        row = kind switch
        {
            Field.Billed when row.Billed is null => row with { Billed = amount },
            Field.Allowed when row.Allowed is null => row with { Allowed = amount },
            Field.Paid when row.Paid is null => row with { Paid = amount },
            Field.PatientShare when row.PatientShare is null => row with { PatientShare = amount },
            Field.Deductible when row.Deductible is null => row with { Deductible = amount },
            Field.Copay when row.Copay is null => row with { Copay = amount },
            Field.Coinsurance when row.Coinsurance is null => row with { Coinsurance = amount },
            _ => row,
        };
        return !ReferenceEquals(before, row);
    }

    /// <summary>A row without amounts: a procedure code in a cell and words in another.</summary>
    private TableRow? ReadCodeRow(int index, Line line)
    {
        if (line.CellCount < 2)
        {
            return null;
        }

        var codes = Codes(line);
        bool codeCell = codes.Any(m => m.Kind is MentionKind.Cpt or MentionKind.Hcpcs && m.Confidence >= 0.5
            && _layout.CellAt(m.Start) is { } cell && (m.Start - cell.Start <= 2 || cell.End - m.End <= 4));
        return codeCell && Description(line) is { } description
            ? new TableRow { Line = index, Span = new TextSpan(line.Start, line.End), Date = FirstDate(line), Description = description, Status = Status(line), Codes = codes }
            : null;
    }

    private Mention? FirstDate(Line line) => context.FirstIn(line.Start, Math.Min(line.End, line.Start + 60), MentionKind.Date);

    private List<Mention> Codes(Line line) =>
        [.. context.MentionsIn(line.Start, line.End).Where(m => m.Kind is MentionKind.Cpt or MentionKind.Hcpcs or MentionKind.Modifier or MentionKind.Carc or MentionKind.Rarc)];

    private TextSpan? Description(Line line)
    {
        for (int c = line.FirstCell; c < line.FirstCell + line.CellCount; c++)
        {
            var cell = _layout.Cells[c];
            int start = cell.Start;
            if (context.FirstIn(start, start + 1, MentionKind.Date) is { } date)
            {
                start = Math.Min(date.End, cell.End);
            }
            else if (context.MentionsIn(start, start + 1).FirstOrDefault(m => m.Kind is MentionKind.Cpt or MentionKind.Hcpcs) is { } code)
            {
                start = Math.Min(code.End, cell.End);
            }

            while (start < cell.End && _layout.Text[start] is ' ' or '-' or ':' or ',' or '*')
            {
                start++;
            }

            int end = context.MentionsIn(start, cell.End).FirstOrDefault(m => m.Kind is MentionKind.Amount or MentionKind.Cpt or MentionKind.Hcpcs) is { } stop ? stop.Start : cell.End;
            while (end > start && _layout.Text[end - 1] is ' ' or '(' or '$' or '-' or ',')
            {
                end--;
            }

            if (IsWords(start, end) && !IsLabel(cell.Start))
            {
                return new TextSpan(start, end);
            }
        }

        return null;
    }

    private bool IsWords(int start, int end)
    {
        if (end < _layout.Text.Length && _layout.Text[end] == ':' || (end > start && _layout.Text[end - 1] == ':'))
        {
            return false;
        }

        int letters = 0;
        for (int i = start; i < end; i++)
        {
            letters += char.IsLetter(_layout.Text[i]) ? 1 : 0;
        }

        return letters >= 5 && letters * 2 > end - start && !IsStatus(_layout.Text.AsSpan(start, end - start));
    }

    private bool IsLabel(int start)
    {
        int word = _layout.Words.IndexAt(start);
        return word < _layout.Words.Count && context.Index.AtLabel(_layout.Words.Start(word)) is not null;
    }

    private TextSpan? Status(Line line)
    {
        for (int c = line.FirstCell; c < line.FirstCell + line.CellCount; c++)
        {
            var cell = _layout.Cells[c];
            if (IsStatus(_layout.Text.AsSpan(cell.Start, cell.End - cell.Start)))
            {
                return cell.Span;
            }
        }

        return null;
    }

    private static bool IsStatus(ReadOnlySpan<char> text) =>
        TextMatch.StartsWithAny(text, StatusStarts)
        || (text.StartsWith("paid", StringComparison.OrdinalIgnoreCase) && text.Length < 10);

    private sealed class Columns(IReadOnlyList<(double Center, Mention Mention)> amounts, string[] labels)
    {
        public IReadOnlyList<(double Center, Mention Mention)> Amounts { get; } = amounts;

        public Field KindOf(double center)
        {
            int nearest = 0;
            for (int i = 1; i < Amounts.Count; i++)
            {
                if (Math.Abs(Amounts[i].Center - center) < Math.Abs(Amounts[nearest].Center - center))
                {
                    nearest = i;
                }
            }

            return labels[nearest] is { } label ? Classify(label) : Field.None;
        }

        private static Field Classify(string label)
        {
            ReadOnlySpan<(string Word, Field Field)> rules =
            [
                ("not covered", Field.None), ("noncovered", Field.None), ("non-covered", Field.None), ("ineligible", Field.None), ("discount", Field.None), ("saving", Field.None), ("reduc", Field.None),
                ("be billed", Field.PatientShare), ("you owe", Field.PatientShare), ("may owe", Field.PatientShare), (" owes", Field.PatientShare), ("your share", Field.PatientShare), ("responsib", Field.PatientShare), ("liabil", Field.PatientShare), ("your cost", Field.PatientShare), ("you pay", Field.PatientShare), ("pt resp", Field.PatientShare), ("patient share", Field.PatientShare),
                ("deduct", Field.Deductible), ("copay", Field.Copay), ("co-pay", Field.Copay), ("coins", Field.Coinsurance), ("co-ins", Field.Coinsurance),
                ("other ins", Field.None), ("adj", Field.None),
                ("we pay", Field.Paid), ("paid", Field.Paid), ("pays", Field.Paid), ("payment", Field.Paid), ("allow", Field.Allowed), ("plan rate", Field.Allowed), ("eligible", Field.Allowed), ("approved", Field.Allowed), ("covered", Field.Allowed),
                ("bill", Field.Billed), ("charge", Field.Billed), ("submitted", Field.Billed), ("fee", Field.Billed), ("cost", Field.Billed), ("price", Field.Billed),
            ];
            foreach (var (word, field) in rules)
            {
                if (label.Contains(word, StringComparison.Ordinal))
                {
                    return field;
                }
            }

            return Field.None;
        }
    }
}
