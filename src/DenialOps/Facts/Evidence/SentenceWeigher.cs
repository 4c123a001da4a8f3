using DenialOps.Facts.Layout;
using DenialOps.Facts.Readers;
using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Facts.Evidence;

/// <summary>Weighs a sentence: which reasons it speaks for, whether it denies, and how far it is about this case.</summary>
internal sealed class SentenceWeigher(ReadingContext context, IReadOnlyList<TableRow> rows, List<CategoryEvidence> evidence)
{
    private static readonly PhraseSet LegendStarts = new("claim adjustment", "adjustment", "notice of");

    private static readonly PhraseSet HappenedWords = new(
        " was ", " were ", " did ", " is not ", " has ", " have ", " does not ", " do not ");

    private static readonly PhraseSet GeneralRules = new(
        "may be denied", "could be denied", "can be denied", "can also be denied", "may still be denied", "will be denied",
        "asking for it");

    /// <summary>What may come to be approved, was never or is no longer approved is not.</summary>
    private static readonly PhraseSet NotYetApproved = new(
        "may be approved", "can be approved", "could be approved", "might be approved", "may be\napproved", "would be approved", "if it is approved",
        "if approved", "be approved if", "be approved when", "must be approved", "to be approved",
        "no longer approved", "no longer authorized", "not been approved", "not been authorized", "never approved", "what we can approve",
        "must first be approved", "has to be approved", "have to be approved", "should have been approved", "unless approved", "unless it is approved");

    private static readonly PhraseSet ConditionalStarts = new(
        "if ", "when ", "unless ", "should ", "in case ", "whether ", "reminder", "note", "to have ", "even if ");

    /// <summary>How many ticked boxes a form has in a row.</summary>
    private const int MostChoices = 12;

    private readonly LetterLayout _layout = context.Layout;
    private readonly HashSet<int> _announced = ReasonAnnouncements.Find(context, rows);

    /// <summary>Whether the letter's own prose is in capitals: then capitals do not make a heading.</summary>
    private readonly bool _allCapitals = IsInCapitals(context);

    /// <summary>Weighs one sentence.</summary>
    public SentenceEvidence Weigh(int index)
    {
        var sentence = _layout.Sentences[index];
        uint cues = _layout.CuesOfSentence(index);
        bool answers = context.Answer?.Sentence == index, keeps = answers && context.Answer!.IsAgainst;
        double weight = IsBesideAnswer(sentence) ? 1 : sentence.Zone switch { Zone.Body => 1, Zone.Head => 0.7, Zone.Appeal => 0.3, Zone.Later => 0.1, _ => 0 };
        bool denies = ReadingContext.Has(cues, Cue.Denial) || keeps;
        bool question = context.Text[sentence.End - 1] == '?';
        if (question || IsBlankForm(sentence) || context.IsInstruction(index) || ReadingContext.Has(cues, Cue.LaterLevel) && !denies)
        {
            weight = 0;
        }

        weight *= ReadingContext.Has(cues, Cue.LaterLevel) && !answers ? 0.3 : 1;
        if (keeps)
        {
            weight = 1;
        }
        else if (ReadingContext.Has(cues, Cue.NotTheReason) && !Because(sentence))
        {
            weight *= 0.05;
        }
        else if (ReadingContext.Has(cues, Cue.Conditional) && !IsAboutThisCase(sentence, denies, cues))
        {
            weight *= 0.15;
        }

        var scores = weight > 0 ? Signals(sentence, weight) : CategoryWeights.None;
        bool approves = ReadingContext.Has(cues, Cue.Approval) && !NotYetApproved.IsIn(TextOf(sentence));
        return new SentenceEvidence(index, sentence, scores, weight, denies, approves, _announced.Contains(index))
        {
            Explains = ReadingContext.Has(cues, Cue.Explains),
            IsHeading = IsHeading(sentence),
            ReasonBelow = scores != CategoryWeights.None ? ReasonBelowChoice(index) : -1,
        };
    }

    /// <summary>Whether a sentence stands in the paragraph that answers an appeal: the decision is told there, whatever the heading above is called.</summary>
    private bool IsBesideAnswer(Sentence sentence) =>
        context.Answer is { IsAgainst: true } answer && sentence.Zone != Zone.Boilerplate && _layout.Sentences[answer.Sentence].Paragraph == sentence.Paragraph;

