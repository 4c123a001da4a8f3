using DenialOps.Deadlines;
using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>Says in the language of the plan what a deadline is and how far it can be relied on. The deadline's own note is English.</summary>
internal static class DeadlineWords
{
    /// <summary>What is due.</summary>
    public static string NameOf(Deadline deadline, CaseView view) => deadline.Kind switch
    {
        DeadlineKind.LaterReview when deadline.RuleId is { } rule => RuleBook.Current.In(view.Language, RuleBook.Current.Find(rule)).Name,
        DeadlineKind.LaterReview => view.Words.KindLaterReview,
        DeadlineKind.CorrectedClaim => view.Words.KindCorrectedClaim,
        DeadlineKind.FastReview => view.Words.KindFastReview,
        DeadlineKind.KeepServices => view.Words.KindKeepServices,
        _ => view.Words.KindInternalAppeal,
    };

    /// <summary>Where the day comes from, how sure it is and what to do about it.</summary>
    public static string Explain(Deadline deadline, CaseView view)
    {
        string?[] sentences =
        [
            Origin(deadline, view),
            Time(deadline, view),
            Place(deadline, view),
            deadline is { Due: not null, IsCertain: false } ? view.Words.DueUnsure : null,
            deadline.IsShorterThanLaw ? view.Words.DueShorter : null,
            Purpose(deadline, view.Words),
            Day(deadline, view.Words),
        ];
        return string.Join(' ', sentences.OfType<string>());
    }

    private static string Origin(Deadline deadline, CaseView view) => deadline switch
    {
        { Due: null } => view.Words.DueUnknown,
        { Basis: DeadlineBasis.Regulation } => LawOrigin(deadline, view),
        { Basis: DeadlineBasis.User } => view.Words.DueUser,
        _ => view.Words.DueLetter,
    };

    private static string LawOrigin(Deadline deadline, CaseView view)
    {
        var isAlone = deadline.Kind == DeadlineKind.InternalAppeal && SameKind(deadline, view).Count == 1;
        if (deadline.Candidates.Count > 0)
        {
            return isAlone ? view.Words.DueNone : view.Words.DueUnknown;
        }

        return isAlone
            ? view.Words.DueNone + " " + Wording.Fill(view.Words.DueLawOnly, ("citation", deadline.Citation))
            : Wording.Fill(view.Words.DueLaw, ("citation", deadline.Citation));
    }

    private static string? Time(Deadline deadline, CaseView view) => deadline.Allowed is not { } allowed
        ? null
        : Wording.Fill(
            deadline.Candidates.Count > 0 ? view.Words.DueShortest : view.Words.DueAllowed, ("time", PrintedForm.Time(allowed, view.Language)));

    /// <summary>Which of several days for the same thing this is: only the earliest is safe.</summary>
    private static string? Place(Deadline deadline, CaseView view) =>
        deadline.Due is not { } due || SameKind(deadline, view) is not { Count: > 1 } days ? null
        : days.Min() == due ? view.Words.DueEarlier : view.Words.DueLater;

    private static List<DateOnly> SameKind(Deadline deadline, CaseView view) =>
        [.. view.Deadlines.Where(d => d.Kind == deadline.Kind && d.Due is not null).Select(d => d.Due!.Value)];

    private static string? Purpose(Deadline deadline, Wording words) => deadline.Kind switch
    {
        DeadlineKind.CorrectedClaim => words.DueOwnTime,
        DeadlineKind.KeepServices => words.DueOngoing,
        DeadlineKind.FastReview when deadline.Due is not null => words.DueHour,
        _ => null,
    };

    private static string? Day(Deadline deadline, Wording words) => deadline switch
    {
        { DaysLeft: < 0, Kind: DeadlineKind.KeepServices or DeadlineKind.FastReview } => words.DueMayHavePassed,
        { DaysLeft: < 0, IsCertain: true } => words.DuePassed,
        { DaysLeft: < 0 } => words.DueMayHavePassed,
        { Kind: not DeadlineKind.FastReview, Due.DayOfWeek: DayOfWeek.Saturday or DayOfWeek.Sunday } => words.DueWeekend,
        _ => null,
    };
}
