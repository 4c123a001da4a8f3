using System.Globalization;
using DenialOps.Facts.Layout;
using DenialOps.Facts.Readers;
using DenialOps.Mentions;

namespace DenialOps.Facts;

/// <summary>Says what cannot be right about a letter as a whole: a date that does not exist or is far away, times that differ, no text.</summary>
internal static class LetterDoubts
{
    private const int YearsAgo = 2;

    /// <summary>A letter that denies something has more letters and digits than this.</summary>
    private const int LeastCharacters = 100;

    /// <summary>How many lines a letter's head has at most.</summary>
    private const int MostHeadLines = 40;

    /// <summary>What a time for an appeal scores that nothing speaks against.</summary>
    private const double Clear = 0.75;

    /// <summary>A shorter time is an urgent appeal's.</summary>
    private const double LeastDays = 10;

    /// <summary>How sure the shortest of several times is.</summary>
    private const double Doubtful = 0.55;

    /// <summary>How much of a sentence is looked at on each side of a time, in characters.</summary>
    private const int Reach = 200;

    /// <summary>Words of sentences about a time that is not the member's time for the first appeal.</summary>
    private static readonly PhraseSet OfOthers = new(
        "we will", "we must", "we have", "we send", "we finish", "we decide", "we make", "answer", "outcome", "notified", "decid", "decision in",
        "takes", "take ", "reviewers", "provider", "network", "external", "outside", "second", "final", "peer", "record", "secondary", "allow ",
        "hearing", "process", "facility dispute", "member consent", "complete", "corrected claim", "resubmit");

    /// <summary>A month has 28 to 31 days, so that "6 months" and "180 days" are the same time.</summary>
    private const double AboutTheSame = 0.08;

    /// <summary>The doubts about the letter that <paramref name="context"/> holds, as read on <paramref name="today"/>.</summary>
    public static List<FactWarning> Find(CaseFacts facts, ReadingContext context, DateOnly today, bool severalTimes)
    {
        var warnings = new List<FactWarning>();
        if (!context.Text.Where(char.IsLetterOrDigit).Skip(LeastCharacters - 1).Any())
        {
            warnings.Add(new FactWarning("document", "There is next to no text in this document. Check that it is the right file, and that every page of it has text."));
        }

        if (HasImpossibleDate(context))
        {
            warnings.Add(new FactWarning("denial.date_of_letter",
                "A date near the top of the letter is no day of the calendar, month first. Ask the plan for the date of the letter: the time to appeal may run from it."));
        }

        if (facts.Denial.DateOfLetter?.Value is { } day)
        {
            if (day > today)
            {
                warnings.Add(new FactWarning("denial.date_of_letter", "The date that we read as the letter's own is after today. Check it: the last day may be counted from it."));
            }
            else if (day < today.AddYears(-YearsAgo))
            {
                warnings.Add(new FactWarning("denial.date_of_letter",
                    "The date that we read as the letter's own is long ago. Check it. If it is right, ask the plan which review is still open."));
            }
        }

        if (severalTimes)
        {
            warnings.Add(new FactWarning("appeal.deadline_days",
                "The letter gives more than one time to appeal. Ask the plan which one is yours, and until you know go by the shortest."));
        }

        if (IsRange(facts.Appeal))
        {
            warnings.Add(new FactWarning("appeal.deadline_days",
                "The letter gives the time to appeal from one number to another. We count the shorter one, which is safe. Ask the plan which one is yours."));
        }

        return warnings;
    }

    /// <summary>Whether the time to appeal is printed as a range, "60-90 days": two numbers in one time.</summary>
    private static bool IsRange(AppealFacts appeal)
    {
        var quote = ((appeal.DeadlineDays?.Source ?? appeal.DeadlineSpan?.Source)?.Quote).AsSpan();
        int first = quote.IndexOfAnyInRange('0', '9');
        if (first != 0)
        {
            return false;
        }

        int end = quote.IndexOfAnyExceptInRange('0', '9');
        return end > 0 && quote[end..].IndexOfAnyInRange('0', '9') >= 0;
    }

    /// <summary>
    /// The shortest in days of the times that the letter gives for the first appeal beside the one that was taken, no longer sure; null
    /// where there is one time only. An appeal within the shortest is in time whichever is right.
    /// </summary>
    public static AppealFacts? WithShortestTime(CaseFacts facts, ReadingContext context)
    {
        bool several = false;
        Mention? shortest = null;
        foreach (var other in OtherTimes(facts, context))
        {
            several = true;
            shortest = other.Unit is DurationUnit.Days && !(other.Number >= shortest?.Number) ? other : shortest;
        }

        return !several ? null
            : shortest is not null && Days(facts.Appeal) > (double)shortest.Number!.Value
            ? facts.Appeal with
            {
                DeadlineDays = context.Fact((int)shortest.Number.Value, Doubtful, shortest.Start, shortest.End),
                DeadlineSpan = null,
            }
            : facts.Appeal;
    }

