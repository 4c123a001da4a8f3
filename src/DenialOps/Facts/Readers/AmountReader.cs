using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads the claim's totals: from labels, from the totals of a table, from prose.</summary>
internal sealed class AmountReader(ReadingContext context, IReadOnlyList<TableRow> rows)
{
    private readonly HashSet<int> _rowLines = [.. rows.Where(r => (r.Billed ?? r.Allowed ?? r.Paid) is not null).Select(r => r.Line)];

    /// <summary>Where several claims have a total each, the lines of those totals that follow no denied row.</summary>
    private readonly HashSet<int> _otherTotals = OtherTotals(rows);

    public AmountFacts Read() => new()
    {
        Billed = Read(Field.Billed, r => r.Billed),
        Allowed = Read(Field.Allowed, r => r.Allowed),
        Paid = Read(Field.Paid, r => r.Paid),
        PatientResponsibility = Read(Field.PatientShare, r => r.PatientShare),
        Deductible = Read(Field.Deductible, r => r.Deductible),
        Copay = Read(Field.Copay, r => r.Copay),
        Coinsurance = Read(Field.Coinsurance, r => r.Coinsurance),
    };

    private static HashSet<int> OtherTotals(IReadOnlyList<TableRow> rows)
    {
        var others = new HashSet<int>();
        bool refused = false, anyDenied = false;
        foreach (var row in rows)
        {
            if (row.IsTotal && !refused)
            {
                others.Add(row.Line);
            }

            anyDenied |= row.IsTotal && refused;
            refused = !row.IsTotal && (refused || row.Outcome == RowOutcome.Denied);
        }

        return anyDenied ? others : [];
    }

    private Fact<decimal>? Read(Field field, Func<TableRow, Mention?> column)
    {
        var best = new Best<decimal>();
        bool hasTotals = rows.Any(r => r.IsTotal && column(r) is not null);
        int others = rows.Count(r => !r.IsTotal && column(r) is not null);
        foreach (var row in rows)
        {
            if (column(row) is { } amount)
            {
                double score = row.IsTotal ? _otherTotals.Contains(row.Line) ? 0.3 : 0.97 : others == 1 && !hasTotals ? 0.9 : hasTotals ? 0.3 : 0.45;
                best.Offer(amount.Number!.Value, score * Trust(amount), amount.Span);
            }
        }

        double share = IsLineByLine(field) ? 0.5 : 1;
        foreach (var hit in context.Fields)
        {
            if (hit.Field == field && hit.Zone is Zone.Head or Zone.Body && AmountAt(hit.Value) is { } amount && !IsTableLine(amount))
            {
                best.Offer(amount.Number!.Value, 0.96 * hit.Certainty * Trust(amount) * (TotalFactor(hit) is 1 ? 1 : 0.97 * share), amount.Span);
            }
        }

        OfferProse(field, best);
        return best.ToFact(context);
    }

    /// <summary>Whether labels of one field stand right under each other with different amounts: then they are lines', not the claim's.</summary>
    private bool IsLineByLine(Field field)
    {
        (int Line, decimal Amount)? before = null;
        foreach (var hit in context.Fields)
        {
            if (hit.Field != field || TotalFactor(hit) is 1 || hit.Zone is not (Zone.Head or Zone.Body) || AmountAt(hit.Value) is not { } amount)
            {
                continue;
            }

            if (before is { } b && hit.Line - b.Line == 1 && b.Amount != amount.Number!.Value)
            {
                return true;
            }

            before = (hit.Line, amount.Number!.Value);
        }

        return false;
    }

    /// <summary>A label inside a row ("CHARGED 9,845.00" on line 1 of several) speaks for its row only, "total charge" for the claim.</summary>
    private double TotalFactor(FieldHit hit) =>
        TextMatch.Holds(context.Text.AsSpan(hit.Label.Start, hit.Label.Length), "total") ? 1 : 0.97;

    private bool IsTableLine(Mention amount) => _rowLines.Contains(context.Layout.LineAt(amount.Start));

    private static double Trust(Mention amount) => amount.Confidence >= 0.7 ? 1 : 0.8;

    /// <summary>The amount at the start of a value; of a sum written out ("$446 + $89 = $535") the result.</summary>
    private Mention? AmountAt(TextSpan value) =>
        context.Text.AsSpan(value.Start, value.Length).IndexOf('=') is var equals && equals > 0
            && context.FirstIn(value.Start + equals, Math.Min(value.End, value.Start + equals + 6), MentionKind.Amount) is { } sum ? sum :
        context.FirstIn(value.Start, Math.Min(value.End, value.Start + 16), MentionKind.Amount) is { } amount
            && OnlyFiller(value.Start, amount.Start) ? amount : null;

    private bool OnlyFiller(int from, int to)
    {
        foreach (char c in context.Text.AsSpan(from, to - from))
        {
            if (char.IsLetter(c))
            {
                return context.Text.AsSpan(from, to - from).Trim() is "up to" or "Up to" or "USD" or "about" or "is" or "was" or "of";
            }
        }

        return true;
    }

    /// <summary>"The amount billed was $2,215.00. We paid $0.00." and "you are responsible for the full charge of $4,380.00".</summary>
    private void OfferProse(Field field, Best<decimal> best)
    {
        var layout = context.Layout;
        foreach (ref readonly var hit in layout.Phrases.Of(LexiconKind.Label))
        {
            if (hit.Value.Code != (int)field)
            {
                continue;
            }

            int end = layout.Words.End(hit.LastWord);
            if (hit.FirstWord > 0 && field == Field.Paid && layout.Words[hit.FirstWord - 1] is "have" or "you" or "already" or "has" or "be" or "been")
            {
                continue;
            }

            if (context.ZoneAt(end) is Zone.Boilerplate or Zone.Later || context.FirstIn(end, end + 28, MentionKind.Amount) is not { } amount
                || IsTableLine(amount))
            {
                continue;
            }

            string between = context.Text[end..amount.Start].Trim(' ', ':', '\n', '-').ToLowerInvariant();
            if (between.Length == 0 || Fillers.Contains(between))
            {
                best.Offer(amount.Number!.Value, 0.8 * Trust(amount), amount.Span);
            }
        }

        if (field == Field.PatientShare)
        {
            OfferResponsible(best);
        }
    }

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "was", "is", "of", "were", "is up to", "up to", "was a total of", "a total of", "amount of", "(total)", "for this claim is",
        "for this service is", "for this claim", "the provider", "amount", "amount is", "on this claim", "is now", "you", "totaled",
        "the full amount of", "the full", "in the amount of", "total", "will be", "for this visit", "the hospital",
    };

    /// <summary>How far before an amount the words stand that say who pays it, in characters.</summary>
    private const int MostBefore = 52;

    private void OfferResponsible(Best<decimal> best)
    {
        Span<char> buffer = stackalloc char[MostBefore];
        foreach (var mention in context.Of(MentionKind.Amount))
        {
            if (context.ZoneAt(mention.Start) is not (Zone.Body or Zone.Head))
            {
                continue;
            }

            var before = context.Layout.Flow(Math.Max(0, mention.Start - MostBefore), mention.Start, buffer);
            if (TextMatch.EndsWithAny(before, ["may charge you", "you owe", "may bill you"]) || before.Has("responsible for"))
            {
                best.Offer(mention.Number!.Value, 0.78, mention.Span);
            }
        }
    }
}
