using DenialOps.Facts.Layout;
using DenialOps.Facts.Readers;
using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Facts.Evidence;

/// <summary>
/// Weighs every sentence: which reasons it speaks for, whether it denies, and whether it is about this case at all. Conditions, general
/// rules, questions, what the decision did not rest on, and orders to machines do not count.
/// </summary>
internal sealed class DecisionReader
{
    private static readonly string[] WhyHeads =
    [
        "why", "reason", "rationale", "denial reason", "the reason", "our decision", "denial determination", "what this means",
        "explanation", "basis for",
    ];

    private static readonly string[] WhyHeadsMore = ["how we decided", "notes", "remark", "message from"];

    private static readonly string[] LegendStarts = ["claim adjustment", "adjustment", "notice of"];

    private static readonly string[] HappenedWords =
    [
        " was ", " were ", " did ", " is not ", " has ", " have ", " does not ", " do not ",
    ];

    private static readonly string[] GeneralRules =
    [
        "may be denied", "could be denied", "can be denied", "can also be denied", "may still be denied", "will be denied",
        "asking for it",
    ];

    private static readonly string[] MaximumWords =
    [
        "visit", "maximum", "per calendar year", "too soon", "per year", "per benefit", "lifetime", "frequency", "once every",
    ];

    private static readonly string[] ConditionalStarts =
    [
        "if ", "when ", "unless ", "should ", "in case ", "whether ", "reminder", "note", "to have ", "even if ",
    ];

    private readonly ReadingContext _context;
    private readonly LetterLayout _layout;
    private readonly List<CategoryEvidence> _evidence = [];
    private readonly HashSet<int> _announced = [];

    /// <summary>Whether the letter's own prose is in capitals: then capitals do not make a heading.</summary>
    private bool _allCapitals;

    private DecisionReader(ReadingContext context)
    {
        _context = context;
        _layout = context.Layout;
    }

    public static DecisionEvidence Read(ReadingContext context, IReadOnlyList<Fact<string>> carcs, IReadOnlyList<Fact<string>> rarcs) =>
        new DecisionReader(context).Read(carcs, rarcs);

    private DecisionEvidence Read(IReadOnlyList<Fact<string>> carcs, IReadOnlyList<Fact<string>> rarcs)
    {
        _allCapitals = _layout.Sentences.Any(s => s.Zone == Zone.Body && s.End - s.Start > 90 && LineShapes.IsCapitals(_context.Text.AsSpan(s.Start, s.End - s.Start)));
        FindAnnouncements();
        var sentences = new List<SentenceEvidence>(_layout.Sentences.Count);
        TextSpan? instruction = null;
        for (int i = 0; i < _layout.Sentences.Count; i++)
        {
            var evidence = Weigh(i);
            sentences.Add(evidence);
            if (instruction is null && ReadingContext.Has(CuesOf(i), Cue.Instruction))
            {
                instruction = evidence.Sentence.Span;
            }
        }

        var (reason, first, last) = PickReason(sentences);
        var words = new Dictionary<DenialCategory, double>();
        double denial = 0, approval = 0, clearest = 0;
        bool reversal = false;
        TextSpan? decision = null;
        foreach (var s in sentences)
        {
            double factor = s.Weight * (s.Index >= first && s.Index <= last ? 2.5 : s.Announced ? 1.5 : 1);
            foreach (var (category, score) in s.Scores)
            {
                words[category] = words.GetValueOrDefault(category) + (factor * score);
            }

            denial += s.Denies ? s.Weight : 0;
            approval += ReadingContext.Has(CuesOf(s.Index), Cue.Reversal) ? 3 * s.Weight : 0;
            reversal |= ReadingContext.Has(CuesOf(s.Index), Cue.Reversal) && s.Weight >= 0.7;
            clearest = Math.Max(clearest, s.Denies && (s.Explains || s.Scores.Values.Any(v => v >= 1.4)) ? s.Weight : 0);
            approval += s.Approves && !s.Denies ? s.Weight : 0;
            decision ??= (s.Denies || s.Approves) && s.Weight >= 0.5 ? s.Sentence.Span : null;
        }

        var codes = WeighCodes(carcs, rarcs, out double codeDenial);
        return new DecisionEvidence
        {
            Context = _context,
            Reason = reason,
            ReasonScore = first < 0 ? 0 : sentences[first].ReasonScore,
            Evidence = _evidence,
            ByWords = words,
            ByCodes = codes,
            Denial = denial + codeDenial,
            ClearestDenial = reversal ? 0 : clearest,
            Reversal = reversal,
            Approval = approval,
            Decision = decision,
            Instruction = instruction,
            BenefitMaximum = IsBenefitMaximum(reason),
        };
    }

