using DenialOps.Facts.Layout;
using DenialOps.Intake;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads by when one must ask that care that goes on is kept while the appeal is decided, where the letter gives a day or a time for it.</summary>
/// <param name="context">The letter.</param>
/// <param name="isAnswer">Whether the letter answers an appeal, so that the next one to decide is the hearing.</param>
internal sealed class KeepServicesReader(ReadingContext context, bool isAnswer)
{
    /// <summary>The named fact with the last day, as <c>2026-10-29</c>.</summary>
    public const string DateFact = "keep_services_by";

    /// <summary>The named fact with the day before which one must ask, as <c>2026-11-02</c>: the last day is the one ahead of it.</summary>
    public const string BeforeFact = "keep_services_before";

    /// <summary>The named fact with the allowed time, where no day is printed: <c>10 days</c>.</summary>
    public const string TimeFact = "keep_services_time";

    /// <summary>The named fact with the time in the letter's words, where it names the day without printing it: <c>on or before the effective date</c>.</summary>
    public const string WordsFact = "keep_services_words";

    /// <summary>The named fact that says that of two times the later one counts, in the letter's words: <c>whichever is later</c>.</summary>
    public const string LaterFact = "keep_services_later";

    /// <summary>The named fact with the day from which on the plan gives less care, as <c>2026-12-01</c>.</summary>
    public const string ChangeFact = "care_changes";

    private const double Told = 0.85;

    /// <summary>Where the effective day is printed elsewhere in the letter than the time.</summary>
    private const double Joined = 0.7;

    /// <summary>How long the words of the time are at most, in characters.</summary>
    private const int MostWords = 90;

    /// <summary>How far from a day or a time what belongs to it may stand, in characters.</summary>
    private const int Reach = 300;

    private static readonly PhraseSet BeforeEffectiveDay = new(
        "on or before the effective date", "before the effective date", "by the effective date", "no later than the effective date",
        "prior to the effective date", "on or before the date this action takes effect", "before the date this action takes effect",
        "on or before the date the action takes effect", "before the change takes effect", "before this change takes effect",
        "by the date the change takes effect", "by the date this change takes effect", "before the date the change takes effect",
        "before the date this change takes effect", "by the day the change takes effect", "before the day the change takes effect",
        "by the date the action takes effect", "by the date this action takes effect", "by the date of action", "before the date of action",
        "before the action takes effect", "before this action takes effect");

    /// <summary>Right before the day on which an action begins.</summary>
    private static readonly string[] EffectiveWords =
    [
        "effective", "effective on", "effective as of", "effective date", "effective date:", "effective date is", "effective date (", "takes effect on", "take effect on",
        "effective date of this action:", "effective date of this action is",
    ];

    /// <summary>Right before the day from which on there is less care, in the sentence that tells the change.</summary>
    private static readonly string[] FromDayOn = [.. EffectiveWords, "starting", "starting:", "beginning", "begins", "starts", " on", "as of", " from"];

    /// <summary>That care becomes less, or that the plan's action begins.</summary>
    private static readonly PhraseSet Changes = new(
        "reduc", "lowering", "will be lowered", "decreas", "cutting", "will be cut", "fewer hours", "fewer visits", "change takes effect", "change will take effect", "action takes effect",
        "action will take effect", "change is effective", "action is effective", "change begins", "change starts");

    /// <summary>Words for keeping care beside those that every reader knows.</summary>
    private static readonly PhraseSet Keeping = new(
        "to stay the same", "stay at the same", "continue to get", "continue getting", "continue to receive", "continue receiving", "keep receiving", "continue your services",
        "continue your care", "services continued", "benefits continued", "same level of service", "same services");

    /// <summary>What is kept: care, and the help that is counted in hours and visits.</summary>
    private static readonly PhraseSet Care = new("service", "benefit", "hours", "treatment", "therap", "visit", "nurs", " aide", " aid ", " care", "stay in", "your stay", "equipment", "suppl", "medicine", "drug", "keep it");

