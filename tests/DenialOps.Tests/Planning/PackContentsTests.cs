using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps.Tests.Planning;

/// <summary>Which case gets which document.</summary>
public sealed class PackContentsTests
{
    [Fact]
    public void An_appeal_of_a_patient_comes_with_the_requests_and_the_authorization() =>
        Of(SomeCase.Scan()).ShouldBe(["prior_auth_checklist.md", "appeal_letter.md", "claim_file_request.md", "records_request.md", "representative_authorization.md", "fax_cover.md", "call_script.md"]);

    [Fact]
    public void A_practice_needs_no_records_of_its_own_and_nobody_to_act_for_it() =>
        Of(SomeCase.Scan() with { Other = Audience("provider") }).ShouldBe(["prior_auth_checklist.md", "appeal_letter.md", "claim_file_request.md", "fax_cover.md", "call_script.md"]);

    [Theory]
    [InlineData(PlanType.Unknown, false)]
    [InlineData(PlanType.Employer, true)]
    [InlineData(PlanType.Marketplace, true)]
    [InlineData(PlanType.Individual, true)]
    [InlineData(PlanType.Medicare, true)]
    [InlineData(PlanType.MedicareAdvantage, true)]
    [InlineData(PlanType.PartD, true)]
    [InlineData(PlanType.Medicaid, true)]
    [InlineData(PlanType.Chip, true)]
    [InlineData(PlanType.Tricare, true)]
    [InlineData(PlanType.Fehb, true)]
    public void A_complaint_is_there_where_the_office_is_known(PlanType type, bool known) =>
        Of(Plan(SomeCase.Scan(), type)).Contains("regulator_complaint.md").ShouldBe(known);

    [Fact]
    public void A_practice_gets_no_complaint_to_an_office_that_looks_after_members() =>
        Of(Plan(SomeCase.Scan(), PlanType.Employer) with { Other = Audience("provider") }).ShouldNotContain("regulator_complaint.md");

    [Fact]
    public void An_urgent_case_gets_the_request_for_a_fast_decision_and_another_only_where_a_fast_appeal_is_open()
    {
        Of(SomeCase.Scan(), Route.MedicalNecessityAppeal, Urgency.Expedited).ShouldContain("expedited_request.md");
        Of(SomeCase.Scan(), Route.MedicalNecessityAppeal).ShouldNotContain("expedited_request.md");

        var planned = SomeCase.Scan() with { Service = new ServiceFacts { Description = SomeCase.Fact("MRI of the lumbar spine"), DateOfService = SomeCase.Day("2024-02-20") } };
        planned = planned with { Appeal = planned.Appeal with { ExpeditedHours = SomeCase.Fact(72) } };
        Of(planned, Route.MedicalNecessityAppeal).ShouldContain("expedited_request.md");
    }

    [Fact]
    public void A_cover_for_a_fax_needs_the_number_of_one()
    {
        var facts = SomeCase.Scan();

        Of(facts with { Appeal = facts.Appeal with { Fax = null } }).ShouldNotContain("fax_cover.md");
        Of(facts with { Appeal = facts.Appeal with { Fax = SomeCase.Fact("(800) 555-4321", 0.3) } }).ShouldNotContain("fax_cover.md");
    }

    [Theory]
    [InlineData(DenialCategory.Eligibility, false)]
    [InlineData(DenialCategory.CoordinationOfBenefits, false)]
    [InlineData(DenialCategory.TimelyFiling, false)]
    [InlineData(DenialCategory.OutOfNetwork, true)]
    [InlineData(DenialCategory.MedicalNecessity, true)]
    public void Records_are_asked_for_where_they_answer_the_reason(DenialCategory category, bool asked) =>
        Of(SomeCase.Scan(category), Route.CoverageDispute).Contains("records_request.md").ShouldBe(asked);

    [Fact]
    public void A_claim_that_only_needs_a_correction_gets_the_letter_for_the_case_that_it_was_right_and_no_more() =>
        Of(Plan(SomeCase.Scan(DenialCategory.CodingError), PlanType.Employer), Route.ClaimCorrectionResubmit, Urgency.Expedited).ShouldBe(["resubmission_checklist.md", "appeal_letter.md", "call_script.md"]);

    [Fact]
    public void Without_a_right_to_appeal_there_is_nothing_that_asks_for_one()
    {
        var facts = Plan(SomeCase.Scan(DenialCategory.MissingInformation), PlanType.Medicare);

        Of(facts with { Denial = facts.Denial with { RarcCodes = [SomeCase.Fact("MA130")] }, Appeal = new AppealFacts() }, Route.ClaimCorrectionResubmit)
            .ShouldBe(["resubmission_checklist.md", "call_script.md"]);
    }

    [Fact]
    public void What_is_no_denial_gets_nothing() => Of(Plan(SomeCase.Scan(), PlanType.Employer), Route.NotADenial).ShouldBeEmpty();

    [Fact]
    public void Where_only_a_court_is_left_no_letter_asks_for_a_review()
    {
        var facts = Plan(SomeCase.Scan(DenialCategory.MedicalNecessity), PlanType.Employer) with { Other = new Dictionary<string, Fact<string>> { ["decision_level"] = SomeCase.Fact("3") } };

        Of(facts, Route.MedicalNecessityAppeal).ShouldBe(["claim_file_request.md", "call_script.md"]);
    }

    private static IReadOnlyList<string> Of(CaseFacts facts, Route route = Route.PriorAuthNeeded, Urgency urgency = Urgency.Standard)
    {
        var decision = SomeCase.Route(route, urgency: urgency);
        return PackContents.For(new CaseView(facts, decision, new DeadlinePlanner(SomeCase.Clock()).Plan(facts, decision)));
    }

    private static CaseFacts Plan(CaseFacts facts, PlanType type) => facts with { Payer = facts.Payer with { PlanType = SomeCase.Fact(type) } };

    private static Dictionary<string, Fact<string>> Audience(string audience) => new() { ["audience"] = SomeCase.Fact(audience) };
}
