using System.Globalization;
using DenialOps.Mentions;

namespace DenialOps.Deadlines;

/// <summary>Puts days to what is due: counts them, sets them beside today and says what to know about the day.</summary>
internal sealed class DeadlineCalendar(DateOnly today)
{
    /// <summary>Today, in the user's time zone.</summary>
    public DateOnly Today => today;

    /// <summary>Below this confidence a value is checked by a person before it is relied on.</summary>
    public const double Sure = 0.8;

    /// <summary>The deadline with the day that <paramref name="limit"/> gives when it runs from <paramref name="anchor"/>.</summary>
    /// <param name="deadline">What is due.</param>
    /// <param name="limit">The allowed time.</param>
    /// <param name="anchor">What it runs from.</param>
    /// <param name="doubted">Whether something about the letter's date or times cannot be right.</param>
    public Deadline Count(Deadline deadline, TimeLimit limit, DeadlineAnchor anchor, bool doubted)
    {
        var due = anchor.Day is { } start ? limit.After(start) : null;
        deadline = deadline with
        {
            Days = limit.Days,
            Allowed = limit.Words,
            CountedFrom = anchor.Day is { } day ? $"{anchor.Name}, {Iso(day)}" : anchor.Name,
            Source = limit.Source,
            Basis = limit.Source is null ? DeadlineBasis.User : DeadlineBasis.Letter,
        };
        if (due is null)
        {
            return deadline with { Note = Join($"{(limit.Source is null ? "You gave" : "The letter allows")} {limit.Words}.", anchor.Note) };
        }

        return Date(
            deadline with
            {
                Note = Join(CountingNote(limit, anchor.Day!.Value), anchor.Note),
                Derivation = $"{Iso(anchor.Day!.Value)} + {limit.Words} = {Iso(due.Value)}",
                IsCertain = !doubted && anchor.IsCertain && limit.Confidence >= Sure && limit.Unit is not DurationUnit.BusinessDays,
            },
            due.Value,
            limit.Confidence);
    }

    /// <summary>The deadline with its day, the days left and what to know about that day.</summary>
    public Deadline Date(Deadline deadline, DateOnly due, double confidence)
    {
        var left = due.DayNumber - today.DayNumber;
        var note = confidence < Sure
            ? Join(deadline.Note, "We are not sure that we read the time limit right: please check it against the letter.")
            : deadline.Note;
        if (left < 0)
        {
            note = Join(note, Passed(deadline));
        }
        else if (deadline.Kind != DeadlineKind.FastReview && due.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            note = Join(note, $"This day falls on a weekend. Make sure that the plan has the {Thing(deadline.Kind)} before the weekend.");
        }

        return deadline with { Due = due, DaysLeft = left, Note = note };
    }

    /// <summary>Two sentences, either of which may be missing.</summary>
    public static string? Join(string? first, string? second) =>
        first is null ? second : second is null ? first : first + " " + second;

    private static string Passed(Deadline deadline) => deadline.Kind switch
    {
        DeadlineKind.CorrectedClaim => (deadline.IsCertain ? "This day has passed." : "This day may have passed.")
            + " Ask the plan today whether it still takes a corrected claim, and what it needs to accept a late one.",
        DeadlineKind.LaterReview => (deadline.IsCertain ? "This day has passed." : "This day may have passed.")
            + " Ask for the review all the same, say why it is late, and ask for more time for good cause. Ask also what else is open to you.",
        DeadlineKind.FastAppeal => "That day may have passed. Where waiting could do harm, ask all the same. The usual appeal has a time of its own.",
        DeadlineKind.KeepServices => "That day may have passed. Ask all the same.",
        DeadlineKind.FastReview => "That time may have passed. Call all the same, and ask which review is still open to you.",
        _ when deadline.IsCertain =>
            "This day has passed, but there is still something to do. Send the appeal now, ask the plan to accept it late for good cause, and say why it is late. Ask also which later review is open to you.",
        _ => "This day may have passed, but we do not know that for sure. Send the appeal now all the same. If it is late, ask the plan to accept it for good cause, and say why. Ask also which later review is open to you.",
    };

    private static string Thing(DeadlineKind kind) => kind switch
    {
        DeadlineKind.CorrectedClaim => "corrected claim",
        DeadlineKind.KeepServices or DeadlineKind.LaterReview or DeadlineKind.FastAppeal => "request",
        _ => "appeal",
    };

    private static string? CountingNote(TimeLimit limit, DateOnly start) => limit.Unit switch
    {
        DurationUnit.BusinessDays => "Business days skip Saturdays and Sundays. Holidays were not skipped, so the real last day may be later.",
        DurationUnit.Hours => "The letter counts in hours. Act at once: the day shown counts whole days only.",
        _ when limit.MeetsShortMonth(start) => "The last month is too short for the same day, so its last day counts.",
        _ => null,
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