    /// <summary>Sentences that a label ("Reason for denial:") or a head ("Why did we deny your request?") announces.</summary>
    private void FindAnnouncements()
    {
        foreach (var field in _context.Fields)
        {
            if (field.Field == Field.Reason && field.Zone is Zone.Body or Zone.Head && _context.FirstIn(field.Value.Start, field.Value.Start + 2, Mentions.MentionKind.Carc) is null)
            {
                int s = _layout.SentenceAt(field.Value.Start);
                if (s >= 0)
                {
                    int paragraph = _layout.Sentences[s].Paragraph;
                    for (int i = s; i < _layout.Sentences.Count && _layout.Sentences[i].Paragraph == paragraph && i < s + 5; i++)
                    {
                        _announced.Add(i);
                    }
                }
            }
        }

        for (int i = 0; i + 1 < _layout.Sentences.Count; i++)
        {
            var sentence = _layout.Sentences[i];
            bool because = _context.Text.AsSpan(Math.Max(sentence.Start, sentence.End - 10), Math.Min(10, sentence.End - sentence.Start)).Contains("because:", StringComparison.OrdinalIgnoreCase);
            if (sentence.Zone is Zone.Body or Zone.Head && (because || (sentence.EndWord - sentence.FirstWord <= 12 && IsWhyHead(sentence))))
            {
                int next = i + 1;
                int paragraph = _layout.Sentences[next].Paragraph;
                for (; next < _layout.Sentences.Count && _layout.Sentences[next].Paragraph == paragraph && next < i + 6; next++)
                {
                    _announced.Add(next);
                }
            }
        }
    }

    private bool IsWhyHead(Sentence sentence)
    {
        var text = _context.Text.AsSpan(sentence.Start, sentence.End - sentence.Start).TrimStart("#*- ");
        return TextMatch.StartsWithAny(text, WhyHeads) || text.Contains("here's why", StringComparison.OrdinalIgnoreCase) || TextMatch.StartsWithAny(text, WhyHeadsMore);
    }

    private uint CuesOf(int index) => _layout.CuesOfSentence(index);

    private SentenceEvidence Weigh(int index)
    {
        var sentence = _layout.Sentences[index];
        uint cues = CuesOf(index);
        double weight = sentence.Zone switch { Zone.Body => 1, Zone.Head => 0.7, Zone.Appeal => 0.3, Zone.Later => 0.1, _ => 0 };
        bool denies = ReadingContext.Has(cues, Cue.Denial);
        bool question = _context.Text[sentence.End - 1] == '?';
        if (question || IsBlankForm(sentence) || Instructs(index) || ReadingContext.Has(cues, Cue.LaterLevel) && !denies)
        {
            weight = 0;
        }

        if (ReadingContext.Has(cues, Cue.NotTheReason) && !Because(sentence))
        {
            weight *= 0.05;
        }
        else if (ReadingContext.Has(cues, Cue.Conditional) && !IsAboutThisCase(sentence, denies, cues))
        {
            weight *= 0.15;
        }

        var scores = weight > 0 ? Signals(sentence, weight) : Empty;
        return new SentenceEvidence(index, sentence, scores, weight, denies, ReadingContext.Has(cues, Cue.Approval), _announced.Contains(index)) { Explains = ReadingContext.Has(cues, Cue.Explains), IsHeading = IsHeading(sentence) };
    }