    private static bool IsInCapitals(ReadingContext context)
    {
        foreach (var s in context.Layout.Sentences)
        {
            if (s.Zone == Zone.Body && s.End - s.Start > 90 && LineShapes.IsCapitals(context.Text.AsSpan(s.Start, s.End - s.Start)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A heading or a code's legend states the outcome, not the reason of this case.</summary>
    private bool IsHeading(Sentence sentence)
    {
        var text = TextOf(sentence);
        bool capitals = text.Length < 70 && LineShapes.IsHeading(text.TrimEnd('.')) && !_allCapitals;
        return LegendStarts.Starts(text) || capitals || text[^1] == ':';
    }

    /// <summary>
    /// "[X] Not medically necessary", with "Why: …" below it: the box names the kind of decision, the words below give the reason. The index
    /// of those; -1 for none.
    /// </summary>
    private int ReasonBelowChoice(int index)
    {
        int next = index;
        while (next < _layout.Sentences.Count && next - index < MostChoices && CheckBoxes.HasTicked(TextOf(_layout.Sentences[next])))
        {
            next++;
        }

        if (next == index || next >= _layout.Sentences.Count || _announced.Contains(index))
        {
            return -1;
        }

        next += !_announced.Contains(next) && context.Text[_layout.Sentences[next].End - 1] is ':' or '?' ? 1 : 0;
        return _announced.Contains(next) ? next : -1;
    }

    /// <summary>A sentence of a form that nobody filled in: "because {provide specific rationale}".</summary>
    private bool IsBlankForm(Sentence sentence)
    {
        var text = TextOf(sentence);
        return text.Contains('{') || (text.IndexOf('[') >= 0 && text[^1] is ']' or '.' && text.IndexOf(']') > 0);
    }

    private bool Because(Sentence sentence)
    {
        var text = TextOf(sentence);
        return TextMatch.Holds(text, "because") && !TextMatch.Holds(text, "not because");
    }

    private ReadOnlySpan<char> TextOf(Sentence sentence) => context.Text.AsSpan(sentence.Start, sentence.End - sentence.Start);

    /// <summary>
    /// A sentence with "if" or "is required" still counts when it says that something was denied, did not happen or is missing here.
    /// </summary>
    private bool IsAboutThisCase(Sentence sentence, bool denies, uint cues)
    {
        var text = TextOf(sentence);
        if (StartsConditional(text))
        {
            return false;
        }

        bool happened = HappenedWords.IsIn(text);
        bool general = GeneralRules.IsIn(text)
            || (text.Has(" may ") && TextMatch.Holds(text, "deny"));
        return (denies || happened) && !general && !ReadingContext.Has(cues, Cue.Appeal);
    }

    private static bool StartsConditional(ReadOnlySpan<char> text) =>
        ConditionalStarts.Starts(text.TrimStart("-*•# "));

    /// <summary>The categories of a sentence; a phrase inside a longer one of the same category does not count twice.</summary>
    private CategoryWeights Signals(Sentence sentence, double weight)
    {
        CategoryWeights? scores = null;
        int covered = -1;
        var coveredBy = default(DenialCategory);
        var hits = _layout.Phrases.StartingIn(LexiconKind.Signal, sentence.FirstWord, sentence.EndWord);
        for (int h = 0; h < hits.Length; h++)
        {
            var hit = hits[h];
            if (hit.LastWord >= sentence.EndWord)
            {
                continue;
            }

            var signal = SignalBook.Current.Signals[hit.Value.Code];
            bool inside = signal.Category == coveredBy && hit.LastWord <= covered;
            if (inside || HasLongerAt(hits, h))
            {
                continue;
            }

            (covered, coveredBy) = (hit.LastWord, signal.Category);
            scores ??= new CategoryWeights();
            scores[signal.Category] += signal.Weight;
            var span = new TextSpan(_layout.Words.Start(hit.FirstWord), _layout.Words.End(hit.LastWord));
            evidence.Add(new CategoryEvidence(signal.Category, signal.Weight * weight, false, span));
        }

        return scores ?? CategoryWeights.None;
    }

    private static bool HasLongerAt(ReadOnlySpan<PhraseHit<LexiconEntry>> hits, int h)
    {
        var category = SignalBook.Current.Signals[hits[h].Value.Code].Category;
        for (int next = h + 1; next < hits.Length && hits[next].FirstWord == hits[h].FirstWord; next++)
        {
            if (hits[next].LastWord > hits[h].LastWord && SignalBook.Current.Signals[hits[next].Value.Code].Category == category)
            {
                return true;
            }
        }

        return false;
    }
}
