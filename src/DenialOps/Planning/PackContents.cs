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
    public const string ExpeditedRequest = "expedited_request.md";
    public const string ClaimFileRequest = "claim_file_request.md";
    public const string RecordsRequest = "records_request.md";
    public const string RepresentativeAuthorization = "representative_authorization.md";
    public const string RegulatorComplaint = "regulator_complaint.md";
    public const string FaxCover = "fax_cover.md";
    public const string CallScript = "call_script.md";
    public const string ActionPlan = "action_plan.md";

    /// <summary>The documents that a patient can have in Spanish as well.</summary>
    public const string ActionPlanInSpanish = "action_plan.es.md";
    public const string CallScriptInSpanish = "call_script.es.md";

    /// <summary>What is sent to somebody: it is signed, and its blanks are explained before it.</summary>
    private static readonly HashSet<string> Letters =
    [
        AppealLetter, CoverageDisputeLetter, ClinicianLetter, ExpeditedRequest, ClaimFileRequest, RecordsRequest, RepresentativeAuthorization,
        RegulatorComplaint, FaxCover,
    ];

    /// <summary>Every document that a case can have.</summary>
    public static IReadOnlyList<string> All { get; } = [ActionPlan, PriorAuthChecklist, ResubmissionChecklist, .. Letters, CallScript, ActionPlanInSpanish, CallScriptInSpanish];

    /// <summary>Whether a document is sent to somebody.</summary>
    public static bool IsLetter(string document) => Letters.Contains(document);

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

        // A court takes no letters: what is left is the file, for whoever goes there.
        if (view.Law.IsForCourt)
        {
            return [ClaimFileRequest, CallScript];
        }

        var documents = new List<string>(10);
        documents.AddRange(OfRoute(view));
        if (view.Route.Route != Route.ClaimCorrectionResubmit || view.AskAboutRights || CallsForAppeal(view))
        {
            AddCompanions(documents, view);
        }

        if (view.AskAboutRights && !documents.Contains(ResubmissionChecklist))
        {
            documents.Add(ResubmissionChecklist);
        }

        documents.Add(CallScript);
        return documents;
    }

    private static string[] OfRoute(CaseView view)
    {
        return view.Route.Route switch
        {
            Route.PriorAuthNeeded => [PriorAuthChecklist, AppealLetter],
            Route.ClaimCorrectionResubmit => [ResubmissionChecklist, AppealLetter],
            Route.CoverageDispute => [CoverageDisputeLetter],
            _ => [AppealLetter, ClinicianLetter],
        };
    }

    /// <summary>What goes with an appeal.</summary>
    private static void AddCompanions(List<string> documents, CaseView view)
    {
        if (view.IsUrgent || view.FastAppealOpen)
        {
            documents.Add(ExpeditedRequest);
        }

        documents.Add(ClaimFileRequest);
        if (!view.ForProvider)
        {
            if (RestsOnRecords(view))
            {
                documents.Add(RecordsRequest);
            }

            documents.Add(RepresentativeAuthorization);

            // The offices look after members; what a provider can turn to is in its contract and in state law.
            if (view.PlanType != PlanType.Unknown)
            {
                documents.Add(RegulatorComplaint);
            }
        }

        if (CaseView.Text(view.FilingFax) is not null)
        {
            documents.Add(FaxCover);
        }
    }

    /// <summary>Whether the chart answers the reason: it says nothing about who was covered, or when a claim was sent.</summary>
    private static bool RestsOnRecords(CaseView view)
    {
        foreach (var category in view.Categories)
        {
            if (category is not (DenialCategory.Eligibility or DenialCategory.CoordinationOfBenefits or DenialCategory.TimelyFiling or DenialCategory.Duplicate))
            {
                return true;
            }
        }

        return false;
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
