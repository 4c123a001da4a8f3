using DenialOps.Facts.Layout;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads how long there is for the first internal appeal, what the time runs from, and the hours of an urgent one.</summary>
/// <param name="context">The letter.</param>
/// <param name="toProvider">Whether the letter is to a provider, whose time is another than the member's.</param>
internal sealed class AppealTimeReader(ReadingContext context, bool toProvider)
{
    private static readonly PhraseSet ProviderMatters = new("provider grievance", "Facility disputes", "Providers have");

    private static readonly PhraseSet MemberMatters = new("Members may", "Members can", "Members have", "The member may", "Enrollees may", "Patients may");

    /// <summary>Right before a time: it is the appeal's, whatever else its sentence speaks of.</summary>
    private static readonly string[] DirectWords =
    [
        "may appeal within", "can appeal within", "must appeal within", "to appeal within", "appeal in writing within", "may dispute within",
        "may dispute this within", "dispute this in writing within", "dispute in writing within", "an appeal within", "your appeal within", "appeal must be filed within", "appeal must be received within",
    ];

    private static readonly Cue[] OtherTimes =
    [
        Cue.CorrectedClaim, Cue.PeerToPeer, Cue.Records, Cue.RetroAuthorization, Cue.Grievance,
    ];

    private const int MaxRowLabel = 60;

    /// <summary>What a time must score at least: one in a part about appeals that is another matter's stays below.</summary>
    private const double LeastScore = 0.43;

    private readonly string _text = context.Text;
    private readonly LetterLayout _layout = context.Layout;

    /// <summary>The time allowed, in days where it is in days, and what it is counted from.</summary>
    public (Fact<int>? Days, Fact<string>? Span, Fact<string>? From, Fact<string>? FromDay) Time()
    {
        Mention? best = null;
        double bestScore = LeastScore;
        foreach (var mention in context.Of(MentionKind.Duration))
        {
            if (mention.Unit is not (DurationUnit.Hours or DurationUnit.Minutes)
                && TimeScore(mention) is var score && score > bestScore)
            {
                (best, bestScore) = (mention, score);
            }
        }

        if (best is null)
        {
            return default;
        }

        double confidence = Math.Min(0.97, bestScore) * Math.Min(1, best.Confidence + 0.1);
        var (from, day) = new AppealAnchorReader(context).Read(best, confidence);
        return best.Unit switch
        {
            DurationUnit.Days => (context.Fact((int)best.Number!.Value, confidence, best.Start, best.End), null, from, day),
            DurationUnit.Weeks => (context.Fact((int)best.Number!.Value * 7, confidence, best.Start, best.End), null, from, day),
            _ => (null, context.Fact(best.Value, confidence, best.Start, best.End), from, day),
        };
    }

    /// <summary>How surely a length of time is the one for the first appeal: from 0 to about 1.</summary>
    public double TimeScore(Mention mention)
    {
        var zone = context.ZoneAt(mention.Start);
        if (zone == Zone.Boilerplate)
        {
            return 0;
        }

        var (clause, around) = Clause(mention);
        if (LabelOfRow(mention) is { } label)
        {
            zone = Has(label, Cue.Appeal) ? Zone.Appeal : zone;
            (clause, around) = (clause | label, around | label);
        }

        if (zone != Zone.Appeal && !Has(around, Cue.Appeal))
        {
            return 0;
        }

        double score = zone switch { Zone.Appeal => 0.5, Zone.Later => 0.05, _ => 0.3 };
        score += Has(clause, Cue.Appeal) ? 0.3 : Has(around, Cue.Appeal) ? 0.2 : 0;
        score += Has(clause, Cue.TimeAllowed) ? 0.15 : 0;
        score += Has(clause, Cue.FromReceipt) || Has(clause, Cue.FromNotice) ? 0.12 : 0;
        score -= Has(clause, Cue.LaterLevel) ? 0.6 : !Has(around, Cue.LaterLevel) ? 0 : Has(clause, Cue.Appeal) ? 0.2 : 0.5;
        score -= Has(clause, Cue.PayerDecides) ? 0.6 : 0;
        bool direct = TextMatch.EndsWithAny(_layout.Flow(Math.Max(0, mention.Start - 44), mention.Start), DirectWords);
        foreach (var cue in direct ? [] : OtherTimes)
        {
            score -= !Has(clause, cue) ? 0 : Has(clause, Cue.Appeal) ? 0.45 : 0.65;
        }

        score -= Has(clause, Cue.Continuation) || AnswersAbout(mention, Cue.Continuation) ? 0.65 : 0;
        score -= Has(clause, Cue.Regulator) || AnswersAbout(mention, Cue.LaterLevel) ? Has(clause, Cue.Appeal) ? 0.3 : 0.5 : 0;
        score -= Has(clause, Cue.Expedited) && !Has(clause, Cue.FromReceipt) && !Has(clause, Cue.FromNotice) ? 0.3 : 0;
        score -= Has(around, Cue.Instruction) ? 0.9 : 0;
        score -= mention.Start > 0 && _text[mention.Start - 1] == '(' ? 0.3 : 0;
        score -= mention.Number < 10 && mention.Unit == DurationUnit.Days ? 0.2 : 0;
        score -= mention.Unit == DurationUnit.Years ? 0.15 : 0;
        return score - (!IsOfOtherReader(mention) ? 0 : toProvider ? 0.5 : 0.2);
    }

