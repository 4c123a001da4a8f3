using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Routing;

namespace DenialOps.Tests.Drafting;

/// <summary>The cases whose documents a person has read and approved, by name.</summary>
internal static class SnapshotCases
{
    public static IReadOnlyDictionary<string, (CaseFacts Facts, RouteDecision Route)> All { get; } = new Dictionary<string, (CaseFacts, RouteDecision)>
    {
        ["scan-without-approval"] = (SomeCase.Scan(), SomeCase.Route(Route.PriorAuthNeeded)),
        ["urgent-step-therapy"] = (UrgentDrug(), SomeCase.Route(Route.MedicalNecessityAppeal, urgency: Urgency.Expedited)),
        ["out-of-network"] = (Surgeon(), SomeCase.Route(Route.CoverageDispute)),
        ["newborn-not-enrolled"] = (Newborn(), SomeCase.Route(Route.ClaimCorrectionResubmit)),
        ["practice-no-appeal-rights"] = (Practice(), SomeCase.Route(Route.ClaimCorrectionResubmit)),
        ["hospital-level-of-care-passed"] = (Hospital(), SomeCase.Route(Route.MedicalNecessityAppeal)),
        ["medicare-advantage-request-refused"] = (Vest(), SomeCase.Route(Route.MedicalNecessityAppeal)),
        ["employer-external-review-of-a-biologic"] = (Later(), SomeCase.Route(Route.MedicalNecessityAppeal)),
        ["hardly-read"] = (SomeCase.Empty(), SomeCase.Route(Route.MedicalNecessityAppeal, confidence: 0.3)),
        ["approval"] = (SomeCase.Scan(DenialCategory.Other), SomeCase.Route(Route.NotADenial)),
    };

    private static CaseFacts UrgentDrug()
    {
        var facts = SomeCase.Scan(DenialCategory.StepTherapy, DenialCategory.MedicalNecessity);
        return facts with
        {
            Service = new ServiceFacts
            {
                Description = SomeCase.Fact("adalimumab injection"),
                DrugName = SomeCase.Fact("Humira"),
                DateOfService = SomeCase.Day("2024-02-20"),
                HcpcsCodes = [SomeCase.Fact("J0135")],
                DiagnosisCodes = [SomeCase.Fact("M05.79")],
                ProviderName = SomeCase.Fact("Tobias Renneke, MD"),
            },
            Claim = new ClaimFacts { ReferenceNumber = SomeCase.Fact("RX-2024-7781") },
            Denial = facts.Denial with
            {
                Reason = SomeCase.Fact("You must first try methotrexate for three months. The records do not show a trial."),
                CarcCodes = [],
            },
            Appeal = facts.Appeal with { CountedFrom = SomeCase.Fact("receipt") },
            Amounts = new AmountFacts(),
        };
    }

    private static CaseFacts Surgeon()
    {
        var facts = SomeCase.Scan(DenialCategory.OutOfNetwork) with
        {
            Warnings = [new FactWarning("denial.carc_codes", "The code speaks of approval, the words speak of the network. The words count.")],
        };
        return facts with { Denial = facts.Denial with { Reason = SomeCase.Fact("It does not cover services from providers who are not in the network.") } };
    }

    private static CaseFacts Newborn()
    {
        var facts = SomeCase.Scan(DenialCategory.Eligibility);
        return facts with { Denial = facts.Denial with { Reason = SomeCase.Fact("We did not pay because your baby was not enrolled in the plan."), CarcCodes = [] } };
    }

    private static CaseFacts Practice()
    {
        var facts = SomeCase.Scan(DenialCategory.MissingInformation);
        return facts with
        {
            Denial = facts.Denial with
            {
                Reason = SomeCase.Fact("Missing/incomplete/invalid rendering provider primary identifier."),
                CarcCodes = [SomeCase.Fact("CO-16")],
                RarcCodes = [SomeCase.Fact("N290"), SomeCase.Fact("MA130")],
            },
            Appeal = new AppealFacts(),
            Other = new Dictionary<string, Fact<string>> { ["audience"] = SomeCase.Fact("provider"), ["patient_account"] = SomeCase.Fact("GSH-40418") },
        };
    }

    private static CaseFacts Hospital()
    {
        var facts = SomeCase.Scan(DenialCategory.LevelOfCare) with { Other = new Dictionary<string, Fact<string>> { ["audience"] = SomeCase.Fact("provider") } };
        return facts with
        {
            Service = facts.Service with { DateOfService = SomeCase.Day("2023-05-22") },
            Denial = facts.Denial with
            {
                DateOfLetter = SomeCase.Day("2023-06-05"),
                Reason = SomeCase.Fact("Inpatient level of care was not supported; observation would have been appropriate."),
            },
        };
    }

    /// <summary>A request for approval ahead of the care, refused by a Medicare Advantage plan that gives less time than the law.</summary>
    private static CaseFacts Vest()
    {
        var facts = SomeCase.Scan(DenialCategory.MedicalNecessity);
        return facts with
        {
            Payer = facts.Payer with { PlanType = SomeCase.Fact(PlanType.MedicareAdvantage) },
            Claim = new ClaimFacts { ReferenceNumber = SomeCase.Fact("ODR-26-0903") },
            Service = new ServiceFacts { Description = SomeCase.Fact("Wearable defibrillator vest"), HcpcsCodes = [SomeCase.Fact("K0606")], ProviderName = SomeCase.Fact("Henrike Aldoyer, MD") },
            Denial = facts.Denial with { DateOfLetter = SomeCase.Day("2026-09-08"), Reason = SomeCase.Fact("The vest is not reasonable and necessary for you at this time."), CarcCodes = [] },
            Appeal = facts.Appeal with { DeadlineDays = SomeCase.Fact(30) },
            Amounts = new AmountFacts(),
        };
    }

    /// <summary>The answer to a first appeal under a plan through work: what follows is the external review.</summary>
    private static CaseFacts Later()
    {
        var facts = SomeCase.Scan(DenialCategory.MedicalNecessity);
        return facts with
        {
            Payer = facts.Payer with { PlanType = SomeCase.Fact(PlanType.Employer) },
            Denial = facts.Denial with { Reason = SomeCase.Fact("On appeal we still find that the scan is not medically necessary.") },
            Appeal = new AppealFacts(),
            Other = new Dictionary<string, Fact<string>> { ["decision_level"] = SomeCase.Fact("2") },
        };
    }
}
