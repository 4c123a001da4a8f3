using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps.Tests.Drafting;

public sealed class DocumentSnapshotTests
{
    [Fact]
    public void A_scan_without_approval() =>
        Approve("scan-without-approval", SomeCase.Scan(), SomeCase.Route(Route.PriorAuthNeeded), 4);

    [Fact]
    public void An_urgent_drug_that_asks_for_another_first()
    {
        var facts = SomeCase.Scan(DenialCategory.StepTherapy, DenialCategory.MedicalNecessity);
        facts = facts with
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
        Approve("urgent-step-therapy", facts, SomeCase.Route(Route.MedicalNecessityAppeal, urgency: Urgency.Expedited), 4);
    }

    [Fact]
    public void A_surgeon_outside_the_network()
    {
        var facts = SomeCase.Scan(DenialCategory.OutOfNetwork) with { Warnings = [new FactWarning("denial.carc_codes", "The code speaks of approval, the words speak of the network. The words count.")] };
        facts = facts with { Denial = facts.Denial with { Reason = SomeCase.Fact("It does not cover services from providers who are not in the network.") } };
        Approve("out-of-network", facts, SomeCase.Route(Route.CoverageDispute), 3);
    }

    [Fact]
    public void A_newborn_who_was_not_enrolled()
    {
        var facts = SomeCase.Scan(DenialCategory.Eligibility);
        facts = facts with { Denial = facts.Denial with { Reason = SomeCase.Fact("We did not pay because your baby was not enrolled in the plan."), CarcCodes = [] } };
        Approve("newborn-not-enrolled", facts, SomeCase.Route(Route.ClaimCorrectionResubmit), 4);
    }

    [Fact]
    public void A_remittance_to_a_practice_without_appeal_rights()
    {
        var facts = SomeCase.Scan(DenialCategory.MissingInformation);
        facts = facts with
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
        Approve("practice-no-appeal-rights", facts, SomeCase.Route(Route.ClaimCorrectionResubmit), 3);
    }

    [Fact]
    public void A_hospital_stay_told_to_a_hospital_with_the_time_passed()
    {
        var facts = SomeCase.Scan(DenialCategory.LevelOfCare) with { Other = new Dictionary<string, Fact<string>> { ["audience"] = SomeCase.Fact("provider") } };
        facts = facts with { Denial = facts.Denial with { DateOfLetter = SomeCase.Day("2023-06-05"), Reason = SomeCase.Fact("Inpatient level of care was not supported; observation would have been appropriate.") } };
        Approve("hospital-level-of-care-passed", facts, SomeCase.Route(Route.MedicalNecessityAppeal), 4);
    }

    [Fact]
    public void A_letter_that_we_could_hardly_read() =>
        Approve("hardly-read", SomeCase.Empty(), SomeCase.Route(Route.MedicalNecessityAppeal, confidence: 0.3), 4);

    [Fact]
    public void An_approval() =>
        Approve("approval", SomeCase.Scan(DenialCategory.Other), SomeCase.Route(Route.NotADenial), 1);

    private static void Approve(string name, CaseFacts facts, RouteDecision route, int documents)
    {
        var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route);
        var plan = new ActionPlanner().Plan(facts, route, deadlines);

        var drafts = new PackDrafter().WriteAll(facts, route, deadlines, plan);

        drafts.Count.ShouldBe(documents);
        drafts.ShouldSatisfyAllConditions([.. drafts.Select<Draft, Action>(d => () => Snapshot.ShouldMatch(d.Markdown, $"{name}.{d.FileName}"))]);
    }
}
