using DenialOps.Facts;

namespace DenialOps.Deadlines;

/// <summary>Calls the first appeal what the plan's rule calls it, "Redetermination" or "Reconsideration", so that the day and the ladder speak of one thing.</summary>
internal static class DeadlineNames
{
    private const string Usual = "Internal appeal";
    private const string OfStaff = "Dispute or appeal";

    /// <summary>Renames what is named before the kind of plan is looked at.</summary>
    public static void Complete(List<Deadline> deadlines, CaseFacts facts)
    {
        // A letter that answers an appeal has left the first one's rule behind.
        if (ReviewLadder.LevelOf(facts) > 1)
        {
            return;
        }

        var name = StaffDeadlines.Concern(facts) ? OfStaff : ReviewLadder.RuleAt(facts, 1)?.Name ?? Usual;
        for (var i = 0; i < deadlines.Count; i++)
        {
            if (deadlines[i] is { Kind: DeadlineKind.InternalAppeal } appeal && appeal.Name.StartsWith(Usual, StringComparison.Ordinal))
            {
                deadlines[i] = appeal with { Name = name + appeal.Name[Usual.Length..] };
            }
        }
    }
}
