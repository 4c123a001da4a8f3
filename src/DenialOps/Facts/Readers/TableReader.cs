using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads claim tables: rows with codes, days and amounts under column heads, and their totals.</summary>
internal sealed class TableReader(ReadingContext context)
{
    private readonly LetterLayout _layout = context.Layout;
    private readonly TableHeads _heads = new(context);
    private readonly TableCells _cells = new(context);

    /// <summary>Lines whose amounts have labels of their own.</summary>
    private readonly HashSet<int> _labelled = LabelledLines(context);

    /// <summary>The rows of all tables that stand outside general parts, in order.</summary>
    public List<TableRow> Read()
    {
        var rows = new List<TableRow>();
        TableColumns? columns = null;
        int quiet = 0;
        for (int i = 0; i < _layout.Lines.Count; i++)
        {
            var line = _layout.Lines[i];
            if (line.IsBlank || _layout.Zones[i] == Zone.Boilerplate)
            {
                columns = _layout.Zones[i] == Zone.Boilerplate ? null : columns;
                continue;
            }

            if (_heads.IsBarredHead(line))
            {
                columns = null;
            }

            var amounts = _heads.AmountsOf(line);
            bool total = amounts.Count > 0 && _cells.IsTotal(line);
            TableRow? row = null;
            if ((amounts.Count >= 2 || (columns is not null && amounts.Count > 0 && total)) && (!_labelled.Contains(i) || (total && amounts.Count >= 3)))
            {
                columns = columns is null || columns.Count < amounts.Count ? _heads.Above(i, amounts) ?? columns : columns;
                row = ReadRow(i, line, amounts, columns, total);
                if (row is { IsTotal: false, Description: null } && rows.Count > 0 && rows[^1].Line == i - 2)
                {
                    row = row with { Description = _cells.DescriptionAlone(_layout.Lines[i - 1]) };
                }
            }

            row ??= ReadCodeRow(i, line);
            if (row is not null)
            {
                rows.Add(row with { Outcome = _cells.OutcomeOf(row) });
                quiet = 0;
            }
            else if (++quiet > 6)
            {
                columns = null;
            }
        }

        return rows;
    }

    private TableRow? ReadRow(int index, Line line, List<Mention> amounts, TableColumns? columns, bool total)
    {
        if (columns is null || IsSentence(line))
        {
            return null;
        }

        var row = new TableRow
        {
            Line = index,
            Span = new TextSpan(line.Start, line.End),
            IsTotal = total,
            Date = total ? null : _cells.FirstDate(line),
            Description = total ? null : _cells.Description(line),
            Status = _cells.Status(line),
            Codes = _cells.Codes(line),
        };
        bool any = false;
        var places = _heads.Places(line, amounts.ConvertAll(a => a.Span));
        for (int a = 0; a < places.Length; a++)
        {
            any |= Place(ref row, columns.KindOf(places[a]), amounts[a]);
        }

        return any ? row : null;
    }

    /// <summary>"Your deductible so far: $1,200.00 of $2,000.00." under a table is no row of it.</summary>
    private bool IsSentence(Line line) => line.CellCount == 1 && _layout.Text[_layout.Cells[line.FirstCell].End - 1] == '.';

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

        var codes = _cells.Codes(line);
        bool codeCell = codes.Any(m => m.Kind is MentionKind.Cpt or MentionKind.Hcpcs && m.Confidence >= 0.5
            && _layout.CellAt(m.Start) is { } cell && (m.Start - cell.Start <= 2 || cell.End - m.End <= 4));
        return codeCell && _cells.Description(line) is { } description
            ? new TableRow
            {
                Line = index,
                Span = new TextSpan(line.Start, line.End),
                Date = _cells.FirstDate(line),
                Description = description,
                Status = _cells.Status(line),
                Codes = codes
            }
            : null;
    }

    private static HashSet<int> LabelledLines(ReadingContext context)
    {
        var lines = new HashSet<int>();
        foreach (var field in context.Fields)
        {
            if (IsLabelledAmount(context, field))
            {
                lines.Add(field.Line);
            }
        }

        return lines;
    }

    private static bool IsLabelledAmount(ReadingContext context, FieldHit field) =>
        field.Certainty > 0.7 && field.Field is Field.Billed or Field.Allowed or Field.Paid or Field.PatientShare
        && char.IsDigit(context.Text[field.Value.End - 1]);
}