    /// <summary>The times that the letter gives for the first appeal beside the one that was taken.</summary>
    private static IEnumerable<Mention> OtherTimes(CaseFacts facts, ReadingContext context)
    {
        if (Days(facts.Appeal) is not { } taken)
        {
            yield break;
        }

        var reader = new AppealTimeReader(context, facts.Other.TryGetValue("audience", out var audience) && audience.Value == "provider");
        foreach (var mention in context.Values)
        {
            if (mention.Kind == MentionKind.Duration && mention.Unit is not (DurationUnit.Hours or DurationUnit.Minutes)
                && Days(mention.Number!.Value, mention.Unit!.Value) is var days and >= LeastDays
                && Math.Abs(days - taken) > AboutTheSame * Math.Max(days, taken) && reader.TimeScore(mention) >= Clear
                && !OfOthers.IsIn(SentenceOf(mention, context)))
            {
                yield return mention;
            }
        }
    }

    private static string SentenceOf(Mention mention, ReadingContext context)
    {
        int s = context.Layout.SentenceAt(mention.Start);
        var sentence = context.Layout.Sentences[Math.Max(s, 0)];
        return s < 0 ? string.Empty : context.Layout.Flow(
            Math.Max(sentence.Start, mention.Start - Reach), Math.Max(mention.End, Math.Min(sentence.End, mention.End + Reach)));
    }

    private static double? Days(AppealFacts appeal)
    {
        if (appeal.DeadlineDays is { } days)
        {
            return days.Value;
        }

        return appeal.DeadlineSpan is { } span && MentionRecognizer.Recognize(span.Value) is [{ Kind: MentionKind.Duration } mention, ..]
            ? Days(mention.Number!.Value, mention.Unit!.Value)
            : null;
    }

    private static double Days(decimal count, DurationUnit unit) => (double)count * unit switch
    {
        DurationUnit.Weeks => 7,
        DurationUnit.Months => 30.4,
        DurationUnit.Years => 365,
        DurationUnit.BusinessDays => 1.4,
        _ => 1,
    };

    /// <summary>Whether a line of the head is, or calls itself, a date that no calendar has: "February 30, 2026", "Date: 13/45/2026".</summary>
    private static bool HasImpossibleDate(ReadingContext context)
    {
        var layout = context.Layout;
        for (int i = 0; i < Math.Min(layout.Lines.Count, MostHeadLines); i++)
        {
            var line = layout.Lines[i];
            for (int c = line.FirstCell; c < line.FirstCell + line.CellCount; c++)
            {
                var cell = layout.Cells[c];
                if (cell.End - cell.Start <= 60 && layout.Zones[i] == Zone.Head
                    && IsImpossible(ValueOf(context.Text.AsSpan(cell.Start, cell.End - cell.Start)))
                    && context.FirstIn(cell.Start, cell.End, MentionKind.Date) is null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A cell without its label, where the label says that it is the letter's own date.</summary>
    private static ReadOnlySpan<char> ValueOf(ReadOnlySpan<char> cell)
    {
        int colon = cell.IndexOf(':');
        return colon < 0 ? cell
            : cell[..colon].Contains("date", StringComparison.OrdinalIgnoreCase) && !cell[..colon].Contains("of ", StringComparison.OrdinalIgnoreCase)
            || cell[..colon].Contains("date of letter", StringComparison.OrdinalIgnoreCase) || cell[..colon].Contains("date of notice", StringComparison.OrdinalIgnoreCase)
                ? cell[(colon + 1)..]
                : [];
    }

    /// <summary>Whether a text has the form of a date and means no day.</summary>
    private static bool IsImpossible(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (!char.IsAsciiDigit(text.TrimEnd(Separators) is [.., var last] ? last : ' '))
        {
            return false;
        }

        Span<Range> parts = stackalloc Range[5];
        int count = text.SplitAny(parts, Separators, StringSplitOptions.RemoveEmptyEntries);
        if (count != 3 || !Number(text[parts[1]], out int second) || !Number(text[parts[2]], out int year) || year is < 1 or (> 99 and < 1900) or > 2199)
        {
            return false;
        }

        int month = Number(text[parts[0]], out int first) ? first : MonthNamed(text[parts[0]]);
        if (month < 0 || text[parts[0]].Length > 9 || (first > 0 && text.IndexOfAny('/', '-', '.') < 0))
        {
            return false;
        }

        return month is 0 or > 12 || second < 1 || second > DateTime.DaysInMonth(year < 100 ? 2000 + year : year, month);
    }

    private static bool Number(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text.Length <= 4;

    /// <summary>What stands between a date's parts.</summary>
    private const string Separators = " ,/-.";

    private static readonly string[] Months = DateTimeFormatInfo.InvariantInfo.MonthNames;

    private static int MonthNamed(ReadOnlySpan<char> word)
    {
        for (int month = 1; month <= 12 && word.Length >= 3; month++)
        {
            if (Months[month - 1].AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return month;
            }
        }

        return -1;
    }
}