    private static readonly Dictionary<DenialCategory, double> Empty = [];

    /// <summary>A heading or a code's legend states the outcome, not the reason of this case.</summary>
    private bool IsHeading(Sentence sentence)
    {
        var text = _context.Text.AsSpan(sentence.Start, sentence.End - sentence.Start);
        bool legend = TextMatch.StartsWithAny(text, LegendStarts);
        bool capitals = text.Length < 70 && LineShapes.IsHeading(text.TrimEnd('.')) && !_allCapitals;
        return legend || capitals || text[^1] == ':';
    }

    /// <summary>A sentence of a form that nobody filled in: "because {provide specific rationale}".</summary>
    private bool IsBlankForm(Sentence sentence)
    {
        var text = _context.Text.AsSpan(sentence.Start, sentence.End - sentence.Start);
        return text.Contains('{') || (text.IndexOf('[') >= 0 && text[^1] is ']' or '.' && text.IndexOf(']') > 0);
    }

    /// <summary>An order to a machine taints its paragraph: nothing there counts.</summary>
    private bool Instructs(int index)
    {
        int paragraph = _layout.Sentences[index].Paragraph;
        for (int i = Math.Max(0, index - 3); i < Math.Min(_layout.Sentences.Count, index + 4); i++)
        {
            bool near = i == index || (_layout.Sentences[i].Paragraph == paragraph && i < index && index - i <= 2);
            if (near && ReadingContext.Has(CuesOf(i), Cue.Instruction))
            {
                return true;
            }
        }

        return false;
    }

