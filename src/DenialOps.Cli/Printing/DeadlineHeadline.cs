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
            return new("As far as we can tell, nothing is denied here", null, Pressure.None) { Others = OthersOf(pack, null) };
        }

        var deadline = Leading(pack);
        if (deadline?.Due is null)
        {
            return new("Deadline unknown: " + (Sentence(deadline?.Note) ?? "we found no time for an appeal in the letter; ask the plan."), null, Pressure.Unknown) { Others = OthersOf(pack, deadline) };
        }

        return new(Line(deadline), Origin(deadline), PressureOf(deadline))
        {
            Others = OthersOf(pack, deadline),
        };
    }

    /// <summary>A line for each other kind of thing that is due, the fast review first: its time is counted in hours.</summary>
    private static List<string> OthersOf(CasePack pack, Deadline? leading) =>
        [.. pack.Deadlines.Where(other => other != leading && other.Kind != leading?.Kind && IsTold(other))
            .OrderBy(other => other.Kind != DeadlineKind.FastReview).DistinctBy(other => other.Kind).Select(other => "Also: " + Line(other))];

    /// <summary>A fast appeal whose time is long over is told in the plan alone.</summary>
    private static bool IsTold(Deadline deadline) => deadline.Kind switch
    {
        DeadlineKind.FastReview => true,
        DeadlineKind.FastAppeal => deadline is { Due: not null, DaysLeft: >= -SoonDays },
        _ => deadline.Due is not null,
    };

    private static string Line(Deadline deadline)
    {
        if (deadline.Due is null)
        {
            return $"{PrintableText.Words(deadline.Name)} today: we do not know its last day";
        }

        string day = deadline.Due!.Value.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
        string action = Action(deadline);
        return deadline.DaysLeft switch
        {
            null => $"{action} by {day}",
            < 0 and var days when deadline.IsCertain => $"{action} was due {day} — {Days(-days)} ago",
            < 0 and var days => $"{action} may have been due {day} — {Days(-days)} ago. {StillDoIt(deadline.Kind)}",
            0 => $"{action} by {day} — today is the last day",
            int days => $"{action} by {day} — {Days(days)} left",
        };
    }

    /// <summary>What is due, as a thing that can be late.</summary>
    private static string Action(Deadline deadline) => deadline.Kind switch
    {
        DeadlineKind.InternalAppeal => "Appeal",
        DeadlineKind.KeepServices when deadline.DaysLeft < 0 => "The request to keep the care",
        DeadlineKind.FastAppeal when deadline.DaysLeft < 0 => "The request for a fast appeal",
        DeadlineKind.FastReview when deadline.DaysLeft < 0 => "The call for the fast review",
        _ => PrintableText.Words(deadline.Name),
    };

    private static string StillDoIt(DeadlineKind kind) => kind switch
    {
        DeadlineKind.FastReview => "Call all the same",
        DeadlineKind.KeepServices or DeadlineKind.FastAppeal => "Ask all the same",
        _ => "Still send it",
    };

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
