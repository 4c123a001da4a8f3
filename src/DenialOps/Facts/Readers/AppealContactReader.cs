using DenialOps.Facts.Layout;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads where the first internal appeal goes: address, telephone, fax, web and mail address; never those of other matters.</summary>
internal sealed class AppealContactReader(ReadingContext context)
{
    private static readonly PhraseSet FastWords = new("fast", "expedited", "urgent");

    private static readonly PhraseSet NotForAppeals = new("not for appeal", "no appeals");

    private static readonly PhraseSet Desks = new(
        " service", " center", " line", " desk", " bureau", " division", " office", " relations", " support", " helpline", "hotline", "ombudsman", " specialist", " reviewer", " status", "status of", " pharmacist", " examiner", " nurse", " coordinator", "own line");

    private static readonly PhraseSet AppealDesks = new(
        "appeal", "grievance", "reconsider", "redetermin", "dispute", "complaint", "review request", "expedited", "urgent", "fast");

    /// <summary>"… and we'll look again. That is not an appeal."</summary>
    private static readonly PhraseSet NoAppeal = new("is not an appeal", "isn't an appeal", "without an appeal", "not an appeal.");

    private static readonly Cue[] OtherMatters =
    [
        Cue.LaterLevel, Cue.Regulator, Cue.PeerToPeer, Cue.Records, Cue.RetroAuthorization, Cue.CorrectedClaim, Cue.Grievance,
        Cue.Continuation,
    ];

    private readonly string _text = context.Text;
    private readonly LetterLayout _layout = context.Layout;

    public Fact<string>? Address()
    {
        Fact<string>? fact = null;
        double bestScore = 0.45;
        foreach (var mention in context.Of(MentionKind.Address))
        {
            var span = AddressBlock.WithName(context, mention);
            double score = ContactScore(mention.Start, span.Start, mention.End);
            if (score > bestScore && AddressBlock.Join(context, span) is { Length: > 0 } value)
            {
                bestScore = score;
                fact = context.Fact(value, Math.Min(0.96, score), span.Start, span.End);
            }
        }

        return fact;
    }

    public Fact<string>? Phone(PhoneUse use, Fact<string>? address)
    {
        int addressLine = address?.Source is { } source
            ? _layout.LineAt(context.Letter.Pages[source.Page - 1].Start + source.Start)
            : -100;
        Mention? best = null;
        double bestScore = 0.55;
        foreach (var mention in context.Of(MentionKind.Phone))
        {
            if (mention.Use != use)
            {
                continue;
            }

            double score = ContactScore(mention.Start, mention.Start, mention.End);
            int distance = _layout.LineAt(mention.Start) - addressLine;
            score += distance is >= -5 and <= 4 ? 0.18 : 0;
            score -= IsFastTrack(mention) ? 0.4 : 0;
            if (score > bestScore)
            {
                (best, bestScore) = (mention, score);
            }
        }

        return best is null
            ? null
            : context.Fact(WithoutExtension(best.Value), Math.Min(0.95, bestScore) * Math.Min(1, best.Confidence + 0.15), best.Start, best.End);
    }

    private static string WithoutExtension(string phone) => phone.IndexOf(" x", StringComparison.Ordinal) is var x && x > 0 ? phone[..x] : phone;

    private bool IsFastTrack(Mention mention) =>
        LineBefore(mention.Start) is var before && FastWords.IsIn(before) && !TextMatch.Holds(before, "standard");

