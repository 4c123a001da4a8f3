using DenialOps.Facts.Layout;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>
/// Reads until when care that is going on is covered ("your stay will not be covered after …"), and whom to call for a fast review of
/// that end and by when: for an inpatient stay or a course of treatment days count, not months.
/// </summary>
internal sealed class CareEndReader(ReadingContext context)
{
    /// <summary>The named fact with the last covered day, as <c>2026-11-27</c>.</summary>
    public const string EndFact = "care_ends";

    /// <summary>The named fact with the number for the fast review.</summary>
    public const string PhoneFact = "fast_review_phone";

    /// <summary>The named fact with the time for that call, in the letter's words: <c>noon on November 26, 2026</c>.</summary>
    public const string ByFact = "fast_review_by";

    /// <summary>The named fact with the day for that call, as <c>2026-11-26</c>, where the letter prints it.</summary>
    public const string DateFact = "fast_review_date";

    private const double Told = 0.9;

    /// <summary>How far from a word its value may stand, in characters.</summary>
    private const int Reach = 400;

    /// <summary>Names and places of care that goes on from day to day.</summary>
    private static readonly PhraseSet Care = new(
        "stay", "inpatient", "hospital", "nursing", "rehab", "home health", "home care", "day care", "personal care", "attendant care", "respite", " aide", "hospice", "therapy",
        "treatment", "your services", "these services", "services will", "residential", "dialysis", "infusion", "your care", "level of care",
        "partial hospital", "day program", "outpatient program", "continued days", "admission");

    /// <summary>That it ends.</summary>
    private static readonly PhraseSet Ends = new(
        "will end", "ends on", "end on", "ends after", "ending on", "end effective", "ends effective", "ends:", "last day", "last covered", "not covered after", "not be covered after",
        "not cover after", "no longer cover", "no longer be cover", "will stop", "stop covering", "stop paying", "stops on", "terminat", "discontinu",
        "not covered beyond", "not be covered beyond", "covered through", "covered only through", "approved through", "approved only through",
        "authorized through", "certified through", "certified only through", "not approved after", "not approved beyond", "not authorized after",
        "not authorized beyond", "denied after", "pay only until",
        "not pay after", "not pay for", "continued stay", "are ending", "is ending", "ending your", "are stopping", "is stopping", "stopping your", "will be stopped", "will be ended",
        "being discharged", "will be discharged", "be discharged on", "plan to discharge", "planned discharge date", "discharge date is", "discharge date:", "date of discharge:");

    /// <summary>What else ends on a day: contracts and memberships.</summary>
    private static readonly PhraseSet NotCare = new("premium", "enroll", "eligib", "plan year", "membership", "your coverage under", "policy period", "if you ", "if your ", "unless");

    /// <summary>A call that is in time until one leaves the hospital.</summary>
    private static readonly PhraseSet Discharge = new(
        "the day of discharge", "the day of your discharge", "the day you are discharged", "your day of discharge", "the date of discharge", "the date of your discharge",
        "planned discharge date", "your discharge date", "scheduled discharge date", "before you leave the hospital", "before you are discharged");

    private static readonly PhraseSet Until = new("no later than", "not later than", "on or before", "by midnight", "before midnight", " by ", " until ");

    private static readonly PhraseSet Reviewer = new("quality improvement organization", "bfcc-qio", "bfcc", " qio", "(qio");

    /// <summary>Whether the words of a time for the call mean the day of discharge.</summary>
    public static bool IsDischarge(string words) => Discharge.IsIn(words);

    /// <summary>Right before the day after which care is denied.</summary>
    private static readonly string[] CutOff = [" beyond", " after", " as of", " past", " effective"];

    private static readonly System.Buffers.SearchValues<char> ClauseEnds = System.Buffers.SearchValues.Create(".;:,()");

    private readonly LetterLayout _layout = context.Layout;

    /// <summary>The last covered day of care that goes on when the letter is written, or null.</summary>
    public Fact<string>? End(DateOnly? letterDate)
    {
        foreach (var mention in context.Of(MentionKind.Date))
        {
            if ((letterDate is { } written && mention.Date < written)
                || context.ZoneAt(mention.Start) is not (Zone.Head or Zone.Body))
            {
                continue;
            }

            int s = _layout.SentenceAt(mention.Start);
            if (s < 0 || context.IsInstruction(s))
            {
                continue;
            }

            var sentence = _layout.Sentences[s];
            string text = _layout.Flow(Math.Max(sentence.Start, mention.Start - Reach), Math.Max(mention.End, Math.Min(sentence.End, mention.End + Reach)));
            bool ends = Ends.IsIn(text) || (ReadingContext.Has(_layout.CuesOfSentence(s), Cue.Denial) && IsCutOff(mention));
            bool ahead = letterDate is not null || text.Contains("will ", StringComparison.OrdinalIgnoreCase);
            if (ends && ahead && Care.IsIn(text) && !NotCare.IsIn(text))
            {
                return context.Fact($"{mention.Date!.Value:yyyy-MM-dd}", Told, mention.Start, mention.End);
            }
        }

        return null;
    }

