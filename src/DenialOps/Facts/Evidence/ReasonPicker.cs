using DenialOps.Facts.Layout;
using DenialOps.Facts.Readers;
using DenialOps.Intake;

namespace DenialOps.Facts.Evidence;

/// <summary>Picks the sentences that state the reason.</summary>
internal sealed class ReasonPicker(ReadingContext context)
{
    private static readonly PhraseSet MaximumWords = new(
        "visit", "maximum", "per calendar year", "too soon", "per year", "per benefit", "lifetime", "frequency", "once every", "once in ", "once per ", "in any ");

    /// <summary>How many words a decision has that says no more than that.</summary>
    private const int MostBare = 8;

    /// <summary>Words of a cause. A sentence that denies without one says what was decided.</summary>
    private static readonly PhraseSet Causes = new(
        "because", "since ", "due to", "reason", "does not", "do not", "did not", "not medically", "lack", "without", "excluded", "exclusion",
        "experimental", "investigational", "exceed", "more than", "not covered", "out of network", "out-of-network", "criteria", "as it ", "records");

    /// <summary>The best sentence, with a neighbour of its paragraph that states a reason nearly as strongly, and how strongly it is stated.</summary>
    public (TextSpan? Span, int First, int Last, double Score) Pick(List<SentenceEvidence> sentences)
    {
        int best = BestOf(sentences);
        if (best < 0)
        {
            return (null, -1, -1, 0);
        }

        double box = 0;
        if (sentences[best].ReasonBelow is >= 0 and var below && sentences[below].Weight > 0 && Length(below, below) >= 4)
        {
            (box, best) = (sentences[best].ReasonScore, below);
        }

        int first = best, last = best;
        if (Length(best, best) >= 10 && !IsBareDecision(sentences[best]))
        {
            return (WithoutStrayQuote(WithoutLabel(sentences[best].Sentence)), best, best, Math.Max(box, sentences[best].ReasonScore));
        }

        double floor = Math.Max(2.5, sentences[best].ReasonScore * 0.45);
        if (last + 1 < sentences.Count && (Joins(sentences[last + 1]) || GoesOn(sentences[best], sentences[last + 1])) && Length(first, last + 1) <= 60)
        {
            last++;
        }

        if (first > 0 && Joins(sentences[first - 1]) && Length(first - 1, last) <= 60)
        {
            first--;
        }

        var span = WithoutLabel(sentences[first].Sentence) with { End = sentences[last].Sentence.End };
        bool saysNothing = first == last && Length(best, best) <= MostBare && sentences[best].Strongest <= 0 && IsBareDecision(sentences[best]);
        return (saysNothing ? (TextSpan?)null : WithoutStrayQuote(span), first, last, Math.Max(box, sentences[first].ReasonScore));

        bool Joins(SentenceEvidence other) => other.ReasonBelow < 0 && other.Sentence.Paragraph == sentences[best].Sentence.Paragraph && other.ReasonScore >= floor;
        int Length(int from, int to) => sentences[to].Sentence.EndWord - sentences[from].Sentence.FirstWord;
    }

    /// <summary>"We denied this: missing information. We asked for records and did not receive them.": a decision in a few words, and what happened behind it.</summary>
    private bool GoesOn(SentenceEvidence decision, SentenceEvidence next)
    {
        uint cues = context.Layout.CuesOfSentence(next.Index);
        return decision.Denies && decision.Strongest > 0 && next.Sentence.Paragraph == decision.Sentence.Paragraph && next.Weight >= 0.95 && next.Explains && !next.Approves
            && decision.Sentence.EndWord - decision.Sentence.FirstWord <= MostBare && context.Text.AsSpan(decision.Sentence.Start, decision.Sentence.End - decision.Sentence.Start).Contains(':')
            && !ReadingContext.Has(cues, Cue.Appeal) && !ReadingContext.Has(cues, Cue.LaterLevel) && !ReadingContext.Has(cues, Cue.TimeAllowed);
    }

    /// <summary>The span without the closing mark of a quotation that begins before it.</summary>
    private TextSpan WithoutStrayQuote(TextSpan span)
    {
        var text = context.Text.AsSpan(span.Start, span.Length);
        bool stray = text.Length > 1 && (text[^1] == '"' && text.Count('"') % 2 == 1 || text[^1] == '”' && !text.Contains('“'));
        return stray ? span with { End = span.End - 1 } : span;
    }

    /// <summary>"The stay is no longer approved after August 5": that, not why; the next sentence says why.</summary>
    private bool IsBareDecision(SentenceEvidence s) =>
        s.Denies && !Causes.IsIn(context.Text.AsSpan(s.Sentence.Start, s.Sentence.End - s.Sentence.Start));

    private static int BestOf(List<SentenceEvidence> sentences)
    {
        int best = -1;
        for (int i = 0; i < sentences.Count; i++)
        {
            if (sentences[i].ReasonScore > (best < 0 ? 1.4 : sentences[best].ReasonScore + 0.01)
                && sentences[i].Sentence.EndWord - sentences[i].Sentence.FirstWord >= 4)
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>A sentence without the "Reason for denial:" before it.</summary>
    private TextSpan WithoutLabel(Sentence sentence)
    {
        for (int start = sentence.Start; start < sentence.Start + 6; start++)
        {
            if (context.Index.AtLabel(start) is { Field: Field.Reason or Field.Stop } field && field.Value.Start < sentence.End)
            {
                return new TextSpan(field.Value.Start, sentence.End);
            }
        }

        return sentence.Span;
    }

    /// <summary>Whether the reason is that a limit of visits, time or money is used up.</summary>
    public bool IsBenefitMaximum(TextSpan? reason)
    {
        if (reason is not { } span)
        {
            return false;
        }

        var text = context.Text.AsSpan(span.Start, span.Length);
        return MaximumWords.IsIn(text);
    }
}