    /// <summary>What stands before an offset on its line, as far back as a label reaches.</summary>
    private ReadOnlySpan<char> LineBefore(int offset)
    {
        int start = Math.Max(_layout.Lines[_layout.LineAt(offset)].Start, offset - 70);
        return _text.AsSpan(start, offset - start);
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

        if (NotForAppeals.IsIn(LineBefore(labelEnd)) || NoAppeal.IsIn(_text.AsSpan(end, Math.Min(90, _text.Length - end))))
        {
            return 0;
        }

        uint near = NearCues(labelEnd, end);
        uint sentence = context.SentenceCues(offset);
        double score = zone switch { Zone.Appeal => 0.62, Zone.Later => 0.1, Zone.Body => 0.3, _ => 0.05 };
        score += Has(near, Cue.Appeal) ? 0.35 : Has(sentence, Cue.Appeal) ? 0.22 : zone == Zone.Body && FollowsAppeal(offset) ? 0.3 : 0;
        foreach (var cue in OtherMatters)
        {
            score -= OtherMatter(cue, near, sentence);
        }

        bool other = Has(near, Cue.General) || NamesOtherDesk(LineBefore(labelEnd));
        return score - (other && !Has(near, Cue.Appeal) ? 0.5 : 0);
    }

    /// <summary>"Care Review Center, 1-800-555-0330": a desk that its name does not make one for appeals.</summary>
    private static bool NamesOtherDesk(ReadOnlySpan<char> label)
    {
        int start = label.LastIndexOfAny('.', ';');
        var name = label[(start + 1)..];
        return Desks.IsIn(name) && !AppealDesks.IsIn(name);
    }

    /// <summary>Whether one of the few sentences before speaks of an appeal, as a list of contacts after "This is called an appeal" does.</summary>
    private bool FollowsAppeal(int offset)
    {
        int s = _layout.SentenceAt(offset);
        for (int i = s - 1; i >= 0 && i >= s - 5; i--)
        {
            uint cues = _layout.CuesOfSentence(i);
            if (Has(cues, Cue.Appeal))
            {
                return !Has(cues, Cue.LaterLevel);
            }
        }

        return false;
    }

    /// <summary>
    /// The cues just before a contact: from the line's start, the sentence's start or the previous contact, whichever is nearest; and a few
    /// words after.
    /// </summary>
    private uint NearCues(int offset, int end)
    {
        int s = _layout.SentenceAt(offset);
        int start = s < 0 ? offset : _layout.Sentences[IsAnswer(s) ? s - 1 : s].Start;
        start = Math.Max(start, offset - 90);
        for (int m = context.MentionAt(start); m < context.Mentions.Length && context.Mentions[m].End <= offset; m++)
        {
            if (context.Mentions[m].Kind is MentionKind.Phone or MentionKind.Address)
            {
                start = Math.Max(start, context.Mentions[m].End);
            }
        }

        int stop = end;
        while (stop < _text.Length && stop < end + 26 && _text[stop] is not ('.' or '\n' or ';' or ',')
            && !(stop + 1 < _text.Length && _text[stop] == ' ' && _text[stop + 1] == ' '))
        {
            stop++;
        }

        return _layout.CuesIn(_layout.Words.IndexAt(start), _layout.Words.IndexAt(stop));
    }

    /// <summary>"Need a hand? 1-855-555-0133": the question says what the contact after it is for.</summary>
    private bool IsAnswer(int sentence) =>
        sentence > 0 && _text[_layout.Sentences[sentence - 1].End - 1] == '?'
        && _layout.LineAt(_layout.Sentences[sentence - 1].End) == _layout.LineAt(_layout.Sentences[sentence].Start);

    public Fact<string>? Contact(MentionKind kind)
    {
        foreach (var mention in context.Of(kind))
        {
            if (context.ZoneAt(mention.Start) == Zone.Appeal && ContactScore(mention.Start, mention.Start, mention.End) > 0.6)
            {
                return context.Fact(mention.Value, 0.8, mention.Start, mention.End);
            }
        }

        return null;
    }

    /// <summary>Another matter beside the contact speaks against it; in the sentence only a later level or a regulator does.</summary>
    private static double OtherMatter(Cue cue, uint near, uint sentence)
    {
        bool beside = Has(near, cue) && !(cue == Cue.Grievance && Has(near, Cue.Appeal));
        bool inSentence = Has(sentence, cue) && cue is Cue.LaterLevel or Cue.Regulator or Cue.Records && !Has(near, Cue.Appeal);
        return beside ? 0.5 : inSentence ? 0.3 : 0;
    }

    private static bool Has(uint cues, Cue cue) => ReadingContext.Has(cues, cue);
}
