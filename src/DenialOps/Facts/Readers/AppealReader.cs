using DenialOps.Facts.Layout;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads what the letter gives for the first internal appeal: time, last day, telephone, fax and address; never those of other matters.</summary>
internal sealed class AppealReader(ReadingContext context)
{
    private static readonly string[] ProviderMatters = ["provider grievance", "Facility disputes", "Providers have"];

    private static readonly string[] LastDayWords =
    [
        " by", " by:", "until", "no later than", "deadline:", "deadline is", "on or before", "postmarked by", "that is,",
        "last day to appeal is",
    ];

    private static readonly string[] FastWords = ["fast", "expedited", "urgent"];

    private readonly string _text = context.Text;
    private readonly LetterLayout _layout = context.Layout;

    public AppealFacts Read()
    {
        var (days, span, from) = Time();
        var address = Address();
        return new AppealFacts
        {
            DeadlineDays = days,
            DeadlineSpan = span,
            CountedFrom = from,
            DeadlineDate = LastDay(),
            Address = address,
            Phone = Phone(PhoneUse.Voice, address),
            Fax = Phone(PhoneUse.Fax, address),
            ExpeditedHours = ExpeditedHours(),
            Website = Contact(MentionKind.Url),
            Email = Contact(MentionKind.Email),
        };
    }

    /// <summary>The time allowed, in days where it is in days, and what it is counted from.</summary>
    private (Fact<int>? Days, Fact<string>? Span, Fact<string>? From) Time()
    {
        Mention? best = null;
        double bestScore = 0.35;
        foreach (var mention in context.Mentions)
        {
            if (mention.Kind == MentionKind.Duration && mention.Unit is not (DurationUnit.Hours or DurationUnit.Minutes) && TimeScore(mention) is var score && score > bestScore)
            {
                (best, bestScore) = (mention, score);
            }
        }

        if (best is null)
        {
            return (null, null, null);
        }

        double confidence = Math.Min(0.97, bestScore) * Math.Min(1, best.Confidence + 0.1);
        var from = CountedFrom(best, confidence);
        return best.Unit switch
        {
            DurationUnit.Days => (context.Fact((int)best.Number!.Value, confidence, best.Start, best.End), null, from),
            DurationUnit.Weeks => (context.Fact((int)best.Number!.Value * 7, confidence, best.Start, best.End), null, from),
            _ => (null, context.Fact(best.Value, confidence, best.Start, best.End), from),
        };
    }

    private double TimeScore(Mention mention)
    {
        var zone = context.ZoneAt(mention.Start);
        if (zone == Zone.Boilerplate)
        {
            return 0;
        }

        var (clause, around) = Clause(mention);
        if (zone != Zone.Appeal && !Has(around, Cue.Appeal))
        {
            return 0;
        }

        double score = zone switch { Zone.Appeal => 0.5, Zone.Later => 0.05, _ => 0.3 };
        score += Has(clause, Cue.Appeal) ? 0.3 : Has(around, Cue.Appeal) ? 0.2 : 0;
        score += Has(clause, Cue.TimeAllowed) ? 0.15 : 0;
        score += Has(clause, Cue.FromReceipt) || Has(clause, Cue.FromNotice) ? 0.12 : 0;
        score -= Has(clause, Cue.LaterLevel) ? 0.6 : Has(around, Cue.LaterLevel) ? 0.2 : 0;
        score -= Has(clause, Cue.PayerDecides) ? 0.6 : 0;
        foreach (var cue in (ReadOnlySpan<Cue>)[Cue.CorrectedClaim, Cue.PeerToPeer, Cue.Records, Cue.RetroAuthorization, Cue.Grievance, Cue.Continuation])
        {
            score -= Has(clause, cue) ? 0.45 : 0;
        }

        score -= Has(clause, Cue.Expedited) && !Has(clause, Cue.FromReceipt) && !Has(clause, Cue.FromNotice) ? 0.3 : 0;
        score -= Has(around, Cue.Instruction) ? 0.9 : 0;
        score -= mention.Start > 0 && _text[mention.Start - 1] == '(' ? 0.3 : 0;
        score -= mention.Number < 10 && mention.Unit == DurationUnit.Days ? 0.2 : 0;
        score -= mention.Unit == DurationUnit.Years ? 0.15 : 0;
        return score - (IsProviderOnly(mention) ? 0.2 : 0);
    }

    /// <summary>In a letter to a patient, a provider's own dispute time is another matter.</summary>
    private bool IsProviderOnly(Mention mention)
    {
        int start = Math.Max(0, mention.Start - 60);
        return TextMatch.ContainsAny(_text.AsSpan(start, mention.Start - start), ProviderMatters);
    }