    /// <summary>What else is kept by a day: coverage that is bought, papers, appointments.</summary>
    private static readonly PhraseSet NotCare = new(
        "cobra", "to elect", "election", "enroll", "premium", "your coverage", "your insurance", "your plan active", "continuation coverage", "your card", "receipts", "a copy", "envelope", "appointment");

    /// <summary>"Keep your hours while we decide": the payer's decision is when, not what.</summary>
    private static readonly PhraseSet Meanwhile = new("while we ", "while the plan ", "while your appeal", "until we ", "until your appeal");

    private static readonly PhraseSet Later = new("whichever is later", "whichever comes later", "whichever date is later", "whichever is the later", "the later of");

    private static readonly string[] LastDayWords = [" by", "before", "until", "no later than", "not later than", "on or before", "by:"];

    private static readonly string[] OnOrBefore = ["on or before", "by or before"];

    /// <summary>The letter with its line ends as blanks, so that a phrase that wraps is found where it stands.</summary>
    private readonly string _unwrapped = context.Text.Replace('\n', ' ');

    private (int Sentence, bool IsAbout) _last = (-1, false);

    /// <summary>What the letter says of it.</summary>
    /// <param name="letterDate">The letter's own day.</param>
    /// <param name="careEnds">The day on which the care ends, as <c>2026-11-20</c>.</param>
    public KeptCare Read(DateOnly? letterDate, Fact<string>? careEnds)
    {
        Mention? day = null, time = null, later = null;
        foreach (var mention in context.Values)
        {
            if (mention.Kind == MentionKind.Date && (letterDate is null || mention.Date >= letterDate) && IsLastDay(mention) && IsAboutKeeping(mention.Start))
            {
                // Of days that all count, the first is the safe one, unless the letter itself says that the last of them counts.
                var isLater = LaterIn(mention.Start) is not null;
                day = day is null || (isLater ? LastDay(mention) > LastDay(day) : LastDay(mention) < LastDay(day)) ? mention : day;
                later = isLater ? mention : later;
            }
            else if (time is null && mention.Kind == MentionKind.Duration && mention.Unit is DurationUnit.Days or DurationUnit.BusinessDays
                && ReadingContext.Has(context.SentenceCues(mention.Start), Cue.TimeAllowed) && IsAboutKeeping(mention.Start))
            {
                time = mention;
                later ??= LaterIn(mention.Start) is null ? null : mention;
            }
        }

        var words = Words();
        var change = careEnds ?? Change(letterDate);
        var said = later is null ? null : LaterIn(later.Start);
        var joined = words is null || day is not null || (time is not null && said is null) ? null
            : EffectiveDay(letterDate) ?? (change is null ? null : change with { Confidence = Joined });
        bool isBefore = day is null ? joined is not null && IsStrict(words!.Value) : !IsInclusive(day);
        var last = day is null ? joined : context.Fact($"{day.Date!.Value:yyyy-MM-dd}", Told, day.Start, day.End);
        return new KeptCare(
            isBefore ? null : last,
            isBefore ? last : null,
            time is null || (day is not null && said is null) ? null : context.Fact(time.Value, Told, time.Start, time.End),
            words,
            said is { } span ? context.TextFact(span, Told) : null,
            careEnds is null ? change : null);
    }

    /// <summary>"on or before the effective date of this action": up to the end of the clause.</summary>
    private Fact<string>? Words()
    {
        for (int from = 0; BeforeEffectiveDay.FirstIn(_unwrapped.AsSpan(from)) is >= 0 and var at; from += at + 1)
        {
            int start = from + at;
            if (IsAboutKeeping(start))
            {
                int end = Math.Min(start + MostWords, context.Layout.Sentences[context.Layout.SentenceAt(start)].End);
                int stop = _unwrapped.AsSpan(start, end - start).IndexOfAny(".,;(");
                return context.TextFact(new TextSpan(start, stop >= 0 ? start + stop : end - start < MostWords ? end : start + BeforeEffectiveDay.PrefixOf(_unwrapped.AsSpan(start))), Told);
            }
        }

        return null;
    }

