using System.Globalization;
using System.Text;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Routing;

namespace DenialOps.Deadlines;

/// <summary>
/// Works out what is due when from what the letter says: the day it prints, or the day that its time limit gives. What cannot be
/// known is said to be unknown, with the question that would settle it.
/// </summary>
/// <param name="timeProvider">Gives today's date in the user's time zone, for the days left.</param>
/// <threadsafety>Safe to use from any number of threads.</threadsafety>
public sealed class DeadlinePlanner(TimeProvider timeProvider)
{
    private const string Appeal = "Internal appeal";

    /// <summary>Lists what is due, earliest first, days that are not known last. A document that denies nothing has nothing due.</summary>
    /// <param name="facts">The facts of the case.</param>
    /// <param name="route">The way out that was chosen.</param>
    public IReadOnlyList<Deadline> Plan(CaseFacts facts, RouteDecision route)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(route);
        if (route.Route == Route.NotADenial)
        {
            return [];
        }

        var deadlines = new List<Deadline>(3);
        AddAppeal(deadlines, facts);
        if (route.Route == Route.ClaimCorrectionResubmit || AppealRights.AreDenied(facts.Denial.RarcCodes))
        {
            deadlines.Add(CorrectedClaim());
        }

        // List.Sort is not stable; two entries for one day keep the order in which they were found.
        return deadlines.Count < 2 ? deadlines : [.. deadlines.OrderBy(d => d.Due ?? DateOnly.MaxValue)];
    }

    private void AddAppeal(List<Deadline> deadlines, CaseFacts facts)
    {
        var stated = facts.Appeal.DeadlineDate;
        var limit = TimeLimit.From(facts.Appeal);
        if (stated is null && limit is null)
        {
            if (!AppealRights.AreDenied(facts.Denial.RarcCodes))
            {
                deadlines.Add(Unstated(facts));
            }

            return;
        }

        var counted = limit is null ? null : Counted(limit, DeadlineAnchor.Find(facts));
        if (stated is null)
        {
            deadlines.Add(counted!);
            return;
        }

        var printed = Printed(stated, facts.Denial.DateOfLetter);
        if (counted?.Due is null)
        {
            deadlines.Add(printed with { Days = counted?.Days });
        }
        else if (counted.Due == printed.Due)
        {
            deadlines.Add(printed with
            {
                Days = counted.Days,
                CountedFrom = counted.CountedFrom,
                Derivation = counted.Derivation,
                Note = Join("The letter prints this day, and counting from its time limit gives the same day.", printed.Note),
            });
        }
        else
        {
            AddBoth(deadlines, printed, counted);
        }
    }

    private static void AddBoth(List<Deadline> deadlines, Deadline printed, Deadline counted)
    {
        var printedFirst = printed.Due < counted.Due;
        var differs = "The letter prints one last day, and counting from its time limit gives another. ";
        var earlier = differs + "This is the earlier one: plan with it.";
        var later = differs + "This is the later one: do not rely on it.";
        deadlines.Add(printed with { Name = Appeal + ", day printed in the letter", Note = Join(printedFirst ? earlier : later, printed.Note) });
        deadlines.Add(counted with { Name = Appeal + ", day counted from the time limit", Note = Join(printedFirst ? later : earlier, counted.Note) });
    }

    private Deadline Printed(Fact<DateOnly> stated, Fact<DateOnly>? letterDate)
    {
        var note = letterDate is not null && stated.Value < letterDate.Value
            ? "The printed last day is before the letter's own date. Check both against the letter."
            : null;
        return Dated(
            new Deadline { Name = Appeal, Basis = DeadlineBasis.Letter, Source = stated.Source, Note = note },
            stated.Value,
            stated.Confidence);
    }

    private Deadline Counted(TimeLimit limit, DeadlineAnchor anchor)
    {
        var due = anchor.Day is { } start ? limit.After(start) : null;
        var deadline = new Deadline
        {
            Name = Appeal,
            Basis = DeadlineBasis.Letter,
            Days = limit.Days,
            CountedFrom = anchor.Day is { } day ? $"{anchor.Name}, {Iso(day)}" : anchor.Name,
            Source = limit.Source,
            Note = due is null ? Join($"The letter allows {limit.Words}.", anchor.Note) : Join(CountingNote(limit, anchor.Day!.Value), anchor.Note),
            Derivation = due is null ? null : $"{Iso(anchor.Day!.Value)} + {limit.Words} = {Iso(due.Value)}",
        };
        return due is null ? deadline : Dated(deadline, due.Value, limit.Confidence);
    }

    private static string? CountingNote(TimeLimit limit, DateOnly start) => limit.Unit switch
    {
        Mentions.DurationUnit.BusinessDays =>
            "Business days skip Saturdays and Sundays. Holidays were not skipped, so the real last day may be later.",
        Mentions.DurationUnit.Hours => "The letter counts in hours. Act at once: the day shown counts whole days only.",
        _ when limit.MeetsShortMonth(start) => "The last month is too short for the same day, so its last day counts.",
        _ => null,
    };

    private Deadline Dated(Deadline deadline, DateOnly due, double confidence)
    {
        var left = due.DayNumber - Today().DayNumber;
        var note = new StringBuilder(deadline.Note);
        if (confidence < 0.8)
        {
            Append(note, "We are not sure that we read the time limit right: please check it against the letter.");
        }

        if (left < 0)
        {
            Append(note, "This day has passed, but there is still something to do. Send the appeal now, ask the plan to accept it late for good cause, and say why it is late. Ask also which later review is open to you.");
        }
        else if (due.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            Append(note, "This day falls on a weekend. Make sure that the plan has the appeal before the weekend.");
        }

        return deadline with { Due = due, DaysLeft = left, Note = note.Length == 0 ? null : note.ToString() };
    }

    private static Deadline Unstated(CaseFacts facts)
    {
        var misread = facts.Appeal.DeadlineDays is not null || facts.Appeal.DeadlineSpan is not null;
        return new Deadline
        {
            Name = Appeal,
            Basis = DeadlineBasis.Letter,
            Note = (misread
                    ? "We could not make sense of the time limit in the letter. "
                    : "The letter does not give a time limit for an appeal. ")
                + "Ask the plan today what the last day is and where that is written. Until you know, act as if there were little time.",
            Source = facts.Appeal.DeadlineSpan?.Source ?? facts.Appeal.DeadlineDays?.Source,
        };
    }

    private static Deadline CorrectedClaim() => new()
    {
        Name = "Corrected claim",
        Basis = DeadlineBasis.Letter,
        Note = "The time to send a corrected claim is not the time to appeal. Look for it in the letter or in the provider's contract, or ask the plan.",
    };

    private DateOnly Today() => DateOnly.FromDateTime(timeProvider.GetLocalNow().DateTime);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Join(string? first, string? second) =>
        first is null ? second : second is null ? first : first + " " + second;

    private static void Append(StringBuilder note, string sentence)
    {
        if (note.Length > 0)
        {
            note.Append(' ');
        }

        note.Append(sentence);
    }
}
