using DenialOps.Knowledge;

namespace DenialOps.Deadlines;

/// <summary>Chooses the one deadline that a plan works towards and a person sees first.</summary>
public static class LeadingDeadline
{
    /// <summary>For how long after its safe day a call still leads: the notice may have come later, and the review takes late calls.</summary>
    private const int StillOpenDays = 7;

    /// <summary>
    /// The earliest day that is still open among what this way out needs; of days that have all passed, the earliest; where no day is
    /// known, the entry that says what to ask. Null when nothing is due.
    /// </summary>
    /// <param name="deadlines">What is due, earliest first.</param>
    /// <param name="route">The way out.</param>
    public static Deadline? Find(IReadOnlyList<Deadline> deadlines, Route route)
    {
        ArgumentNullException.ThrowIfNull(deadlines);
        if (route == Route.NotADenial)
        {
            return null;
        }

        Deadline? passed = null;
        foreach (var deadline in deadlines)
        {
            // Of two days for one thing the plan goes by the earlier, so the later one never leads.
            if (!Leads(deadline, deadlines, route) || First(deadlines, deadline.Kind) != deadline)
            {
                continue;
            }

            if (deadline.DaysLeft is not < 0 || deadline is { Kind: DeadlineKind.FastReview, IsCertain: false, DaysLeft: >= -StillOpenDays })
            {
                return deadline;
            }

            passed ??= deadline;
        }

        return passed ?? First(deadlines, DeadlineKind.InternalAppeal) ?? First(deadlines, null);
    }

    /// <summary>The earliest entry of a kind with a known day, or null.</summary>
    internal static Deadline? Dated(IReadOnlyList<Deadline> deadlines, DeadlineKind kind) =>
        First(deadlines, kind) is { Due: not null } dated ? dated : null;

    private static bool Leads(Deadline deadline, IReadOnlyList<Deadline> deadlines, Route route) => deadline.Due is not null && deadline.Kind is not (DeadlineKind.KeepServices or DeadlineKind.FastAppeal)
        && (deadline.Kind != DeadlineKind.CorrectedClaim || route == Route.ClaimCorrectionResubmit
            || deadlines.All(other => other.Kind == DeadlineKind.CorrectedClaim));

    private static Deadline? First(IReadOnlyList<Deadline> deadlines, DeadlineKind? kind)
    {
        foreach (var deadline in deadlines)
        {
            if (kind is null || deadline.Kind == kind)
            {
                return deadline;
            }
        }

        return null;
    }
}
