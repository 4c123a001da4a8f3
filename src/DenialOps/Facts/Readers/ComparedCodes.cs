using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>
/// Tells the codes that a letter only sets beside the denied service: those of a line that was paid while another was denied, and the
/// procedure on whose day it was done or in whose payment it is counted.
/// </summary>
internal sealed class ComparedCodes(ReadingContext context, IReadOnlyList<TableRow> rows)
{
    /// <summary>How far behind the words of a comparison its code may stand, in characters.</summary>
    private const int MaxBehind = 80;

    private static readonly PhraseSet Comparisons = new(
        "same day as", "same date as", "same visit as", "same session as", "same time as", "bundled into", "bundled with", "incidental to",
        "included in the payment", "part of the payment", "component of", "integral to");

    private readonly HashSet<string> _paid = PaidAlone(rows);

    /// <summary>Whether a code of a sentence is another service's than the one decided.</summary>
    public bool Has(Mention mention) =>
        mention.Kind is MentionKind.Cpt or MentionKind.Hcpcs && (_paid.Contains(mention.Value) || IsComparedWith(mention));

    /// <summary>The codes of paid lines that no other line has, in a claim of which a line was denied.</summary>
    private static HashSet<string> PaidAlone(IReadOnlyList<TableRow> rows)
    {
        var paid = new HashSet<string>(StringComparer.Ordinal);
        if (rows.Any(row => row is { IsTotal: false, Outcome: RowOutcome.Denied }))
        {
            paid.UnionWith(rows.Where(row => row.Outcome == RowOutcome.Paid).SelectMany(row => row.Codes).Select(code => code.Value));
            paid.ExceptWith(rows.Where(row => row.Outcome != RowOutcome.Paid).SelectMany(row => row.Codes).Select(code => code.Value));
        }

        return paid;
    }

    /// <summary>"on the same day as a joint injection (20610)": the words of the comparison stand before the code, and nothing parts them.</summary>
    private bool IsComparedWith(Mention mention)
    {
        int s = context.Layout.SentenceAt(mention.Start);
        if (s < 0 || context.Layout.Sentences[s] is not { } sentence || !sentence.Span.Contains(mention.Start))
        {
            return false;
        }

        int from = Math.Max(sentence.Start, mention.Start - MaxBehind);
        string before = context.Layout.Flow(from, mention.Start);
        int at = Comparisons.FirstIn(before);
        return at >= 0 && !before.AsSpan(at).ContainsAny(",;:)");
    }
}