    private bool IsCutOff(Mention day) =>
        TextMatch.EndsWithAny(_layout.Flow(Math.Max(0, day.Start - 20), day.Start), CutOff);

    /// <summary>Whom to call for a fast review of the end of care, and by when, each where the letter gives it.</summary>
    public (Fact<string>? Phone, Fact<string>? By, Fact<string>? Day) FastReview()
    {
        int at = Reviewer.FirstIn(context.Text);
        if (at < 0)
        {
            return (null, null, null);
        }

        int from = Math.Max(0, at - (Reach / 2)), to = Math.Min(context.Text.Length, at + (2 * Reach));
        var phone = PhoneIn(at, ParagraphEnd(at, to)) ?? PhoneIn(Math.Max(from, ParagraphStart(at)), at);
        var (by, day) = Noon(from, to);
        return (phone, by ?? UntilDischarge(from, to), day);
    }

    /// <summary>"no later than your planned discharge date and before you leave the hospital": up to the end of the clause.</summary>
    private Fact<string>? UntilDischarge(int from, int to)
    {
        int at = Discharge.FirstIn(context.Text.AsSpan(from, to - from));
        if (at < 0)
        {
            return null;
        }

        int phrase = from + at, ahead = Math.Max(from, phrase - 40);
        int start = Until.FirstIn(context.Text.AsSpan(ahead, phrase - ahead)) is >= 0 and var until ? ahead + until : phrase;
        start += char.IsWhiteSpace(context.Text[start]) ? 1 : 0;
        int stop = context.Text.AsSpan(phrase, Math.Min(90, to - phrase)).IndexOfAny(ClauseEnds);
        int end = stop >= 0 ? phrase + stop : phrase + Discharge.PrefixOf(context.Text.AsSpan(phrase));
        return context.Fact(_layout.Flow(start, end), Told, start, end);
    }

    /// <summary>Where the paragraph at an offset ends; one that ends in a colon goes on after the gap.</summary>
    private int ParagraphEnd(int at, int to)
    {
        int gap = context.Text.AsSpan(at, to - at).IndexOf("\n\n");
        return gap < 0 || context.Text[at + gap - 1] == ':' ? to : at + gap;
    }

    private int ParagraphStart(int at) => context.Text.AsSpan(Math.Max(0, at - Reach), Math.Min(at, Reach)).LastIndexOf("\n\n") is var gap and >= 0
        ? Math.Max(0, at - Reach) + gap
        : 0;

    private Fact<string>? PhoneIn(int from, int to)
    {
        foreach (var mention in context.MentionsIn(from, to))
        {
            if (mention.Kind == MentionKind.Phone && mention.Use == PhoneUse.Voice)
            {
                return context.Fact(mention.Value, Told, mention.Start, mention.End);
            }
        }

        return null;
    }

    /// <summary>"noon on November 26, 2026", "noon of the day before coverage ends": up to the end of the clause.</summary>
    private (Fact<string>? By, Fact<string>? Day) Noon(int from, int to)
    {
        int noon = context.Text.AsSpan(from, to - from).IndexOf("noon", StringComparison.OrdinalIgnoreCase);
        if (noon < 0 || (from + noon > 0 && char.IsLetter(context.Text[from + noon - 1])))
        {
            return (null, null);
        }

        int start = from + noon, end = start + 4;
        var date = context.FirstIn(start, Math.Min(to, start + 40), MentionKind.Date);
        while (end < to && (date?.Span.Contains(end) == true || context.Text[end] is not ('.' or ';' or ':' or ',' or '(' or ')')) && end - start < 90
            && !(context.Text[end] == '\n' && end + 1 < to && context.Text[end + 1] == '\n'))
        {
            end++;
        }

        // A day that stands before the time: "November 26, 2026, by noon".
        date ??= DayBefore(start, from);
        start = Math.Min(start, date?.Start ?? start);
        string words = _layout.Flow(start, end);
        return (context.Fact(words, Told, start, end), date is null ? null : context.Fact($"{date.Date!.Value:yyyy-MM-dd}", Told, date.Start, date.End));
    }

    private Mention? DayBefore(int start, int from)
    {
        Mention? day = null;
        foreach (var mention in context.MentionsIn(Math.Max(from, start - 40), start))
        {
            day = mention.Kind == MentionKind.Date && start - mention.End < 14 ? mention : day;
        }

        return day;
    }
}