    /// <summary>The day on which the letter says that its action begins.</summary>
    private Fact<string>? EffectiveDay(DateOnly? letterDate) => FirstDay(letterDate, EffectiveWords, static _ => true);

    /// <summary>The day from which on there is less care, told with the change itself.</summary>
    private Fact<string>? Change(DateOnly? letterDate) => FirstDay(letterDate, FromDayOn, static sentence => Changes.IsIn(sentence) && !NotCare.IsIn(sentence));

    private Fact<string>? FirstDay(DateOnly? letterDate, string[] ahead, Func<string, bool> isIt)
    {
        foreach (var mention in context.Of(MentionKind.Date))
        {
            if ((letterDate is null || mention.Date >= letterDate)
                && TextMatch.EndsWithAny(context.Layout.Flow(Math.Max(0, mention.Start - 40), mention.Start), ahead)
                && context.Layout.SentenceAt(mention.Start) is >= 0 and var s && !context.IsInstruction(s) && isIt(Near(s, mention)))
            {
                return context.Fact($"{mention.Date!.Value:yyyy-MM-dd}", Joined, mention.Start, mention.End);
            }
        }

        return null;
    }

    /// <summary>What stands around a mention in its sentence.</summary>
    private string Near(int s, Mention mention)
    {
        var sentence = context.Layout.Sentences[s];
        return context.Layout.Flow(Math.Max(sentence.Start, mention.Start - Reach), Math.Max(mention.End, Math.Min(sentence.End, mention.End + Reach)));
    }

    private bool IsLastDay(Mention mention) => TextMatch.EndsWithAny(Ahead(mention), LastDayWords);

    /// <summary>Whether the day itself is still in time: "on or before", not "before".</summary>
    private bool IsInclusive(Mention mention) => !TextMatch.EndsWithAny(Ahead(mention), ["before"])
        || TextMatch.EndsWithAny(Ahead(mention), OnOrBefore);

    private DateOnly LastDay(Mention mention) => IsInclusive(mention) ? mention.Date!.Value : mention.Date!.Value.AddDays(-1);

    private static bool IsStrict(string words) => words.StartsWith("before", StringComparison.OrdinalIgnoreCase) || words.StartsWith("prior", StringComparison.OrdinalIgnoreCase);

    private string Ahead(Mention mention) => context.Layout.Flow(Math.Max(0, mention.Start - 30), mention.Start);

    /// <summary>Where the sentence of an offset says that the later one counts.</summary>
    private TextSpan? LaterIn(int offset)
    {
        var sentence = context.Layout.Sentences[context.Layout.SentenceAt(offset)];
        int from = Math.Max(sentence.Start, offset - Reach);
        var text = _unwrapped.AsSpan(from, Math.Max(0, Math.Min(sentence.End, offset + Reach) - from));
        return Later.FirstIn(text) is >= 0 and var at ? new TextSpan(from + at, from + at + Later.PrefixOf(text[at..])) : null;
    }

    /// <summary>Whether the sentence tells how to keep care, and not at a later level, nor what the payer does.</summary>
    private bool IsAboutKeeping(int offset)
    {
        int s = context.Layout.SentenceAt(offset);
        if (s != _last.Sentence)
        {
            _last = (s, s >= 0 && offset < context.Layout.Sentences[s].End && IsAboutKeeping(context.Layout.Sentences[s], context.SentenceCues(offset)));
        }

        return _last.IsAbout;
    }

    private bool IsAboutKeeping(Sentence sentence, uint cues)
    {
        string text = context.Layout.Flow(sentence.Start, sentence.End);
        return (ReadingContext.Has(cues, Cue.Continuation) || Keeping.IsIn(text)) && Care.IsIn(text) && !NotCare.IsIn(text)
            && (isAnswer || !ReadingContext.Has(cues, Cue.LaterLevel)) && (!ReadingContext.Has(cues, Cue.PayerDecides) || Meanwhile.IsIn(text))
            && !ReadingContext.Has(cues, Cue.Instruction) && !ReadingContext.Has(cues, Cue.Records);
    }
}
