using DenialOps.Facts.Layout;
using DenialOps.Mentions;

namespace DenialOps.Facts.Readers;

/// <summary>Reads the last day to appeal, where the letter prints it: "by December 6, 2024", "Appeal due date: 01/15/2027".</summary>
internal sealed class LastDayReader(ReadingContext context, AppealTimeReader time)
{
    /// <summary>How far before a day the words stand that make it the last one, in characters.</summary>
    private const int Reach = 60;

    private const int MostLabel = 40;

    /// <summary>Right before a day: the last one of whatever the sentence and those around it speak of.</summary>
    private static readonly string[] Words =
    [
        " by", " by:", "until", "no later than", "deadline:", "deadline is", "on or before", "postmarked by", "that is,",
        "last day to appeal is", "last day to ask is", "last day is", "appeals received after", "appeal received after", "appeals filed after", "appeals postmarked after", "last day to file is", "last day to send it is",
    ];

    /// <summary>The same, of a sentence that speaks of the appeal itself: other things end and are due as well.</summary>
    private static readonly string[] WordsOfAppeal =
    [
        "expires on", "expires", "expire on", "expire", "ends on", "ends", "end on", "end", "later than", "through", "due on", "due by", "is due", "are due", "before",
    ];

    /// <summary>A label, or what a label says: "Appeal cut-off: …", "The deadline for filing your appeal is …".</summary>
    private static readonly PhraseSet Labels = new("deadline", "due date", "cut-off", "cutoff", "cut off", "last day", "final day", "last date", "time limit");

    /// <summary>Behind a day after which it is too late.</summary>
    private static readonly PhraseSet TooLate = new("no longer", "too late", "not accept", "cannot appeal", "can't appeal", "may not appeal", "not be accepted", "be dismissed", "not consider");

    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly string[] TimesOfDay =
    [
        "the close of business on", "close of business on", "the close of business", "close of business", "the end of the day on", "end of the day on", "end of business on", "midnight on", "noon on",
        "p.m. on", "pm on", "a.m. on", "am on",
    ];

    private readonly LetterLayout _layout = context.Layout;

    /// <summary>Whether the day of the review that follows the answer to an appeal is read, in place of the first appeal's.</summary>
    public bool OfNextReview { get; init; }

    /// <summary>The last day, or null.</summary>
    public Fact<DateOnly>? Read()
    {
        var best = new Best<DateOnly>();
        Span<char> buffer = stackalloc char[Reach];
        foreach (var mention in context.Of(MentionKind.Date))
        {
            if (context.ZoneAt(mention.Start) is not (Zone.Appeal or Zone.Body or Zone.Head or Zone.Later) || (!OfNextReview && context.ZoneAt(mention.Start) == Zone.Later))
            {
                continue;
            }

            var before = WithoutTimeOfDay(_layout.Flow(Math.Max(0, mention.Start - Reach), mention.Start, buffer));
            bool any = TextMatch.EndsWithAny(before, Words), labelled = IsLabelled(before);
            bool ofAppeal = labelled || TextMatch.EndsWithAny(before, WordsOfAppeal) || IsTooLateAfter(before, mention);
            if (!any && !ofAppeal)
            {
                continue;
            }

            var (clause, around) = time.Clause(mention);
            bool own = IsOfReview(clause) || (labelled && IsOfReview(CuesOfLabel(mention)));
            if (!IsOfOtherMatter(clause, around) && (own || (any && context.ZoneAt(mention.Start) != Zone.Head && IsOfReview(around))))
            {
                // "before January 15": the day itself is too late.
                bool dayBefore = before.EndsWith(" before", StringComparison.OrdinalIgnoreCase) && !before.EndsWith("or before", StringComparison.OrdinalIgnoreCase);
                best.Offer(mention.Date!.Value.AddDays(dayBefore ? -1 : 0), own ? any ? 0.95 : 0.9 : 0.85, mention.Span);
            }
        }

        return best.ToFact(context);
    }

    /// <summary>"until 11:59 p.m. on Friday," as "until".</summary>
    private static ReadOnlySpan<char> WithoutTimeOfDay(ReadOnlySpan<char> before)
    {
        var text = before.TrimEnd(" ,");
        foreach (string day in Weekdays)
        {
            text = TextMatch.EndsWith(text, day) ? text[..^day.Length].TrimEnd(" ,") : text;
        }

        foreach (string time in TimesOfDay)
        {
            if (TextMatch.EndsWith(text, time))
            {
                text = text[..^time.Length].TrimEnd();
                while (text.Length > 0 && (char.IsAsciiDigit(text[^1]) || text[^1] == ':'))
                {
                    text = text[..^1];
                }

                text = text.TrimEnd();
                break;
            }
        }

        return text.Length == before.TrimEnd(" ,").Length ? before : text;
    }

    private static bool IsLabelled(ReadOnlySpan<char> before)
    {
        var label = before[Math.Max(0, before.Length - MostLabel)..];
        return Labels.FirstIn(label) is >= 0 and var at
            && (label.EndsWith(":", StringComparison.Ordinal) || label.EndsWith(" is", StringComparison.OrdinalIgnoreCase) || at + Labels.PrefixOf(label[at..]) == label.Length);
    }

    /// <summary>The cues of the words before a day on its line: "APPEAL DEADLINE          January 15, 2027".</summary>
    private uint CuesOfLabel(Mention mention) =>
        _layout.CuesIn(_layout.Words.IndexAt(Math.Max(_layout.Lines[_layout.LineAt(mention.Start)].Start, mention.Start - Reach)), _layout.Words.IndexAt(mention.Start));

    private bool IsTooLateAfter(ReadOnlySpan<char> before, Mention mention) =>
        before.EndsWith("after", StringComparison.OrdinalIgnoreCase) && TooLate.IsIn(context.Text.AsSpan(mention.End, Math.Min(Reach, context.Text.Length - mention.End)));

    /// <summary>Whether the clause gives the time of another matter, or its sentence an order to a machine.</summary>
    private bool IsOfOtherMatter(uint clause, uint around) =>
        (!OfNextReview && Has(clause, Cue.LaterLevel)) || Has(clause, Cue.CorrectedClaim) || Has(clause, Cue.RetroAuthorization) || Has(clause, Cue.Records)
        || Has(clause, Cue.Continuation) || Has(around, Cue.Instruction) || Has(clause, Cue.PayerDecides);

    private bool IsOfReview(uint cues) => Has(cues, Cue.Appeal) || (OfNextReview && Has(cues, Cue.LaterLevel));

    private static bool Has(uint cues, Cue cue) => ReadingContext.Has(cues, cue);
}
