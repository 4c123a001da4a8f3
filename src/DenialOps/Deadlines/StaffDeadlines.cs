using DenialOps.Facts;

namespace DenialOps.Deadlines;

/// <summary>
/// What the law's times mean to a provider. They are the patient's: a dispute of the provider's own follows its contract with the plan,
/// which may give less, so that no contract's time is measured by them.
/// </summary>
internal static class StaffDeadlines
{
    private const string Contract = "This is the time for a dispute of the provider's own. The contract with the plan may set another: check it too.";

    private const string Patients = "This is the patient's time to appeal: it holds for you only as the patient's representative, with the patient's written authorization. "
        + "For a dispute of your own the contract with the plan may give less: ask.";

    private const string UnknownPlan = "We did not find a time limit in the letter. Ask the plan today what the last day is and where that is written. "
        + "We do not know the kind of plan. The day shown is that of the shortest time that a law gives to patients.";

    /// <summary>Whether the letter speaks to a provider who cannot file in its own name by the law of this plan.</summary>
    public static bool Concern(CaseFacts facts) =>
        facts.Other.TryGetValue("audience", out var audience) && audience.Value == "provider"
        && ReviewLadder.RuleAt(facts, ReviewLadder.LevelOf(facts)) is not { ProviderFiles: true };

    /// <summary>Completes what the letter says about the appeal: by the contract where it gives a time, by the law with a word on whose it is where it gives none.</summary>
    public static void Complete(List<Deadline> deadlines, CaseFacts facts, LegalDeadlines law)
    {
        if (ReviewLadder.LevelOf(facts) == 1 && deadlines.Exists(d => d.Kind == DeadlineKind.InternalAppeal && (d.Due is not null || d.Allowed is not null)))
        {
            Replace(deadlines, d => d.Kind == DeadlineKind.InternalAppeal ? d with { Note = DeadlineCalendar.Join(d.Note, Contract) } : d);
            return;
        }

        law.Complete(deadlines, facts);
        Replace(deadlines, d => d.RuleId is null ? d : d with
        {
            IsCertain = false,
            Note = d.Candidates.Count > 0 ? $"{UnknownPlan} {Patients}" : DeadlineCalendar.Join(Patients, d.Note),
        });
    }

    private static void Replace(List<Deadline> deadlines, Func<Deadline, Deadline> change)
    {
        for (var i = 0; i < deadlines.Count; i++)
        {
            deadlines[i] = change(deadlines[i]);
        }
    }
}
