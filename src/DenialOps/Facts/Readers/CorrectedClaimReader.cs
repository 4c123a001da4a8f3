using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads how long there is to send a corrected claim, which is another time than the one to appeal.</summary>
internal sealed class CorrectedClaimReader(ReadingContext context)
{
    /// <summary>The named fact with the allowed time: <c>90 days</c>, <c>12 months</c>.</summary>
    public const string TimeFact = "corrected_claim_time";

    /// <summary>The named fact with what the time runs from: <c>notice</c>, <c>receipt</c> or <c>service</c>.</summary>
    public const string FromFact = "corrected_claim_counted_from";

    /// <summary>The named fact with the last day, where the letter prints it.</summary>
    public const string DateFact = "corrected_claim_date";

    private const double Told = 0.9;
    private const double ToldBefore = 0.82;

    /// <summary>How far from the words a time may stand, in characters: a printed sentence is shorter.</summary>
    private const int Reach = 220;

    private static readonly PhraseSet Resending = new(
        "corrected claim", "correct claim", "replacement claim", "resubmit", "re-submit", "resubmission", "claim correction", "correct and resend",
        "correct the claim", "correct and return", "send a new claim", "submit a new claim", "send new claim", "submit new claim", "corrected bill",
        "correction must", "corrections must", "correcting the claim");

    /// <summary>A sentence that goes on about the claim of the sentence before.</summary>
    private static readonly PhraseSet GoesOn = new("it must", "it has to", "it should", "they must", "this must", "the claim must", "that claim must", "we must have it", "we must get it", "you have", "send it", "both must");

    /// <summary>What the payer does, in a time of its own.</summary>
    private static readonly PhraseSet PayersTime = new("process", "takes ", "take up to", "we will", "we answer", "we decide", "please wait", "wait ");

    private static readonly PhraseSet Limits = new("within", "no later than", "not later than", "you have", "up to", "must be", "must reach", "until", " by ", "before", "deadline", "limit", "after", "from ", "s: ", "m: ");

    private static readonly PhraseSet FromService = new("of service", "of care", "from service", "service date", "of discharge");

    private static readonly PhraseSet FromNotice = new("remit", "of denial", "of the denial", "of this denial", "denial date", "of this notice", "of this letter", "of the letter", "letter date", "of the notice", "of this statement", "of this eob", "this determination", "of payment date", "on this letter", "on this notice", "notice date", "run date");

    private static readonly PhraseSet FromReceipt = new("receipt", "receive this", "received this", "get this", "you receive", "you got");

    private static readonly string[] LastDayWords = [" by", " by:", "until", "no later than", "on or before", "not later than", "deadline:", "deadline is", "before", "due"];

    /// <summary>Whether facts hold a time for a corrected claim.</summary>
    public static bool IsGiven(CaseFacts facts) => facts.Other.ContainsKey(TimeFact) || facts.Other.ContainsKey(DateFact);

    /// <summary>The allowed time, what it runs from and the last day, each where the letter gives it.</summary>
    public (Fact<string>? Time, Fact<string>? From, Fact<string>? Day) Read()
    {
        if (Resending.FirstIn(context.Text) < 0)
        {
            return (null, null, null);
        }

        Fact<string>? time = null, from = null, day = null;
        foreach (var mention in context.Values)
        {
            if (day is null && mention.Kind == MentionKind.Date && IsLastDay(mention) && Confidence(mention) is var sure and > 0)
            {
                day = context.Fact($"{mention.Date!.Value:yyyy-MM-dd}", sure, mention.Start, mention.End);
            }
            else if (time is null && mention.Kind == MentionKind.Duration
                && mention.Unit is not (DurationUnit.Hours or DurationUnit.Minutes) && Confidence(mention) is var told and > 0)
            {
                time = context.Fact(mention.Value, told, mention.Start, mention.End);
                from = CountedFrom(mention, told);
            }
        }

        return (time, from, day);
    }

    private bool IsLastDay(Mention mention) => TextMatch.EndsWithAny(
        context.Layout.Flow(Math.Max(0, mention.Start - 30), mention.Start), LastDayWords);

    /// <summary>How surely a time or a day is the one for a corrected claim; 0 when it is not.</summary>
    private double Confidence(Mention mention)
    {
        int s = context.Layout.SentenceAt(mention.Start);
        if (s < 0 || context.IsInstruction(s))
        {
            return 0;
        }

        var sentence = context.Layout.Sentences[s];
        string before = context.Layout.Flow(Math.Max(sentence.Start, mention.Start - Reach), mention.Start);
        string after = context.Layout.Flow(mention.End, Math.Max(mention.End, Math.Min(sentence.End, mention.End + Reach)));
        if (!Limits.IsIn(before + " " + after) || PayersTime.IsIn(LastPart(before)) || after.StartsWith("for process", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        if (IsNear(before, fromEnd: true) || IsNear(after, fromEnd: false))
        {
            return Told;
        }

        return Resending.FirstIn(before) < 0 && GoesOn.Starts(before) && BeforeTellsOf(s) ? ToldBefore : 0;
    }

    /// <summary>Whether the words stand on this side of the time, and nothing about an appeal or a first claim between.</summary>
    private static bool IsNear(string side, bool fromEnd)
    {
        int at = fromEnd ? LastOf(side) : Resending.FirstIn(side);
        if (at < 0)
        {
            return false;
        }

        var between = fromEnd ? side.AsSpan(at) : side.AsSpan(0, at);
        return !between.Contains("appeal", StringComparison.OrdinalIgnoreCase) && !between.Contains("reconsider", StringComparison.OrdinalIgnoreCase)
            && !between.Contains("dispute", StringComparison.OrdinalIgnoreCase) && !between.Contains(';')
            && !between.Contains("record", StringComparison.OrdinalIgnoreCase) && !between.Contains("new claims", StringComparison.OrdinalIgnoreCase);
    }

    private static int LastOf(string text)
    {
        int last = -1;
        for (int at = Resending.FirstIn(text), from = 0; at >= 0; at = Resending.FirstIn(text.AsSpan(from)))
        {
            last = from + at;
            from = last + 1;
        }

        return last;
    }

    private bool BeforeTellsOf(int sentence)
    {
        if (sentence == 0 || context.Layout.Sentences[sentence - 1].Paragraph != context.Layout.Sentences[sentence].Paragraph)
        {
            return false;
        }

        var before = context.Layout.Sentences[sentence - 1];
        return Resending.IsIn(context.Layout.Flow(Math.Max(before.Start, before.End - Reach), before.End));
    }

    private static ReadOnlySpan<char> LastPart(string before) => before.AsSpan(Math.Max(0, Math.Max(before.LastIndexOf(';'), before.LastIndexOf('.')) + 1));

    private Fact<string>? CountedFrom(Mention mention, double confidence)
    {
        int s = context.Layout.SentenceAt(mention.Start);
        int end = Math.Min(Math.Max(mention.End, context.Layout.Sentences[s].End), mention.End + 90);
        string after = context.Layout.Flow(mention.End, end);
        int service = FromService.FirstIn(after), notice = FromNotice.FirstIn(after), receipt = FromReceipt.FirstIn(after);
        int first = new[] { service, notice, receipt }.Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        if (first < 0)
        {
            return null;
        }

        return context.Fact(first == receipt ? "receipt" : first == service ? "service" : "notice", confidence, mention.Start, end);
    }
}
