using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Knowledge;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads the cells of a table's row that hold no amount: its day, codes, words and outcome, and whether it is a total.</summary>
internal sealed class TableCells(ReadingContext context)
{
    /// <summary>Under the head "Approved?".</summary>
    private static readonly string[] Answers = ["yes", "no"];

    private static readonly PhraseSet StatusStarts = new("denied", "approved", "not covered", "not approved");

    private readonly LetterLayout _layout = context.Layout;

    /// <summary>Whether the line gives a total.</summary>
    public bool IsTotal(Line line)
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
        return TextMatch.Holds(text, "total") || text.Equals("claim", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("sum", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The first day of a row.</summary>
    public Mention? FirstDate(Line line) => context.FirstIn(line.Start, Math.Min(line.End, line.Start + 60), MentionKind.Date);

    /// <summary>The codes of a row.</summary>
    public List<Mention> Codes(Line line)
    {
        var codes = new List<Mention>();
        foreach (var mention in context.MentionsIn(line.Start, line.End))
        {
            if (mention.Kind is MentionKind.Cpt or MentionKind.Hcpcs or MentionKind.Modifier or MentionKind.Carc or MentionKind.Rarc)
            {
                codes.Add(mention);
            }
        }

        return codes;
    }

    /// <summary>The words of a row that say what was done, or null.</summary>
    public TextSpan? Description(Line line)
    {
        for (int c = line.FirstCell; c < line.FirstCell + line.CellCount; c++)
        {
            var cell = _layout.Cells[c];
            int start = cell.Start;
            if (context.FirstIn(start, start + 1, MentionKind.Date) is { } date)
            {
                start = Math.Min(date.End, cell.End);
            }
            else if (context.FirstIn(start, start + 1, MentionKind.Cpt, MentionKind.Hcpcs) is { } code)
            {
                start = Math.Min(code.End, cell.End);
            }

            while (start < cell.End && _layout.Text[start] is ' ' or '-' or ':' or ',' or '*')
            {
                start++;
            }

            var stop = context.FirstIn(start, cell.End, MentionKind.Amount, MentionKind.Cpt, MentionKind.Hcpcs);
            int end = stop?.Start ?? cell.End;
            while (end > start && _layout.Text[end - 1] is ' ' or '(' or '$' or '-' or ',')
            {
                end--;
            }

            if (IsWords(start, end) && !IsLabel(cell.Start) && !IsPerson(start, end))
            {
                return new TextSpan(start, end);
            }
        }

        return null;
    }

    /// <summary>The words of a line that has nothing else: a description too long for its row.</summary>
    public TextSpan? DescriptionAlone(Line line) => line.CellCount == 1 ? Description(line) : null;

    /// <summary>The outcome of a row, or null.</summary>
    public TextSpan? Status(Line line)
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

    /// <summary>What became of a row: its own word counts first, then its money and its codes.</summary>
    public RowOutcome OutcomeOf(TableRow row)
    {
        if (row.Status is { } status)
        {
            var outcome = _layout.Text.AsSpan(status.Start, status.Length);
            return TextMatch.Holds(outcome, "denied") || TextMatch.Holds(outcome, "not ") || outcome.Equals("no", StringComparison.OrdinalIgnoreCase) ? RowOutcome.Denied : RowOutcome.Paid;
        }

        bool denialCode = row.Codes.Any(IsDenial);
        if (row.Paid?.Number > 0)
        {
            return denialCode ? RowOutcome.Unknown : RowOutcome.Paid;
        }

        bool nothing = row is { Billed.Number: > 0, Allowed.Number: 0, Paid.Number: 0 };
        return denialCode || nothing ? RowOutcome.Denied : row.Allowed?.Number > 0 ? RowOutcome.Paid : RowOutcome.Unknown;
    }

    private static bool IsDenial(Mention code) =>
        code.Kind == MentionKind.Carc && CodeBook.Current.Carc(code.Value) is { Kind: CodeKind.Denial or CodeKind.Unprocessable };

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

    /// <summary>"GAUTREAUX, RENE" in a remittance's column of patients.</summary>
    private bool IsPerson(int start, int end) =>
        _layout.Text.AsSpan(start, end - start).Contains(',') && NameShapes.PersonAt(_layout.Text, start, end) is { } person && person.End >= end - 1;

    private bool IsLabel(int start)
    {
        int word = _layout.Words.IndexAt(start);
        word += word < _layout.Words.Count && _layout.Words[word].Length <= 2 && char.IsAsciiDigit(_layout.Words[word][0]) ? 1 : 0;
        return word < _layout.Words.Count && context.Index.AtLabel(_layout.Words.Start(word)) is not null;
    }

    private static bool IsStatus(ReadOnlySpan<char> text) =>
        StatusStarts.Starts(text) || TextMatch.EqualsAny(text, Answers)
        || (text.StartsWith("paid", StringComparison.OrdinalIgnoreCase) && text.Length < 10);
}
