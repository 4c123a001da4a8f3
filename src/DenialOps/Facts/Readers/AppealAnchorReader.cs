using System.Globalization;
using DenialOps.Facts.Layout;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>
/// Reads what a time to appeal runs from: this letter, its receipt, the care, another day that the letter prints, or one that it only
/// names. A time that is counted from the wrong day ends too late.
/// </summary>
internal sealed class AppealAnchorReader(ReadingContext context)
{
    /// <summary>The named fact with the printed day that the time runs from, as <c>2026-09-10</c>, where the letter prints it beside the time.</summary>
    public const string DayFact = "appeal_counted_from_date";

    /// <summary>How far behind a time the words stand that say what it runs from, in characters.</summary>
    private const int Reach = 160;

    /// <summary>How far behind a time the cue of a letter or its receipt stands.</summary>
    private const int CueReach = 60;

    /// <summary>How far before a day its label stands.</summary>
    private const int LabelReach = 40;

    /// <summary>A shorter word is in every label.</summary>
    private const int ShortestObject = 6;

    private static readonly string[] Connectors = ["of ", "from ", "after ", "following ", "beginning ", "starting ", "counted ", "counting ", "since "];

    /// <summary>Before a day that is the last one, and not the first.</summary>
    private static readonly string[] LastDay = [" by", "until", "no later than", "not later than", "on or before", "that is,", "that is", "ends on", "ends", "expires on", "through", "or by"];

    /// <summary>Between the words for the letter and a day: the day is that of something else.</summary>
    private static readonly PhraseSet Aside = new(" about ", " for ", " regarding ", " concerning ", " service", " visit", " claim of ");

    private static readonly PhraseSet Begins = new("began ", "begins ", "begin ", "started ", "starts ", "runs from", "run from", "counted from", "counting from", "counts from");

    private static readonly PhraseSet Service = new("date of service", "dates of service", "date of the service", "service date", "date the service", "date services", "date of care", "date of the care", "day of the service", "day of service", "date of your visit", "day of care");

    /// <summary>A letter before this one.</summary>
    private static readonly PhraseSet Earlier = new("original ", "earlier ", "previous ", "prior notice", "prior letter", "prior decision", "prior denial", "first notice", "first letter");

    private static readonly PhraseSet Letters = new("notice", "letter", "decision", "denial", "determination", "dated");

    /// <summary>What this letter is, as its own writer calls it, and where its date stands.</summary>
    private static readonly PhraseSet OwnNames = new(
        "this ", "notice", "letter", "denial", "denied", "decision", "decided", "determination", "mail", "adverse",
        " top", "above", "printed", "shown", "listed", "stamped", "issue", "notif", " sent", "postmark", "first page", "heading");

    /// <summary>What a remittance or a statement may call itself. Its date can be another than the letter's.</summary>
    private static readonly PhraseSet Statements = new("remit", "explanation", "statement", "voucher");

    private static readonly string[] Papers = ["RA", "EOB", "EOP", "run", "check", "print", "file", "report"];

    private readonly LetterLayout _layout = context.Layout;
    private readonly string _text = context.Text;

