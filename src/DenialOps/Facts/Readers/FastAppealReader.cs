using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads the number for a fast (expedited) appeal and by when it must be asked for, where the letter gives them.</summary>
internal sealed class FastAppealReader(ReadingContext context)
{
    /// <summary>The named fact with the number.</summary>
    public const string PhoneFact = "fast_appeal_phone";

    /// <summary>The named fact with the time in which a fast appeal must be asked for: <c>3 days</c>.</summary>
    public const string TimeFact = "fast_appeal_time";

    /// <summary>The named fact that says that this time runs from the day of receipt: <c>receipt</c>.</summary>
    public const string FromFact = "fast_appeal_counted_from";

    private const double Told = 0.85;

    /// <summary>How far before a number its words may stand, in characters.</summary>
    private const int Reach = 160;

    private static readonly PhraseSet FastWords = new("fast ", "fast-track", "expedited", "urgent");

    private static readonly PhraseSet AppealWords = new("appeal", "reconsider", "redetermin", "review", "decision", "request");

    /// <summary>That something is asked for, as opposed to decided.</summary>
    private static readonly PhraseSet AskWords = new("must be filed", "must be requested", "must be made", "must be received", "must be submitted", "must request", "must ask", "must file", "be requested within", "be filed within", "ask for", "request a", "request an", "file a", "file an");

    private static readonly PhraseSet OtherReviews = new("quality improvement", "qio", "external", "independent", "hearing", "grievance", "complaint", "urgent care", "peer", "retrospective", "retro-", "non-expedited", "non expedited", "nonexpedited", "not urgent");

    /// <summary>A number for both kinds of appeal.</summary>
    private static readonly PhraseSet BothWords = new("standard or ", "standard and ", "regular or ", "either ", "any appeal");

    private static readonly Cue[] OtherMatters = [Cue.LaterLevel, Cue.Regulator, Cue.PeerToPeer, Cue.RetroAuthorization, Cue.Instruction];

    /// <summary>The first number that a sentence or a label gives for a fast appeal, or null.</summary>
    public Fact<string>? Phone()
    {
        int last = 0;
        foreach (var mention in context.Of(MentionKind.Phone))
        {
            int s = context.Layout.SentenceAt(mention.Start);
            int from = Math.Max(Math.Max(last, mention.Start - Reach), s < 0 ? 0 : context.Layout.Sentences[s].Start);
            last = mention.End;
            if (mention.Use == PhoneUse.Voice && s >= 0 && (IsFast(context.Layout.Flow(from, mention.Start)) || IsOnlyForFast(mention.End)) && !IsOtherMatter(context.Layout.CuesOfSentence(s)))
            {
                return context.Fact(mention.Value, Told * mention.Confidence, mention.Start, mention.End);
            }
        }

        return null;
    }

    /// <summary>The time in which a fast appeal must be asked for, and whether it runs from the day of receipt.</summary>
    public (Fact<string>? Time, Fact<string>? From) Time()
    {
        foreach (var mention in context.Of(MentionKind.Duration))
        {
            if (mention.Unit is not (DurationUnit.Days or DurationUnit.BusinessDays))
            {
                continue;
            }

            int s = context.Layout.SentenceAt(mention.Start);
            uint cues = s < 0 ? 0 : context.Layout.CuesOfSentence(s);
            if (s < 0 || !ReadingContext.Has(cues, Cue.TimeAllowed) || IsOtherMatter(cues) || ReadingContext.Has(cues, Cue.PayerDecides) || ReadingContext.Has(cues, Cue.Continuation))
            {
                continue;
            }

            string before = context.Layout.Flow(Math.Max(context.Layout.Sentences[s].Start, mention.Start - Reach), mention.Start);
            if (IsFast(before) && AskWords.IsIn(before))
            {
                var time = context.Fact(mention.Value, Told * mention.Confidence, mention.Start, mention.End);
                return (time, ReadingContext.Has(cues, Cue.FromReceipt) ? time with { Value = "receipt" } : null);
            }
        }

        return (null, null);
    }

    /// <summary>"(800) 555-0162, only for an urgent appeal": what stands behind a number on its line.</summary>
    private bool IsOnlyForFast(int end)
    {
        var line = context.Layout.Lines[context.Layout.LineAt(end - 1)];
        var after = context.Text.AsSpan(end, Math.Min(line.End - end, Reach));
        after = after.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var stop ? after[..stop] : after;
        return after.Contains("only", StringComparison.OrdinalIgnoreCase) && FastWords.IsIn(after) && AppealWords.IsIn(after);
    }

    private static bool IsFast(string before) =>
        FastWords.FirstIn(before) is >= 0 and var fast && !BothWords.IsIn(before) && AppealWords.IsIn(before) && !OtherReviews.IsIn(before)
        && !before.AsSpan(fast).Contains("standard", StringComparison.OrdinalIgnoreCase);

    private static bool IsOtherMatter(uint cues) => Array.Exists(OtherMatters, cue => ReadingContext.Has(cues, cue));
}
