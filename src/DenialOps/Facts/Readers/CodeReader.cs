using DenialOps.Facts.Layout;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Decides which codes are the claim's own. A code that the letter only mentions (an alternative, an example) is not.</summary>
internal sealed class CodeReader(ReadingContext context, IReadOnlyList<TableRow> rows)
{
    private const double Threshold = 0.5;

    /// <summary>Below this a number has the shape of a code and nothing else: in a letterhead it may be a ZIP code.</summary>
    private const double LoneNumber = 0.3;

    /// <summary>A printed line has few labels; a line with more is hostile, and only its start is looked at.</summary>
    private const int MaxFieldsOfLine = 32;

    /// <summary>How far before a code its sentence may say that it is another service's, in characters.</summary>
    private const int MaxAside = 160;

    private readonly HashSet<int> _rowLines = [.. rows.Select(r => r.Line)];

    private readonly ComparedCodes _compared = new(context, rows);

    /// <summary>In a claim of which some lines were denied, those that were paid: their codes are not the denied service's.</summary>
    private readonly HashSet<int> _paidLines =
        rows.Any(r => r is { IsTotal: false, Outcome: RowOutcome.Denied }) ? [.. rows.Where(r => r.Outcome == RowOutcome.Paid).Select(r => r.Line)] : [];

    /// <summary>Right before a code: an example, or the number of a document's edition.</summary>
    private static readonly PhraseSet Examples = new("such as", "rev. ", "revision ");

    /// <summary>What would be, could be or was not: words of sentences about another service than the one decided.</summary>
    private static readonly PhraseSet Asides = new(
        "instead", "resend", "would ", "preferred", "must show", "may bill", "report ", "the code that", "approved right away", "can be approved",
        "may be approved", "if billed", "x-ray", "often pay", "resubmit with", "for example", "e.g.", "alternative", "will be sampled", "reminder",
        "not applied here", "another service", "could be billed", "should have been", "may be billed", "next claim", "use code", "or bill", "rebill",
        "re-bill", "correct code", "more appropriate", "add modifier", "append ", "tried", "try first", "in place of", "do not bill", "don't bill",
        "not requested", "not asked for", "not part of this", "not part of the appeal", "does not need", "do not need", "doesn't need", "don't need",
        "needs no ", "need no ",
        "not been billed", "not billed", "its own request", "their own request", "can continue", "we have authorized", "we've authorized",
        "we did not look", "different test", "different service", "other care", "does provide benefits", "paid separately", "was paid on",
        "were paid on", "corrected claim with", "may order", "can order", "may be chosen", "may ask for");

    public List<Fact<string>> Read(params ReadOnlySpan<MentionKind> kinds)
    {
        var best = new Dictionary<string, (double Score, Mention Mention)>(StringComparer.Ordinal);
        var order = new List<string>();
        for (int i = 0; i < context.Mentions.Length; i++)
        {
            var mention = context.Mentions[i];
            if (!kinds.Contains(mention.Kind))
            {
                continue;
            }

            double score = Score(mention);
            if (!best.TryGetValue(mention.Value, out var known))
            {
                order.Add(mention.Value);
                best[mention.Value] = (score, mention);
            }
            else if (score > known.Score)
            {
                best[mention.Value] = (score, mention);
            }
        }

        var facts = new List<Fact<string>>(order.Count);
        foreach (string value in order)
        {
            var (score, mention) = best[value];
            if (score >= Threshold)
            {
                facts.Add(context.Fact(value, score, mention.Start, mention.End));
            }
        }

        return facts;
    }

    /// <summary>Whether a code is the claim's own where it stands.</summary>
    public bool Counts(Mention mention) => Score(mention) >= Threshold;

    private double Score(Mention mention)
    {
        var zone = context.ZoneAt(mention.Start);
        if (zone is Zone.Boilerplate or Zone.Later)
        {
            return 0.2;
        }

        if (IsInNumber(mention) || (mention.Kind == MentionKind.Modifier && MissingModifier.Is(context, mention)) || _paidLines.Contains(context.Layout.LineAt(mention.Start)))
        {
            return 0;
        }

        if (!_rowLines.Contains(context.Layout.LineAt(mention.Start)) && _compared.Has(mention))
        {
            return 0;
        }

        double score = 0.35 + (0.6 * mention.Confidence);
        if (zone != Zone.Head && !_rowLines.Contains(context.Layout.LineAt(mention.Start)) && IsAside(mention))
        {
            return score - 0.55;
        }

        if (_rowLines.Contains(context.Layout.LineAt(mention.Start)) || (zone == Zone.Head && mention.Confidence >= LoneNumber) || IsLabelled(mention))
        {
            return score + 0.05;
        }

        return zone == Zone.Appeal ? score - 0.35 : score;
    }

    /// <summary>Whether the code is a group of digits in a member's, claim's or other number ("TMH 4402 81937 02").</summary>
    private bool IsInNumber(Mention mention)
    {
        foreach (var hit in context.Index.OnLine(context.Layout.LineAt(mention.Start), MaxFieldsOfLine))
        {
            if (hit.Field is Field.MemberId or Field.GroupNumber or Field.ClaimNumber or Field.ReferenceNumber or Field.AuthorizationNumber
                    or Field.AccountNumber or Field.PaymentNumber or Field.PolicyNumber
                && hit.Value.Contains(mention.Start) && mention.Start > hit.Value.Start && hit.Certainty > 0.7
                && (hit.Field == Field.GroupNumber
                    || IsPartOfNumber(context.Text.AsSpan(hit.Value.Start, mention.Start - hit.Value.Start))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPartOfNumber(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c) && c is not (' ' or '-' or '*'))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsLabelled(Mention mention)
    {
        foreach (var hit in context.Index.OnLine(context.Layout.LineAt(mention.Start), MaxFieldsOfLine))
        {
            if (hit.Field is Field.Codes or Field.Service or Field.Drug && hit.Value.Contains(mention.Start) && hit.Certainty > 0.8 && hit.Value.Length < 90)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAside(Mention mention)
    {
        int s = context.Layout.SentenceAt(mention.Start);
        if (s < 0)
        {
            return false;
        }

        var sentence = context.Layout.Sentences[s];
        int from = Math.Max(sentence.Start, mention.Start - MaxAside), to = Math.Min(sentence.End, mention.End + 60);
        string text = context.Layout.Flow(from, Math.Max(from, to));
        return context.IsInstruction(s) || Asides.IsIn(text) || Examples.IsIn(context.Text.AsSpan(from, mention.Start - from));
    }
}
