using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads by when one must ask that care that goes on is kept while the appeal is decided, where the letter gives a day or a time for it.</summary>
internal sealed class KeepServicesReader(ReadingContext context)
{
    /// <summary>The named fact with the last day, as <c>2026-10-29</c>.</summary>
    public const string DateFact = "keep_services_by";

    /// <summary>The named fact with the allowed time, where no day is printed: <c>10 days</c>.</summary>
    public const string TimeFact = "keep_services_time";

    private const double Told = 0.85;

    /// <summary>"Keep your hours while we decide": the payer's decision is when, not what.</summary>
    private static readonly PhraseSet Meanwhile = new("while we ", "while the plan ", "while your appeal", "until we ", "until your appeal");

    private static readonly string[] LastDayWords = [" by", "before", "until", "no later than", "not later than", "on or before", "by:"];

    /// <summary>The first of the days that the letter prints, else the time that it allows.</summary>
    public (Fact<string>? Day, Fact<string>? Time) Read(DateOnly? letterDate)
    {
        Mention? day = null, time = null;
        foreach (var mention in context.Mentions)
        {
            if (mention.Kind == MentionKind.Date && (letterDate is null || mention.Date >= letterDate)
                && (day is null || mention.Date < day.Date) && IsAboutKeeping(mention) && IsLastDay(mention))
            {
                day = mention;
            }
            else if (time is null && mention.Kind == MentionKind.Duration && mention.Unit is DurationUnit.Days or DurationUnit.BusinessDays
                && ReadingContext.Has(context.SentenceCues(mention.Start), Cue.TimeAllowed) && IsAboutKeeping(mention))
            {
                time = mention;
            }
        }

        return day is not null
            ? (context.Fact($"{day.Date!.Value:yyyy-MM-dd}", Told, day.Start, day.End), null)
            : (null, time is null ? null : context.Fact(time.Value, Told, time.Start, time.End));
    }

    private bool IsLastDay(Mention mention) => TextMatch.EndsWithAny(
        context.Layout.Flow(Math.Max(0, mention.Start - 30), mention.Start), LastDayWords, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the sentence tells how to keep care, and not at a later level, nor what the payer does.</summary>
    private bool IsAboutKeeping(Mention mention)
    {
        uint cues = context.SentenceCues(mention.Start);
        return ReadingContext.Has(cues, Cue.Continuation) && !ReadingContext.Has(cues, Cue.LaterLevel) && (!ReadingContext.Has(cues, Cue.PayerDecides) || Meanwhile.IsIn(SentenceOf(mention)))
            && !ReadingContext.Has(cues, Cue.Instruction) && !ReadingContext.Has(cues, Cue.Records);
    }

    private ReadOnlySpan<char> SentenceOf(Mention mention)
    {
        var sentence = context.Layout.Sentences[context.Layout.SentenceAt(mention.Start)];
        return context.Text.AsSpan(sentence.Start, sentence.End - sentence.Start);
    }
}
