using DenialOps.Knowledge;

namespace DenialOps.Planning;

/// <summary>The file names of the documents, and which of them a case gets.</summary>
internal static class PackContents
{
    public const string AppealLetter = "appeal_letter.md";
    public const string ResubmissionChecklist = "resubmission_checklist.md";
    public const string PriorAuthChecklist = "prior_auth_checklist.md";
    public const string CoverageDisputeLetter = "coverage_dispute_letter.md";
    public const string ClinicianLetter = "clinician_letter.md";
    public const string CallScript = "call_script.md";
    public const string ActionPlan = "action_plan.md";

    /// <summary>The documents of a case beside its action plan, in the order in which they are listed.</summary>
    public static IReadOnlyList<string> For(CaseView view)
    {
        if (!view.IsDenial)
        {
            return [];
        }

        if (view.NoAppealRights)
        {
            return [ResubmissionChecklist, CallScript];
        }

        var documents = OfRoute(view);
        return !view.AskAboutRights ? documents : view.Route.Route == Route.ClaimCorrectionResubmit
            ? [ResubmissionChecklist, AppealLetter, CallScript]
            : [.. documents.SkipLast(1), ResubmissionChecklist, CallScript];
    }

    private static string[] OfRoute(CaseView view)
    {
        return view.Route.Route switch
        {
            Route.PriorAuthNeeded => [PriorAuthChecklist, AppealLetter, CallScript],
            Route.ClaimCorrectionResubmit when CallsForAppeal(view) => [ResubmissionChecklist, AppealLetter, CallScript],
            Route.ClaimCorrectionResubmit => [ResubmissionChecklist, CallScript],
            Route.CoverageDispute => [CoverageDisputeLetter, CallScript],
            _ => [AppealLetter, ClinicianLetter, CallScript],
        };
    }

    /// <summary>Whether a billing denial also rests on something that a corrected claim does not answer.</summary>
    private static bool CallsForAppeal(CaseView view)
    {
        foreach (var category in view.Categories)
        {
            if (category is not (DenialCategory.CodingError or DenialCategory.MissingInformation or DenialCategory.Duplicate or DenialCategory.Other))
            {
                return true;
            }
        }

        return false;
    }
}