    /// <summary>The cues of the clause that holds a mention, and of its sentence with the one before.</summary>
    private (uint Clause, uint Around) Clause(Mention mention)
    {
        int s = _layout.SentenceAt(mention.Start);
        if (s < 0)
        {
            return (0, 0);
        }

        var sentence = _layout.Sentences[s];
        int start = sentence.Start, end = sentence.End;
        for (int i = mention.Start - 1; i > sentence.Start; i--)
        {
            if (_text[i] is ';' || (_text[i] == '(' && !_text.AsSpan(i, mention.Start - i).Contains(')')) || IsGap(i))
            {
                start = i;
                break;
            }
        }

        for (int i = mention.End; i < sentence.End; i++)
        {
            if (_text[i] is ';' or '(' || IsGap(i))
            {
                end = i;
                break;
            }
        }

        uint clause = _layout.CuesIn(_layout.Words.IndexAt(start), _layout.Words.IndexAt(end));
        uint around = _layout.CuesIn(sentence.FirstWord, sentence.EndWord);
        if (s > 0 && _layout.Sentences[s - 1].Paragraph >= sentence.Paragraph - 1)
        {
            around |= _layout.CuesIn(_layout.Sentences[s - 1].FirstWord, _layout.Sentences[s - 1].EndWord);
        }

        return (clause, around);
    }

    private bool IsGap(int i) => i + 3 < _text.Length && _text[i] == ' ' && _text[i + 1] == ' ' && _text[i + 2] == ' ';

    private Fact<string>? CountedFrom(Mention mention, double confidence)
    {
        int s = _layout.SentenceAt(mention.Start);
        if (s < 0)
        {
            return null;
        }

        var sentence = _layout.Sentences[s];
        for (int h = _layout.HitAt(_layout.Words.IndexAt(mention.End)); h < _layout.Hits.Count && _layout.Hits[h].FirstWord < sentence.EndWord + 12; h++)
        {
            var hit = _layout.Hits[h];
            if (hit.Value.Kind == LexiconKind.Cue && (Cue)hit.Value.Code is Cue.FromReceipt or Cue.FromNotice && _layout.Words.Start(hit.FirstWord) - mention.End < 60)
            {
                string value = (Cue)hit.Value.Code == Cue.FromReceipt ? "receipt" : "notice";
                return context.Fact(value, confidence, mention.Start, Math.Max(mention.End, _layout.Words.End(hit.LastWord)));
            }
        }

        return null;
    }

    /// <summary>The last day, where the letter prints it: "by December 6, 2024", "must receive your appeal by: January 18, 2026".</summary>
    private Fact<DateOnly>? LastDay()
    {
        var best = new Best<DateOnly>();
        foreach (var mention in context.Mentions)
        {
            if (mention.Kind != MentionKind.Date || context.ZoneAt(mention.Start) is not (Zone.Appeal or Zone.Body))
            {
                continue;
            }

            string before = _layout.Flow(Math.Max(0, mention.Start - 34), mention.Start).ToLowerInvariant();
            bool by = TextMatch.EndsWithAny(before, LastDayWords, StringComparison.Ordinal);
            if (!by)
            {
                continue;
            }

            var (clause, around) = Clause(mention);
            bool otherMatter = Has(clause, Cue.LaterLevel) || Has(clause, Cue.CorrectedClaim) || Has(clause, Cue.RetroAuthorization) || Has(clause, Cue.Records) || Has(clause, Cue.Continuation) || Has(around, Cue.Instruction) || Has(clause, Cue.PayerDecides);
            if (!otherMatter && (Has(clause, Cue.Appeal) || Has(around, Cue.Appeal)))
            {
                best.Offer(mention.Date!.Value, Has(clause, Cue.Appeal) ? 0.95 : 0.85, mention.Span);
            }
        }

        return best.ToFact(context);
    }

    private Fact<string>? Address()
    {
        Fact<string>? fact = null;
        double bestScore = 0.45;
        foreach (var mention in context.Mentions)
        {
            if (mention.Kind != MentionKind.Address)
            {
                continue;
            }

            var span = AddressBlock.WithName(context, mention);
            double score = ContactScore(mention.Start, span.Start, mention.End);
            if (score > bestScore)
            {
                bestScore = score;
                fact = context.Fact(AddressBlock.Join(context, span), Math.Min(0.96, score), span.Start, span.End);
            }
        }

        return fact;
    }

    private Fact<string>? Phone(PhoneUse use, Fact<string>? address)
    {
        int addressLine = address?.Source is { } source ? _layout.LineAt(context.Letter.Pages[source.Page - 1].Start + source.Start) : -100;
        Mention? best = null;
        double bestScore = 0.55;
        foreach (var mention in context.Mentions)
        {
            if (mention.Kind != MentionKind.Phone || mention.Use != use)
            {
                continue;
            }

            double score = ContactScore(mention.Start, mention.Start, mention.End);
            int distance = _layout.LineAt(mention.Start) - addressLine;
            score += distance is >= -5 and <= 4 ? 0.18 : 0;
            score -= IsFastTrack(mention) ? 0.2 : 0;
            if (score > bestScore)
            {
                (best, bestScore) = (mention, score);
            }
        }

        return best is null ? null : context.Fact(WithoutExtension(best.Value), Math.Min(0.95, bestScore) * Math.Min(1, best.Confidence + 0.15), best.Start, best.End);
    }

