namespace DenialOps.Facts.Evidence;

/// <summary>Tells a denial from an approval, a bill and a statement of what was paid.</summary>
internal static class DenialTest
{
    /// <summary>Whether the letter denies something.</summary>
    public static bool IsDenial(DecisionEvidence decision) => Margin(decision) > 0;

    /// <summary>How clearly: positive for a denial, negative for none.</summary>
    public static double Margin(DecisionEvidence decision) =>
        decision.Denial + (decision.ReasonScore >= 3.5 ? 0.6 : 0) - (decision.Reversal ? Math.Max(3, decision.Denial)
            : decision.ClearestDenial >= 0.95 ? 0 : 0.5 * decision.Approval) - 0.55;
}
