using DenialOps.Facts.Layout;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Finds what was done or asked for, in the document's words.</summary>
internal sealed class ServiceReader(ReadingContext context, IReadOnlyList<TableRow> rows, CodeReader codes)
{
    private readonly string _text = context.Text;
    private readonly ServiceDescriptions _descriptions = new(context);
    private readonly ServicePhrases _phrases = new(context);

    public (Fact<string>? Description, Fact<string>? Drug) Read()
    {
        var best = new Best<string>();
        Fact<string>? drug = null;
        foreach (var hit in context.Fields)
        {
            if (hit.Zone is not (Zone.Head or Zone.Body) || hit.Field is not (Field.Service or Field.Drug)
                || _descriptions.Clean(hit.Value) is not { } value || IsLegend(hit.Line))
            {
                continue;
            }

            double score = (hit.Field == Field.Drug ? 0.97 : 0.92) * hit.Certainty * (hit.Zone == Zone.Head ? 1 : 0.97);
            best.Offer(_text[value.Start..value.End], score, value);
            if (hit.Field == Field.Drug)
            {
                drug ??= context.TextFact(value, 0.92 * hit.Certainty);
            }
        }

        OfferRows(best);
        new ServiceBesideCodes(context, codes, _descriptions, _phrases, best).Offer();
        OfferProse(best);
        new DeniedSubjects(context, _descriptions, _phrases, best).Offer();
        new ServiceAnnouncements(context, _descriptions, _phrases, best).Offer();
        return (Narrowed(best), drug);
    }

    /// <summary>The best of the candidates, without a number of which only a part was denied.</summary>
    private Fact<string>? Narrowed(Best<string> best)
    {
        var fact = best.ToFact(context);
        return fact is not null && new RequestedQuantity(context).Without(best.Winner()!.Value.Span) is { } rest && _descriptions.Clean(rest) is { } value
            && !_phrases.IsGeneric(value)
            ? context.TextFact(value, fact.Confidence)
            : fact;
    }

    /// <summary>"CO-16  CLAIM/SERVICE LACKS INFORMATION": a line that begins with a reason code explains it.</summary>
    private bool IsLegend(int line)
    {
        var printed = context.Layout.Lines[line];
        return printed.CellCount > 0 && context.Layout.Cells[printed.FirstCell].Start is var start
            && context.FirstIn(start, start + 1, MentionKind.Carc, MentionKind.Rarc) is not null;
    }

    /// <summary>The first denied row's words; where no row is known to be denied, the first row's.</summary>
    private void OfferRows(Best<string> best)
    {
        int seen = 0, others = 0;
        bool anyDenied = rows.Any(r => r.Outcome == RowOutcome.Denied);
        foreach (var row in rows)
        {
            if (row.Description is not { } description || _descriptions.Clean(description) is not { } value)
            {
                continue;
            }

            bool other = row.Outcome == RowOutcome.Paid || (anyDenied && row.Outcome == RowOutcome.Unknown);
            best.Offer(_text[value.Start..value.End], (other ? 0.5 : 0.86) - (0.04 * Math.Min(other ? others++ : seen++, 5)), value);
        }
    }

    /// <summary>"We denied coverage for semaglutide because …": from the cue to the first word that ends a noun phrase.</summary>
    private void OfferProse(Best<string> best)
    {
        foreach (var hit in context.Layout.Phrases.Of(LexiconKind.Sign))
        {
            if (hit.Value.Code != (int)Sign.ServiceFollows)
            {
                continue;
            }

            var words = context.Layout.Words;
            int sentenceIndex = context.Layout.SentenceAt(words.Start(hit.FirstWord));
            if (sentenceIndex < 0 || context.Layout.Sentences[sentenceIndex] is not { Zone: Zone.Head or Zone.Body } sentence
                || hit.LastWord + 1 >= sentence.EndWord)
            {
                continue;
            }

            bool keeps = words[hit.LastWord] is "continued";
            int start = words.Start(keeps ? hit.LastWord : hit.LastWord + 1);
            if (_phrases.NounPhrase(start, sentence.End) is { } phrase && _descriptions.Clean(phrase) is { } value && !_phrases.IsGeneric(value))
            {
                best.Offer(_text[value.Start..value.End], 0.74 - (0.008 * hit.Value.Weight), value);
            }
        }
    }
}
