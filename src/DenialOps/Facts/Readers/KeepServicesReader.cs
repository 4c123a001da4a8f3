using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads by when one must ask that care that goes on is kept while the appeal is decided, where the letter gives a day or a time for it.</summary>
internal sealed class KeepServicesReader(ReadingContext context)
{
    /// <summary>The named fact with the last day, as <c>2026-10-29</c>.</summary>
    public const string DateFact = "keep_services_by";

    /// <summary>The named fact with the allowed time, where no day is printed: <c>10 days</c>.</summary>
    public const string TimeFact = "keep_services_time";

    /// <summary>The named fact with the time in the letter's words, where it names the day without printing it: <c>on or before the effective date</c>.</summary>
    public const string WordsFact = "keep_services_words";

    private const double Told = 0.85;

    /// <summary>Where the effective day is printed elsewhere in the letter than the time.</summary>
    private const double Joined = 0.7;

    /// <summary>How long the words of the time are at most, in characters.</summary>
    private const int MostWords = 90;

    private static readonly PhraseSet BeforeEffectiveDay = new(
        "on or before the effective date", "before the effective date", "by the effective date", "no later than the effective date",
        "prior to the effective date", "on or before the date this action takes effect", "before the date this action takes effect",
        "on or before the date the action takes effect", "before the change takes effect", "before this change takes effect");

    /// <summary>Right before the day on which an action begins.</summary>
    private static readonly string[] EffectiveWords =
    [
        "effective", "effective on", "effective as of", "effective date", "effective date:", "effective date is", "effective date (", "takes effect on", "take effect on",
        "effective date of this action:", "effective date of this action is",
    ];

    /// <summary>"Keep your hours while we decide": the payer's decision is when, not what.</summary>
    private static readonly PhraseSet Meanwhile = new("while we ", "while the plan ", "while your appeal", "until we ", "until your appeal");

    private static readonly string[] LastDayWords = [" by", "before", "until", "no later than", "not later than", "on or before", "by:"];

    /// <summary>The first of the days that the letter prints, else the time that it allows; and the words of a time that rests on the effective day.</summary>
    /// <param name="letterDate">The letter's own day.</param>
    /// <param name="careEnds">The day on which the care ends, as <c>2026-11-20</c>.</param>
    public (Fact<string>? Day, Fact<string>? Time, Fact<string>? Words) Read(DateOnly? letterDate, Fact<string>? careEnds)
    {
        Mention? day = null, time = null;
        foreach (var mention in context.Values)
        {
            if (mention.Kind == MentionKind.Date && (letterDate is null || mention.Date >= letterDate)
                && (day is null || mention.Date < day.Date) && IsAboutKeeping(mention.Start) && IsLastDay(mention))
            {
                day = mention;
            }
            else if (time is null && mention.Kind == MentionKind.Duration && mention.Unit is DurationUnit.Days or DurationUnit.BusinessDays
                && ReadingContext.Has(context.SentenceCues(mention.Start), Cue.TimeAllowed) && IsAboutKeeping(mention.Start))
            {
                time = mention;
            }
        }

        var words = Words();
        var effective = words is null || day is not null || time is not null ? null : EffectiveDay(letterDate) ?? (careEnds is null ? null : careEnds with { Confidence = Joined });
        return day is not null
            ? (context.Fact($"{day.Date!.Value:yyyy-MM-dd}", Told, day.Start, day.End), null, words)
            : (effective, time is null ? null : context.Fact(time.Value, Told, time.Start, time.End), words);
    }

    /// <summary>"on or before the effective date of this action": up to the end of the clause.</summary>
    private Fact<string>? Words()
    {
        for (int from = 0; BeforeEffectiveDay.FirstIn(context.Text.AsSpan(from)) is >= 0 and var at; from += at + 1)
        {
            int start = from + at;
            if (IsAboutKeeping(start))
            {
                int stop = context.Text.AsSpan(start, Math.Min(MostWords, context.Text.Length - start)).IndexOfAny(".,;(\n");
                return context.TextFact(new TextSpan(start, stop < 0 ? Math.Min(context.Text.Length, start + BeforeEffectiveDay.PrefixOf(context.Text.AsSpan(start))) : start + stop), Told);
            }
        }

        return null;
    }

    /// <summary>The day on which the letter says that its action begins.</summary>
    private Fact<string>? EffectiveDay(DateOnly? letterDate)
    {
        foreach (var mention in context.Values)
        {
            if (mention.Kind == MentionKind.Date && (letterDate is null || mention.Date >= letterDate)
                && TextMatch.EndsWithAny(context.Layout.Flow(Math.Max(0, mention.Start - 40), mention.Start), EffectiveWords))
            {
                return context.Fact($"{mention.Date!.Value:yyyy-MM-dd}", Joined, mention.Start, mention.End);
            }
        }

        return null;
    }

    private bool IsLastDay(Mention mention) => TextMatch.EndsWithAny(
        context.Layout.Flow(Math.Max(0, mention.Start - 30), mention.Start), LastDayWords, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the sentence tells how to keep care, and not at a later level, nor what the payer does.</summary>
    private bool IsAboutKeeping(int offset)
    {
        uint cues = context.SentenceCues(offset);
        return ReadingContext.Has(cues, Cue.Continuation) && !ReadingContext.Has(cues, Cue.LaterLevel) && (!ReadingContext.Has(cues, Cue.PayerDecides) || Meanwhile.IsIn(SentenceOf(offset)))
            && !ReadingContext.Has(cues, Cue.Instruction) && !ReadingContext.Has(cues, Cue.Records);
    }

    private ReadOnlySpan<char> SentenceOf(int offset)
    {
        var sentence = context.Layout.Sentences[context.Layout.SentenceAt(offset)];
        return context.Text.AsSpan(sentence.Start, sentence.End - sentence.Start);
    }
}
