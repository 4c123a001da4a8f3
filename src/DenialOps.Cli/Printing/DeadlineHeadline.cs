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

    /// <summary>The deadline that the plan works towards: the earliest that is known.</summary>
    public static Deadline? Leading(CasePack pack) =>
        pack.Route.Route == Route.NotADenial ? null : pack.Deadlines.FirstOrDefault(deadline =>
            deadline.Due is not null) ?? (pack.Deadlines is [var first, ..] ? first : null);

    /// <summary>The headline of <paramref name="pack"/>.</summary>
    public static DeadlineHeadline From(CasePack pack)
    {
        if (pack.Route.Route == Route.NotADenial)
        {
            return new("Nothing is denied here: there is nothing to appeal", null, Pressure.None);
        }

        var deadline = Leading(pack);
        if (deadline?.Due is not { } due)
        {
            return new("Deadline unknown: " + (Sentence(deadline?.Note) ?? "the letter gives no time for an appeal; ask the plan."), null, Pressure.Unknown);
        }

        string day = due.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
        return deadline.DaysLeft switch
        {
            null => new($"{Action(deadline)} by {day}", Origin(deadline), Pressure.Unknown),
            < 0 and var days => new($"{Action(deadline)} was due {day} — {Days(-days)} ago", Origin(deadline), Pressure.Passed),
            0 => new($"{Action(deadline)} by {day} — today is the last day", Origin(deadline), Pressure.Soon),
            int days => new($"{Action(deadline)} by {day} — {Days(days)} left", Origin(deadline), PressureOf(days)),
        };
    }

    private static string Action(Deadline deadline) =>
        deadline.Name.StartsWith("Internal appeal", StringComparison.OrdinalIgnoreCase) ? "Appeal" : PrintableText.Words(deadline.Name);

    private static string? Origin(Deadline deadline)
    {
        string basis = deadline.Basis == DeadlineBasis.Letter ? "as the letter says" : deadline.Citation ?? "by law";
        return deadline switch
        {
            { Days: { } days, CountedFrom: { } from } => $"{Days(days)} from the {from}, {basis}.",
            { Basis: DeadlineBasis.Letter } => "The letter prints this day.",
            _ => null,
        };
    }

    private static string Days(int count) => count == 1 ? "1 day" : $"{count.ToString("N0", CultureInfo.InvariantCulture)} days";

    private static Pressure PressureOf(int days) => days <= SoonDays ? Pressure.Soon : days <= NearDays ? Pressure.Near : Pressure.Far;

    private static string? Sentence(string? note) => string.IsNullOrWhiteSpace(note) ? null : PrintableText.Words(note);
}
