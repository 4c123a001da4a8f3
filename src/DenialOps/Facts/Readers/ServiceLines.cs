using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Turns the rows of a claim table into service lines.</summary>
internal static class ServiceLines
{
    public static IEnumerable<ServiceLine> From(ReadingContext context, IReadOnlyList<TableRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.IsTotal)
            {
                continue;
            }

            yield return new ServiceLine
            {
                Description = row.Description is { } d ? context.TextFact(d, 0.8) : null,
                DateOfService = row.Date is { } date ? context.Fact(date.Date!.Value, 0.85, date.Start, date.End) : null,
                Codes = Codes(context, row, MentionKind.Cpt, MentionKind.Hcpcs),
                Modifiers = Codes(context, row, MentionKind.Modifier),
                Adjustments = Codes(context, row, MentionKind.Carc, MentionKind.Rarc),
                Billed = Money(context, row.Billed),
                Allowed = Money(context, row.Allowed),
                Paid = Money(context, row.Paid),
                PatientResponsibility = Money(context, row.PatientShare),
                Status = row.Status is { } s ? context.TextFact(s, 0.9) : null,
            };
        }
    }

    private static List<Fact<string>> Codes(ReadingContext context, TableRow row, params MentionKind[] kinds) =>
        [.. row.Codes.Where(m => kinds.Contains(m.Kind)).Select(m => context.Fact(m.Value, 0.5 + (0.4 * m.Confidence), m.Start, m.End))];

    private static Fact<decimal>? Money(ReadingContext context, Mention? mention) =>
        mention is null ? null : context.Fact(mention.Number!.Value, 0.9 * mention.Confidence, mention.Start, mention.End);
}
