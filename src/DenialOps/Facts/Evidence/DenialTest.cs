namespace DenialOps.Facts.Evidence;

/// <summary>Tells a denial from an approval, a bill and a statement of what was paid.</summary>
internal static class DenialTest
{
    /// <summary>What a reason that is stated outright, and a time for an appeal where nothing else explains it, say for a denial.</summary>
    private const double Hint = 0.6;

    private const double Threshold = 0.55;

    /// <summary>Whether the letter denies something.</summary>
    public static bool IsDenial(DecisionEvidence decision) => Margin(decision) > 0;

    /// <summary>How clearly: positive for a denial, negative for none.</summary>
    public static double Margin(DecisionEvidence decision) =>
        decision.KeepsDenial ? Math.Max(Hint, Weigh(decision)) : Weigh(decision);

    private static double Weigh(DecisionEvidence decision) =>
        decision.Denial + (decision.ReasonScore >= 3.5 ? Hint : 0) + (IsUnexplainedAppeal(decision) ? Hint : 0) - Against(decision) - Threshold;

    /// <summary>Who gives a time for an appeal, approves nothing and pays nothing has denied something, in words that we do not know.</summary>
    private static bool IsUnexplainedAppeal(DecisionEvidence decision) =>
        decision is { GrantsAppeal: true, Reversal: false, Settles: false, Approval: < 0.5 };

    private static double Against(DecisionEvidence decision) =>
        decision.Reversal ? Math.Max(3, decision.Denial) : decision.ClearestDenial >= 0.95 ? 0 : 0.5 * decision.Approval;
}