    /// <summary>The cues of the words before a time in a list of times ("Payment dispute      90 days from this letter"), or null.</summary>
    private uint? LabelOfRow(Mention mention)
    {
        var line = _layout.Lines[_layout.LineAt(mention.Start)];
        if (line.CellCount != 2 || _layout.Cells[line.FirstCell + 1] is var cell && mention.Start - cell.Start is < 0 or > 12)
        {
            return null;
        }

        var label = _layout.Cells[line.FirstCell];
        return label.End - label.Start <= MaxRowLabel && _text[label.End - 1] is not ('.' or ',')
            ? _layout.CuesIn(_layout.Words.IndexAt(label.Start), _layout.Words.IndexAt(label.End))
            : null;
    }

    /// <summary>The other reader's own time is another matter: a provider's in a letter to a patient, the member's in one to a provider.</summary>
    private bool IsOfOtherReader(Mention mention)
    {
        int s = _layout.SentenceAt(mention.Start);
        int start = Math.Max(s < 0 ? 0 : _layout.Sentences[s].Start, mention.Start - 60);
        return (toProvider ? MemberMatters : ProviderMatters).IsIn(_text.AsSpan(start, mention.Start - start));
    }

    /// <summary>How far a clause reaches from a time, in characters: a printed sentence is shorter.</summary>
    private const int MaxClause = 400;

    /// <summary>How many sentences an answer has at most before the time it gives.</summary>
    private const int MaxAnswer = 12;

    /// <summary>The cues of the clause that holds a mention, and of its sentence with the one before.</summary>
    public (uint Clause, uint Around) Clause(Mention mention)
    {
        int s = _layout.SentenceAt(mention.Start);
        if (s < 0)
        {
            return (0, 0);
        }

        var sentence = _layout.Sentences[s];
        int start = Math.Max(sentence.Start, mention.Start - MaxClause), end = Math.Min(sentence.End, mention.End + MaxClause);
        for (int i = mention.Start - 1; i > start; i--)
        {
            if (_text[i] is ';' || IsItem(i) || (_text[i] == '(' && !_text.AsSpan(i, mention.Start - i).Contains(')')) || IsGap(i))
            {
                start = i;
                break;
            }
        }

        for (int i = mention.End; i < end; i++)
        {
            if (_text[i] is ';' or '(' || IsGap(i))
            {
                end = i;
                break;
            }
        }

        uint clause = _layout.CuesIn(_layout.Words.IndexAt(start), _layout.Words.IndexAt(end));
        uint around = _layout.CuesOfSentence(s);
        for (int before = s - 1; before >= 0 && IsNear(before, s); before--)
        {
            around |= _layout.CuesOfSentence(before);
        }

        return (clause, around);
    }

    /// <summary>The sentence before, whatever its paragraph, and the two before that in the same one.</summary>
    private bool IsNear(int before, int sentence)
    {
        int apart = _layout.Sentences[sentence].Paragraph - _layout.Sentences[before].Paragraph;
        return sentence - before == 1 ? apart <= 1 : sentence - before <= 3 && apart == 0;
    }

    /// <summary>Whether the paragraph of a time answers a question that stands above it and speaks of a matter: "Can I keep my services?"</summary>
    private bool AnswersAbout(Mention mention, Cue cue)
    {
        int s = _layout.SentenceAt(mention.Start), first = s;
        while (first > 0 && s - first < MaxAnswer && _layout.Sentences[first - 1].Paragraph == _layout.Sentences[s].Paragraph)
        {
            first--;
        }

        return Asks(first - 1, cue) || Asks(s - 1, cue) || Asks(s - 2, cue);
    }

    private bool Asks(int sentence, Cue cue) =>
        sentence >= 0 && _text[_layout.Sentences[sentence].End - 1] == '?' && Has(_layout.CuesOfSentence(sentence), cue);

    /// <summary>"(b)" before the second of several things that one may do.</summary>
    private bool IsItem(int i) => _text[i] == '(' && i + 2 < _text.Length && _text[i + 2] == ')';

    private bool IsGap(int i) => i + 3 < _text.Length && _text[i] == ' ' && _text[i + 1] == ' ' && _text[i + 2] == ' ';

    public Fact<int>? ExpeditedHours()
    {
        foreach (var mention in context.Of(MentionKind.Duration))
        {
            if (mention.Unit == DurationUnit.Hours
                && context.ZoneAt(mention.Start) is Zone.Appeal or Zone.Body && Has(context.SentenceCues(mention.Start), Cue.Expedited)
                && !Has(context.SentenceCues(mention.Start), Cue.LaterLevel))
            {
                return context.Fact((int)mention.Number!.Value, 0.85, mention.Start, mention.End);
            }
        }

        return null;
    }

    private static bool Has(uint cues, Cue cue) => ReadingContext.Has(cues, cue);
}