    /// <summary>What the time runs from (<c>notice</c>, <c>receipt</c>, <c>service</c> or <c>other</c>; null where nothing says), and the printed day.</summary>
    public (Fact<string>? From, Fact<string>? Day) Read(Mention time, double confidence)
    {
        int s = _layout.SentenceAt(time.Start);
        if (s < 0)
        {
            return (null, null);
        }

        var (cue, cueEnd) = OwnCue(time, s);
        int end = Math.Max(time.End, Math.Min(_layout.Sentences[s].End, time.End + Reach));
        string behind = _layout.Flow(time.End, end);
        bool connected = TextMatch.StartsWithAny(AfterUnit(behind), Connectors);
        if ((connected ? DayIn(time.End, end, cueEnd) : null) is { } day || (day = DayOfBeginning(s, time.End)) is not null)
        {
            return (From(cue == Cue.FromReceipt ? "receipt" : "notice", day.End), Day(day));
        }

        if (IsOfEarlier(behind))
        {
            return DayBeside(IsOfEarlierLabel) is { } earlier ? (From("notice", end), Day(earlier)) : (From("other", end), null);
        }

        var named = cue is null ? null : From(cue == Cue.FromReceipt ? "receipt" : "notice", cueEnd);
        if (!connected || cue == Cue.FromReceipt)
        {
            return (named, null);
        }

        if (cue is null && Service.FirstIn(behind) is >= 0 and < LabelReach)
        {
            return (From("service", end), null);
        }

        if (ObjectOf(behind) is not { } thing)
        {
            return (named, null);
        }

        if (OwnNames.IsIn(thing))
        {
            return (named ?? From("notice", end), null);
        }

        var words = Words(thing);
        if (DayBeside(label => words.Exists(word => label.Contains(word, StringComparison.OrdinalIgnoreCase))) is { } labelled)
        {
            return (From("notice", end), Day(labelled));
        }

        return (named ?? (IsThisPaper(thing) ? null : From("other", end)), null);

        Fact<string> From(string value, int to) => context.Fact(value, confidence, time.Start, Math.Max(time.End, to));

        Fact<string> Day(Mention mention) => context.Fact(mention.Date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), confidence, mention.Start, mention.End);
    }

    /// <summary>The cue right behind the time that names this letter or its receipt, and where it ends.</summary>
    private (Cue? Cue, int End) OwnCue(Mention time, int sentence)
    {
        foreach (ref readonly var hit in _layout.Phrases.StartingIn(LexiconKind.Cue, _layout.Words.IndexAt(time.End), _layout.Sentences[sentence].EndWord + 12))
        {
            if ((Cue)hit.Value.Code is Cue.FromReceipt or Cue.FromNotice && _layout.Words.Start(hit.FirstWord) - time.End < CueReach)
            {
                return ((Cue)hit.Value.Code, _layout.Words.End(hit.LastWord));
            }
        }

        return (null, time.End);
    }

    /// <summary>The printed day that the time runs from: "within 180 days of the date of service (July 1, 2026)".</summary>
    private Mention? DayIn(int start, int end, int cueEnd)
    {
        if (FirstDay(start, end) is not { } day || TextMatch.EndsWithAny(_layout.Flow(start, day.Start), LastDay))
        {
            return null;
        }

        var between = _text.AsSpan(cueEnd, Math.Max(0, day.Start - cueEnd));
        return between.Length < Reach / 2 && (cueEnd == start || !Aside.IsIn(between)) && (cueEnd != start || !Aside.IsIn(BehindService(between))) ? day : null;
    }

    /// <summary>"date of service" names the care and is no aside.</summary>
    private static ReadOnlySpan<char> BehindService(ReadOnlySpan<char> between) =>
        Service.FirstIn(between) is >= 0 and var at ? between[Math.Min(between.Length, at + Service.PrefixOf(between[at..]))..] : between;

    /// <summary>"You have 60 days to appeal. The 60 days began on September 20, 2026."</summary>
    private Mention? DayOfBeginning(int sentence, int from)
    {
        for (int s = sentence; s < Math.Min(sentence + 2, _layout.Sentences.Count) && _layout.Sentences[s].Paragraph == _layout.Sentences[sentence].Paragraph; s++)
        {
            int start = Math.Max(from, _layout.Sentences[s].Start), end = Math.Min(_layout.Sentences[s].End, start + Reach);
            if (end > start && Begins.FirstIn(_text.AsSpan(start, end - start)) is >= 0 and var at && FirstDay(start + at, Math.Min(end, start + at + LabelReach)) is { } day)
            {
                return day;
            }
        }

        return null;
    }

    private Mention? FirstDay(int start, int end)
    {
        foreach (var mention in context.MentionsIn(start, end))
        {
            if (mention.Kind is MentionKind.Duration)
            {
                return null;
            }

            if (mention.Kind == MentionKind.Date)
            {
                return mention;
            }
        }

        return null;
    }

    /// <summary>The earliest day of the letter with a label before it that <paramref name="isOf"/> it.</summary>
    private Mention? DayBeside(Func<string, bool> isOf)
    {
        Mention? earliest = null;
        foreach (var mention in context.Of(MentionKind.Date))
        {
            if (!(mention.Date >= earliest?.Date))
            {
                int line = _layout.Lines[_layout.LineAt(mention.Start)].Start;
                earliest = isOf(_layout.Flow(Math.Max(line, mention.Start - LabelReach), mention.Start)) ? mention : earliest;
            }
        }

        return earliest;
    }

    /// <summary>"of our original decision", "it runs from the earlier notice": right where the words say what the time runs from.</summary>
    private static bool IsOfEarlier(string behind)
    {
        var rest = AfterUnit(behind);
        rest = Begins.FirstIn(rest) is >= 0 and var at ? rest[at..] : TextMatch.StartsWithAny(rest, Connectors) ? rest : default;
        int end = rest.IndexOfAny('.', ',');
        rest = rest[..Math.Min(end < 0 ? rest.Length : end, LabelReach)];
        return Earlier.FirstIn(rest) is >= 0 and var word && Letters.IsIn(rest[word..]);
    }

    private static bool IsThisPaper(string thing) => TextMatch.EqualsAny(thing.AsSpan().Trim(), Papers) || Statements.IsIn(thing);

    private static bool IsOfEarlierLabel(string label) => Earlier.FirstIn(label) is >= 0 and var at && Letters.IsIn(label.AsSpan(at));

    /// <summary>What the day is of, where the words name a day: "of the date the claim was processed", "of the effective date of this action".</summary>
    private static string? ObjectOf(string behind)
    {
        int date = behind.IndexOf(" date", StringComparison.OrdinalIgnoreCase);
        int day = behind.IndexOf(" day ", StringComparison.OrdinalIgnoreCase);
        int at = date >= 0 && date < 30 ? date : day is >= 0 and < 16 ? day : -1;
        if (at < 0)
        {
            return null;
        }

        // "the effective date of this action": the word before it tells which day, and not what follows.
        string before = behind[..at].TrimEnd();
        string word = before[(before.LastIndexOf(' ') + 1)..];
        string thing = word is "the" or "a" or "this" or "our" or "its" or "" ? behind[(at + " date".Length)..] : word;
        int end = thing.AsSpan().IndexOfAny('.', ',', '(');
        return end < 0 ? thing : thing[..end];
    }

    private static List<string> Words(string thing)
    {
        var words = new List<string>();
        foreach (var range in thing.AsSpan().SplitAny(' ', '/', '-'))
        {
            var word = thing.AsSpan()[range];
            if (word.Length >= ShortestObject)
            {
                words.Add(word.ToString());
            }
        }

        return words;
    }

    /// <summary>"(180) calendar days" has been read; what is left of it is passed over.</summary>
    private static ReadOnlySpan<char> AfterUnit(string behind) => behind.AsSpan().TrimStart(" ),");
}
