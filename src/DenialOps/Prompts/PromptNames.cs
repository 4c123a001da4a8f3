namespace DenialOps.Prompts;

/// <summary>The names of the prompts, as configuration and usage records have them.</summary>
public static class PromptNames
{
    /// <summary>Every fact of a letter.</summary>
    public const string ExtractFacts = "extract-facts";

    /// <summary>The reason of a denial alone.</summary>
    public const string ExtractDenialReason = "extract-denial-reason";

    /// <summary>Who pays, alone.</summary>
    public const string ExtractPayerInfo = "extract-payer-info";

    /// <summary>The case in a few sentences.</summary>
    public const string PlanSummary = "plan-summary";

    /// <summary>The words of the action plan.</summary>
    public const string ActionPlan = "action-plan";

    /// <summary>The appeal letter.</summary>
    public const string AppealLetter = "appeal-letter";

    /// <summary>The letter of a coverage dispute.</summary>
    public const string CoverageDisputeLetter = "coverage-dispute-letter";

    /// <summary>The letter for the clinician to sign.</summary>
    public const string ClinicianLetter = "clinician-letter";

    /// <summary>The script of the call.</summary>
    public const string CallScript = "call-script";

    /// <summary>Whether the claims of a draft are in the evidence.</summary>
    public const string ValidateGrounding = "validate-grounding";

    /// <summary>A draft without what no evidence supports.</summary>
    public const string RepairDraft = "repair-draft";

    /// <summary>The rules of a plan document.</summary>
    public const string ExtractPlanRules = "extract-plan-rules";

    /// <summary>All of them, in the order in which a case meets them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ExtractFacts, ExtractDenialReason, ExtractPayerInfo, ExtractPlanRules, PlanSummary, ActionPlan,
        AppealLetter, CoverageDisputeLetter, ClinicianLetter, CallScript, ValidateGrounding, RepairDraft,
    ];

    /// <summary>How strong a model a prompt is worth.</summary>
    /// <param name="name">The name of the prompt.</param>
    /// <exception cref="ArgumentException">No prompt has that name; the message lists those that there are.</exception>
    public static PromptTier TierOf(string name) => name switch
    {
        ExtractFacts or ExtractDenialReason or ExtractPayerInfo or ExtractPlanRules or PlanSummary or ValidateGrounding => PromptTier.Small,
        ActionPlan or AppealLetter or CoverageDisputeLetter or ClinicianLetter or CallScript or RepairDraft => PromptTier.Strong,
        _ => throw Unknown(name),
    };

    internal static ArgumentException Unknown(string? name) =>
        new($"There is no prompt '{name}'; there are {string.Join(", ", All)}.", nameof(name));
}
