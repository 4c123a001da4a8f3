using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Deadlines;

/// <summary>Sets the federal review beside a state's own, where the letter alone tells the state: the earlier day is then the one to plan with.</summary>
internal static class StateReviews
{
    private const string Unsure = "We read the state from the letter, and cannot be sure that its rule holds for this plan, so the state's review and the federal one both stand here. "
        + "Ask the plan which of the two it is, and go by the earlier day until you know.";

    /// <summary>Completes the next review, where it is a state's.</summary>
    public static void Complete(List<Deadline> deadlines, CaseFacts facts, DeadlineCalendar calendar)
    {
        var level = ReviewLadder.LevelOf(facts);
        var at = deadlines.FindIndex(deadline => deadline.Kind == DeadlineKind.LaterReview);
        if (at < 0 || ReviewLadder.FederalBeside(facts, level) is not { Time: not null } federal)
        {
            return;
        }

        deadlines[at] = deadlines[at] with { IsCertain = false, Note = DeadlineCalendar.Join(Unsure, deadlines[at].Note) };
        var blank = new Deadline { Name = federal.Name + " (federal)", Kind = DeadlineKind.LaterReview, Basis = DeadlineBasis.Regulation };
        var counted = new RuleDeadline(calendar, RuleBook.Current).Of(federal, facts, blank);
        deadlines.Add(counted with { IsCertain = false, Note = DeadlineCalendar.Join(Unsure, counted.Note) });
    }
}
