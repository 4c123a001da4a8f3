using System.Globalization;
using DenialOps.Deadlines;
using DenialOps.Knowledge;

namespace DenialOps.Cli.Printing;

/// <summary>The first thing a person needs: by when to answer.</summary>
/// <param name="Text">One line, for example <c>Appeal by July 13, 2024 — 112 days left</c>.</param>
/// <param name="Detail">How the day was found, or what is needed to find it.</param>
/// <param name="Pressure">How pressing it is.</param>
internal sealed record DeadlineHeadline(string Text, string? Detail, Pressure Pressure)
{
    private const int SoonDays = 14;
    private const int NearDays = 30;

    /// <summary>The other things that are due on a known day, one line each.</summary>
    public IReadOnlyList<string> Others { get; private init; } = [];

    /// <summary>The deadline that the plan works towards.</summary>
    public static Deadline? Leading(CasePack pack) => LeadingDeadline.Find(pack.Deadlines, pack.Route.Route);

    /// <summary>The headline of <paramref name="pack"/>.</summary>
    public static DeadlineHeadline From(CasePack pack)
    {
        if (pack.Route.Route == Route.NotADenial)
        {
            return new("As far as we can tell, nothing is denied here", null, Pressure.None);
        }

        var deadline = Leading(pack);
        if (deadline?.Due is null)
        {
            return new("Deadline unknown: " + (Sentence(deadline?.Note) ?? "we found no time for an appeal in the letter; ask the plan."), null, Pressure.Unknown);
        }

        return new(Line(deadline), Origin(deadline), PressureOf(deadline))
        {
            Others = [.. pack.Deadlines.Where(other => other != deadline && other.Due is not null && other.Kind != deadline.Kind)
                .DistinctBy(other => other.Kind).Select(other => "Also: " + Line(other))],
        };
    }

    private static string Line(Deadline deadline)
    {
        string day = deadline.Due!.Value.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
        string action = deadline.Kind == DeadlineKind.InternalAppeal ? "Appeal" : PrintableText.Words(deadline.Name);
        return deadline.DaysLeft switch
        {
            null => $"{action} by {day}",
            < 0 and var days when deadline.IsCertain => $"{action} was due {day} — {Days(-days)} ago",
            < 0 and var days => $"{action} may have been due {day} — {Days(-days)} ago. Still send it",
            0 => $"{action} by {day} — today is the last day",
            int days => $"{action} by {day} — {Days(days)} left",
        };
    }

    private static string? Origin(Deadline deadline)
    {
        if (deadline.Kind == DeadlineKind.FastReview)
        {
            return Sentence(deadline.Note);
        }

        bool given = deadline.Basis == DeadlineBasis.User;
        return deadline switch
        {
            { Allowed: { } time, CountedFrom: { } from } =>
                $"{(given ? "You gave" : deadline.Basis == DeadlineBasis.Letter ? "The letter gives" : deadline.Citation ?? "The law gives")} {time}. Counted from the {from}.",
            { Basis: DeadlineBasis.Letter } => "The letter prints this day.",
            _ => given ? "You gave this day." : null,
        };
    }

    private static string Days(int count) => count == 1 ? "1 day" : $"{count.ToString("N0", CultureInfo.InvariantCulture)} days";

    private static Pressure PressureOf(Deadline deadline) => deadline.DaysLeft switch
    {
        null => Pressure.Unknown,
        < 0 => Pressure.Passed,
        <= SoonDays => Pressure.Soon,
        <= NearDays => Pressure.Near,
        _ => Pressure.Far,
    };

    private static string? Sentence(string? note) => string.IsNullOrWhiteSpace(note) ? null : PrintableText.Words(note);
}
