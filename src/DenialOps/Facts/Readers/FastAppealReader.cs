using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads the number for a fast (expedited) appeal, where the letter gives one.</summary>
internal sealed class FastAppealReader(ReadingContext context)
{
    /// <summary>The named fact with the number.</summary>
    public const string PhoneFact = "fast_appeal_phone";

    private const double Told = 0.85;

    /// <summary>How far before a number its words may stand, in characters.</summary>
    private const int Reach = 160;

    private static readonly PhraseSet FastWords = new("fast ", "fast-track", "expedited", "urgent");

    private static readonly PhraseSet AppealWords = new("appeal", "reconsider", "redetermin", "review", "decision", "request");

    private static readonly PhraseSet OtherReviews = new("quality improvement", "qio", "external", "independent", "hearing", "grievance", "complaint", "urgent care", "peer", "retrospective", "retro-");

    private static readonly Cue[] OtherMatters = [Cue.LaterLevel, Cue.Regulator, Cue.PeerToPeer, Cue.RetroAuthorization, Cue.Instruction];

    /// <summary>The first number that a sentence or a label gives for a fast appeal, or null.</summary>
    public Fact<string>? Phone()
    {
        int last = 0;
        foreach (var mention in context.Values)
        {
            if (mention.Kind != MentionKind.Phone)
            {
                continue;
            }

            int s = context.Layout.SentenceAt(mention.Start);
            int from = Math.Max(Math.Max(last, mention.Start - Reach), s < 0 ? 0 : context.Layout.Sentences[s].Start);
            last = mention.End;
            if (mention.Use == PhoneUse.Voice && s >= 0 && IsFast(context.Layout.Flow(from, mention.Start)) && !IsOtherMatter(context.Layout.CuesOfSentence(s)))
            {
                return context.Fact(mention.Value, Told * mention.Confidence, mention.Start, mention.End);
            }
        }

        return null;
    }

    private static bool IsFast(string before) =>
        FastWords.FirstIn(before) is >= 0 and var fast && AppealWords.IsIn(before) && !OtherReviews.IsIn(before)
        && !before.AsSpan(fast).Contains("standard", StringComparison.OrdinalIgnoreCase);

    private static bool IsOtherMatter(uint cues) => Array.Exists(OtherMatters, cue => ReadingContext.Has(cues, cue));
}