    private static string WithoutExtension(string phone) => phone.IndexOf(" x", StringComparison.Ordinal) is var x && x > 0 ? phone[..x] : phone;

    private bool IsFastTrack(Mention mention)
    {
        int line = _layout.LineAt(mention.Start);
        int start = Math.Max(_layout.Lines[line].Start, mention.Start - 70);
        var before = _text.AsSpan(start, mention.Start - start);
        return TextMatch.ContainsAny(before, FastWords);
    }

    /// <summary>
    /// How surely a contact is for the first appeal: its own label, its sentence, its section; a label for another matter beside it speaks
    /// against, whatever the section.
    /// </summary>
    private double ContactScore(int offset, int labelEnd, int end)
    {
        var zone = context.ZoneAt(offset);
        if (zone == Zone.Boilerplate)
        {
            return 0;
        }

        uint near = NearCues(labelEnd, end);
        uint sentence = context.SentenceCues(offset);
        double score = zone switch { Zone.Appeal => 0.62, Zone.Later => 0.1, Zone.Body => 0.3, _ => 0.05 };
        score += Has(near, Cue.Appeal) ? 0.35 : Has(sentence, Cue.Appeal) ? 0.22 : zone == Zone.Body && FollowsAppeal(offset) ? 0.3 : 0;
        foreach (var cue in (ReadOnlySpan<Cue>)[Cue.LaterLevel, Cue.Regulator, Cue.PeerToPeer, Cue.Records, Cue.RetroAuthorization, Cue.CorrectedClaim, Cue.Grievance, Cue.Continuation])
        {
            score -= Has(near, cue) && !(cue == Cue.Grievance && Has(near, Cue.Appeal)) ? 0.5 : Has(sentence, cue) && cue is Cue.LaterLevel or Cue.Regulator && !Has(near, Cue.Appeal) ? 0.3 : 0;
        }

        return score - (Has(near, Cue.General) && !Has(near, Cue.Appeal) ? 0.5 : 0);
    }

    /// <summary>Whether one of the few sentences before speaks of an appeal, as a list of contacts after "This is called an appeal" does.</summary>
    private bool FollowsAppeal(int offset)
    {
        int s = _layout.SentenceAt(offset);
        for (int i = s - 1; i >= 0 && i >= s - 5; i--)
        {
            uint cues = _layout.CuesIn(_layout.Sentences[i].FirstWord, _layout.Sentences[i].EndWord);
            if (Has(cues, Cue.Appeal))
            {
                return !Has(cues, Cue.LaterLevel);
            }
        }

        return false;
    }

    /// <summary>The cues just before a contact: from the line's start, the sentence's start or the previous contact, whichever is nearest; and a few words after.</summary>
    private uint NearCues(int offset, int end)
    {
        int s = _layout.SentenceAt(offset);
        int start = s < 0 ? offset : _layout.Sentences[s].Start;
        start = Math.Max(start, offset - 90);
        for (int m = context.MentionAt(start); m < context.Mentions.Count && context.Mentions[m].End <= offset; m++)
        {
            if (context.Mentions[m].Kind is MentionKind.Phone or MentionKind.Address)
            {
                start = Math.Max(start, context.Mentions[m].End);
            }
        }

        int stop = end;
        while (stop < _text.Length && stop < end + 26 && _text[stop] is not ('.' or '\n' or ';' or ',') && !(stop + 1 < _text.Length && _text[stop] == ' ' && _text[stop + 1] == ' '))
        {
            stop++;
        }

        return _layout.CuesIn(_layout.Words.IndexAt(start), _layout.Words.IndexAt(stop));
    }

    private Fact<int>? ExpeditedHours()
    {
        foreach (var mention in context.Mentions)
        {
            if (mention.Kind == MentionKind.Duration && mention.Unit == DurationUnit.Hours && context.ZoneAt(mention.Start) is Zone.Appeal or Zone.Body && Has(context.SentenceCues(mention.Start), Cue.Expedited)
                && !Has(context.SentenceCues(mention.Start), Cue.LaterLevel))
            {
                return context.Fact((int)mention.Number!.Value, 0.85, mention.Start, mention.End);
            }
        }

        return null;
    }

    private Fact<string>? Contact(MentionKind kind)
    {
        foreach (var mention in context.Mentions)
        {
            if (mention.Kind == kind && context.ZoneAt(mention.Start) == Zone.Appeal && ContactScore(mention.Start, mention.Start, mention.End) > 0.6)
            {
                return context.Fact(mention.Value, 0.8, mention.Start, mention.End);
            }
        }

        return null;
    }

    private static bool Has(uint cues, Cue cue) => ReadingContext.Has(cues, cue);
}
