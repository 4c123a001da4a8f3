using DenialOps.Facts.Layout;
using DenialOps.Facts.Readers;
using DenialOps.Intake;

namespace DenialOps.Facts.Evidence;

/// <summary>Picks the sentences that state the reason.</summary>
internal sealed class ReasonPicker(ReadingContext context)
{
    private static readonly PhraseSet MaximumWords = new(
        "visit", "maximum", "per calendar year", "too soon", "per year", "per benefit", "lifetime", "frequency", "once every", "once in ", "once per ", "in any ");

    /// <summary>How many words a reason has at most with the sentences beside it.</summary>
    private const int MostWithGrounds = 75;

    private static readonly PhraseSet Conclusions = new("therefore", "thus,", "for that reason", "for this reason", "for these reasons", "because of this", "as a result", "accordingly", "consequently", "so the ", "so this ");

    private static readonly PhraseSet Details = new("specifically", "in particular", "to be exact");

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
            return (WithoutStrayMark(Whole(WithGrounds(WithoutLabel(sentences[best].Sentence), sentences, best, best), sentences, best)), best, best, Math.Max(box, sentences[best].ReasonScore));
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

        var span = Whole(WithGrounds(WithoutLabel(sentences[first].Sentence) with { End = sentences[last].Sentence.End }, sentences, first, last), sentences, last);
        bool saysNothing = first == last && Length(best, best) <= MostBare && sentences[best].Strongest <= 0 && IsBareDecision(sentences[best]);
        return (saysNothing ? (TextSpan?)null : WithoutStrayMark(span), first, last, Math.Max(box, sentences[first].ReasonScore));

        bool Joins(SentenceEvidence other) => other.ReasonBelow < 0 && other.Sentence.Paragraph == sentences[best].Sentence.Paragraph && other.ReasonScore >= floor;
        int Length(int from, int to) => sentences[to].Sentence.EndWord - sentences[from].Sentence.FirstWord;
    }

    /// <summary>
    /// The sentences with the one before that they conclude from ("Therefore the therapy is not …") and the one behind that says more exactly
    /// what is meant ("Specifically, no …"): an answer has to meet those.
    /// </summary>
    private TextSpan WithGrounds(TextSpan span, List<SentenceEvidence> sentences, int first, int last)
    {
        int words = sentences[last].Sentence.EndWord - sentences[first].Sentence.FirstWord;
        if (last + 1 < sentences.Count && Goes(last + 1, ref words) && Details.Starts(TextOf(sentences[last + 1])))
        {
            span = span with { End = sentences[last + 1].Sentence.End };
        }

        return first > 0 && Conclusions.Starts(context.Text.AsSpan(span.Start, span.Length)) && Goes(first - 1, ref words)
            ? span with { Start = WithoutHeading(WithoutLabel(sentences[first - 1].Sentence)).Start }
            : span;

        bool Goes(int other, ref int sum)
        {
            sum += sentences[other].Sentence.EndWord - sentences[other].Sentence.FirstWord;
            return sum <= MostWithGrounds && sentences[other].Sentence.Paragraph == sentences[first].Sentence.Paragraph && !sentences[other].Approves;
        }
    }

    /// <summary>The span without a heading that stands over it with a rule below: "Why", "----".</summary>
    private TextSpan WithoutHeading(TextSpan span)
    {
        for (int line = context.Layout.LineAt(span.Start); line < context.Layout.Lines.Count && context.Layout.Lines[line].Start < span.End; line++)
        {
            var printed = context.Layout.Lines[line];
            if (!printed.IsBlank && line + 1 < context.Layout.Lines.Count && !context.Text.AsSpan(printed.Start, printed.End - printed.Start).ContainsAnyExcept("-=_* "))
            {
                return span with { Start = context.Layout.Cells[context.Layout.Lines[line + 1].FirstCell].Start };
            }
        }

        return span;
    }

    private ReadOnlySpan<char> TextOf(SentenceEvidence s) => context.Text.AsSpan(s.Sentence.Start, s.Sentence.End - s.Sentence.Start);

    /// <summary>A sentence that a hanging indent breaks at its line's end, with the rest that goes on below in small letters.</summary>
    private TextSpan Whole(TextSpan span, List<SentenceEvidence> sentences, int last)
    {
        if (last + 1 >= sentences.Count || context.Text[span.End - 1] is '.' or '!' or '?' or ':' or ';')
        {
            return span;
        }

        var rest = sentences[last + 1].Sentence;
        bool below = context.Layout.LineAt(rest.Start) - context.Layout.LineAt(span.End - 1) == 1;
        return below && char.IsLower(context.Text[rest.Start]) ? span with { End = rest.End } : span;
    }

    /// <summary>"We denied this: missing information. We asked for records and did not receive them.": a decision in a few words, and what happened behind it.</summary>
    private bool GoesOn(SentenceEvidence decision, SentenceEvidence next)
    {
        uint cues = context.Layout.CuesOfSentence(next.Index);
        return decision.Denies && decision.Strongest > 0 && next.Sentence.Paragraph == decision.Sentence.Paragraph && next.Weight >= 0.95 && next.Explains && !next.Approves
            && decision.Sentence.EndWord - decision.Sentence.FirstWord <= MostBare && context.Text.AsSpan(decision.Sentence.Start, decision.Sentence.End - decision.Sentence.Start).Contains(':')
            && !ReadingContext.Has(cues, Cue.Appeal) && !ReadingContext.Has(cues, Cue.LaterLevel) && !ReadingContext.Has(cues, Cue.TimeAllowed);
    }

    /// <summary>The span without the closing mark of a quotation or of an emphasis (<c>*…*</c>) that begins before it.</summary>
    private TextSpan WithoutStrayMark(TextSpan span)
    {
        var text = context.Text.AsSpan(span.Start, span.Length);
        var plain = text.TrimEnd("*_");
        if (plain.Length < text.Length && plain.IndexOfAny('*', '_') < 0)
        {
            text = plain;
            span = span with { End = span.Start + plain.Length };
        }

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

    /// <summary>A sentence without the "Reason for denial:" or the note's key ("K3  …") before it.</summary>
    private TextSpan WithoutLabel(Sentence sentence)
    {
        for (int start = sentence.Start; start < sentence.Start + 6; start++)
        {
            if (context.Index.AtLabel(start) is { Field: Field.Reason or Field.Stop } field && field.Value.Start < sentence.End)
            {
                return new TextSpan(field.Value.Start, sentence.End);
            }
        }

        return NoteKey.LengthAt(context.Text.AsSpan(sentence.Start, sentence.End - sentence.Start)) is > 0 and var key
            ? sentence.Span with { Start = sentence.Start + key }
            : sentence.Span;
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