    private bool Because(Sentence sentence) =>
        _context.Text.AsSpan(sentence.Start, sentence.End - sentence.Start).Contains("because", StringComparison.OrdinalIgnoreCase)
        && !_context.Text.AsSpan(sentence.Start, sentence.End - sentence.Start).Contains("not because", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A sentence with "if" or "is required" still counts when it says that something was denied, did not happen or is missing here.
    /// </summary>
    private bool IsAboutThisCase(Sentence sentence, bool denies, uint cues)
    {
        var text = _context.Text.AsSpan(sentence.Start, sentence.End - sentence.Start);
        if (StartsConditional(text))
        {
            return false;
        }

        bool happened = TextMatch.ContainsAny(text, HappenedWords);
        bool general = TextMatch.ContainsAny(text, GeneralRules)
            || (text.Contains(" may ", StringComparison.OrdinalIgnoreCase) && text.Contains("deny", StringComparison.OrdinalIgnoreCase));
        return (denies || happened) && !general && !ReadingContext.Has(cues, Cue.Appeal);
    }

    private static bool StartsConditional(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("-*•# ");
        foreach (string start in ConditionalStarts)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The categories of a sentence; a phrase inside a longer one of the same category does not count twice.</summary>
    private Dictionary<DenialCategory, double> Signals(Sentence sentence, double weight)
    {
        Dictionary<DenialCategory, double>? scores = null;
        int covered = -1;
        var coveredBy = default(DenialCategory);
        for (int h = _layout.HitAt(sentence.FirstWord); h < _layout.Hits.Count && _layout.Hits[h].FirstWord < sentence.EndWord; h++)
        {
            var hit = _layout.Hits[h];
            if (hit.Value.Kind != LexiconKind.Signal || hit.LastWord >= sentence.EndWord)
            {
                continue;
            }

            var signal = SignalBook.Current.Signals[hit.Value.Code];
            bool inside = signal.Category == coveredBy && hit.LastWord <= covered;
            if (inside || HasLongerAt(h))
            {
                continue;
            }

            (covered, coveredBy) = (hit.LastWord, signal.Category);
            scores ??= [];
            scores[signal.Category] = scores.GetValueOrDefault(signal.Category) + signal.Weight;
            var span = new TextSpan(_layout.Words.Start(hit.FirstWord), _layout.Words.End(hit.LastWord));
            _evidence.Add(new CategoryEvidence(signal.Category, signal.Weight * weight, false, span));
        }

        return scores ?? Empty;
    }

    private bool HasLongerAt(int h)
    {
        var hit = _layout.Hits[h];
        var category = SignalBook.Current.Signals[hit.Value.Code].Category;
        for (int next = h + 1; next < _layout.Hits.Count && _layout.Hits[next].FirstWord == hit.FirstWord; next++)
        {
            var other = _layout.Hits[next];
            if (other.Value.Kind == LexiconKind.Signal && other.LastWord > hit.LastWord && SignalBook.Current.Signals[other.Value.Code].Category == category)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The best sentence, with a neighbour of its paragraph that states a reason nearly as strongly.</summary>
    private (TextSpan? Span, int First, int Last) PickReason(List<SentenceEvidence> sentences)
    {
        int best = -1;
        for (int i = 0; i < sentences.Count; i++)
        {
            if (sentences[i].ReasonScore > (best < 0 ? 1.4 : sentences[best].ReasonScore + 0.01) && sentences[i].Sentence.EndWord - sentences[i].Sentence.FirstWord >= 4)
            {
                best = i;
            }
        }

        if (best < 0)
        {
            return (null, -1, -1);
        }

        int first = best, last = best;
        if (Length(best, best) >= 10)
        {
            return (WithoutLabel(sentences[best].Sentence), best, best);
        }

        double floor = Math.Max(2.5, sentences[best].ReasonScore * 0.55);
        if (last + 1 < sentences.Count && Joins(sentences[last + 1]) && Length(first, last + 1) <= 60)
        {
            last++;
        }

        if (first > 0 && Joins(sentences[first - 1]) && Length(first - 1, last) <= 60)
        {
            first--;
        }

        return (WithoutLabel(sentences[first].Sentence) with { End = sentences[last].Sentence.End }, first, last);

        bool Joins(SentenceEvidence other) => other.Sentence.Paragraph == sentences[best].Sentence.Paragraph && other.ReasonScore >= floor;
        int Length(int from, int to) => sentences[to].Sentence.EndWord - sentences[from].Sentence.FirstWord;
    }

    /// <summary>A sentence without the "Reason for denial:" before it.</summary>
    private TextSpan WithoutLabel(Sentence sentence)
    {
        for (int start = sentence.Start; start < sentence.Start + 6; start++)
        {
            if (_context.Index.AtLabel(start) is { Field: Field.Reason or Field.Stop } field && field.Value.Start < sentence.End)
            {
                return new TextSpan(field.Value.Start, sentence.End);
            }
        }

        return sentence.Span;
    }

    private Dictionary<DenialCategory, double> WeighCodes(IReadOnlyList<Fact<string>> carcs, IReadOnlyList<Fact<string>> rarcs, out double denial)
    {
        var weights = new Dictionary<DenialCategory, double>();
        denial = 0;
        foreach (var (fact, meaning) in carcs.Select(f => (f, CodeBook.Current.Carc(f.Value))).Concat(rarcs.Select(f => (f, CodeBook.Current.Rarc(f.Value)))))
        {
            if (meaning is null || meaning.Kind is not (CodeKind.Denial or CodeKind.Unprocessable))
            {
                continue;
            }

            denial += 0.8;
            if (meaning.Category is { } category)
            {
                double weight = meaning.NeedsRemark ? 1.5 : 3;
                weights[category] = weights.GetValueOrDefault(category) + weight;
                var start = _context.Letter.Pages[fact.Source!.Page - 1].Start + fact.Source.Start;
                _evidence.Add(new CategoryEvidence(category, weight, true, new TextSpan(start, start + fact.Source.Quote.Length)));
            }
        }

        return weights;
    }

    private bool IsBenefitMaximum(TextSpan? reason)
    {
        if (reason is not { } span)
        {
            return false;
        }

        var text = _context.Text.AsSpan(span.Start, span.Length);
        return TextMatch.ContainsAny(text, MaximumWords);
    }
}
