using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;

namespace DenialOps.Tests.Planning;

/// <summary>What the law adds to a plan, and words that fit the kind of plan, the care and the claim.</summary>
public sealed class LawfulWordsTests
{
    private const string FastStep = "If waiting could do harm, ask for a fast appeal";

    [Theory]
    [InlineData(PlanType.Employer, "29 CFR 2560.503-1(i)(2)(i)", "72 hours")]
    [InlineData(PlanType.PartD, "42 CFR 423.590(d)", "72 hours")]
    [InlineData(PlanType.Chip, "42 CFR 457.1260", "72 hours")]
    public void Care_that_is_still_to_come_can_have_the_laws_fast_appeal(PlanType type, string law, string time)
    {
        var facts = Request(type);
        var step = Plan(facts).Steps.Single(s => s.Title == FastStep);

        step.What.ShouldContain($"The rule ({law}) gives {time} for an answer in an urgent case.");
        step.Why.ShouldNotBeNull().ShouldStartWith("The law gives a faster answer than the usual one.");
        step.Document.ShouldBe("expedited_request.md");
        Write(facts, "expedited_request.md").ShouldContain($"The rule ({law}) gives {time} for an urgent case.");
    }

    [Theory]
    [InlineData(PlanType.Fehb)]
    [InlineData(PlanType.Unknown)]
    public void Where_we_know_no_rule_nothing_is_offered(PlanType type) => Plan(Request(type)).Steps.ShouldNotContain(s => s.Title == FastStep);

    [Fact]
    public void Care_that_was_given_has_no_fast_appeal_by_law()
    {
        var facts = Request(PlanType.Employer);

        Plan(facts with { Claim = new ClaimFacts { ClaimNumber = SomeCase.Fact("CLM-1") } }).Steps.ShouldNotContain(s => s.Title == FastStep);
    }

    [Theory]
    [InlineData(PlanType.Employer, "29 CFR 2560.503-1(l)")]
    [InlineData(PlanType.Individual, "45 CFR 147.136(b)(3)(ii)(F)")]
    [InlineData(PlanType.Medicaid, null)]
    public void A_plan_that_breaks_its_rules_can_lose_its_say_first(PlanType type, string? law)
    {
        var what = Plan(Request(type)).Steps.Single(s => s.Title.StartsWith("If the plan is late", StringComparison.Ordinal)).What;

        what.Contains("in more than a minor way", StringComparison.Ordinal).ShouldBe(law is not null);
        what.ShouldEndWith(law is null ? "all the same." : $"the appeal to the plan can count as done, and you can ask for the next review at once ({law}).");
    }

    [Fact]
    public void Original_Medicare_is_no_plan_and_its_reviewers_take_no_calls()
    {
        var facts = Request(PlanType.Medicare) with { Contact = new ContactFacts() };
        facts = facts with { Appeal = facts.Appeal with { Phone = null } };
        var plan = Plan(facts);

        plan.Steps.ShouldContain(s => s.Title == "Call Medicare" && s.What.StartsWith("Call Medicare at the number on the notice"));
        plan.Steps.ShouldNotContain(s => s.Title.Contains("talk to"));
        plan.Steps.ShouldAllBe(s => !s.What.Contains("the plan's"));
        Plan(Request(PlanType.MedicareAdvantage)).Steps.ShouldContain(s => s.Title.Contains("talk to the plan's doctor"));
    }

    [Theory]
    [InlineData(PlanType.Medicare, "Redetermination")]
    [InlineData(PlanType.MedicareAdvantage, "Reconsideration")]
    [InlineData(PlanType.Fehb, "Reconsideration")]
    [InlineData(PlanType.Employer, "Internal appeal")]
    [InlineData(PlanType.Unknown, "Internal appeal")]
    public void The_day_and_the_ladder_speak_of_one_thing(PlanType type, string name)
    {
        Deadlines(Request(type))[0].Name.ShouldBe(name);
        (Plan(Request(type)).Reviews is [var next, ..] ? next.Name : name).ShouldBe(name);
    }

    [Fact]
    public void An_agency_keeps_its_letters_and_is_not_said_twice()
    {
        var steps = Plan(Request(PlanType.Fehb)).Steps.Select(s => s.What).ToList();

        steps.ShouldContain(what => what.Contains("After that comes the disputed claim review, decided by the US Office of Personnel Management (OPM)."));
        Plan(Request(PlanType.Chip)).Reviews.Select(r => r.Name).ShouldContain("State review");
    }

    [Theory]
    [InlineData(true, "not by how it ended", "Go through the stay day by day")]
    [InlineData(false, "what is known about the patient now", "Show why this setting is needed now")]
    public void A_setting_is_judged_by_what_is_known_then_or_now(bool past, string said, string step)
    {
        var facts = past ? SomeCase.Scan(DenialCategory.LevelOfCare) : Request(PlanType.Unknown, DenialCategory.LevelOfCare);

        Write(facts, "appeal_letter.md").ShouldContain(said);
        Plan(facts).Steps.ShouldContain(s => s.Title == step);
        Plan(facts).Steps.Count(s => s.Title is "Go through the stay day by day" or "Show why this setting is needed now").ShouldBe(1);
    }

    [Theory]
    [InlineData("provider")]
    [InlineData("patient")]
    public void A_late_claim_is_answered_with_proof_and_not_sent_again(string audience)
    {
        var facts = SomeCase.Scan(DenialCategory.TimelyFiling) with { Other = new Dictionary<string, Fact<string>> { ["audience"] = SomeCase.Fact(audience) } };
        var plan = Plan(facts, Route.ClaimCorrectionResubmit);

        plan.Steps.ShouldNotContain(s => s.Title == "Correct and resend the claim" || s.Title == "Ask the billing office for a corrected claim");
        plan.Steps.ShouldContain(s => s.Title == "Send the proof with the appeal letter" && s.Document == "appeal_letter.md");
        plan.Recommendation.ShouldNotContain("most likely mended by a corrected claim");
        plan.Recommendation.ShouldContain("A corrected claim does not mend a late one");
    }

    [Fact]
    public void An_exclusion_is_asked_to_fit_the_care_in_question() =>
        Write(SomeCase.Scan(DenialCategory.NotCoveredExclusion), "coverage_dispute_letter.md", Route.CoverageDispute)
            .ShouldContain("how each of them fits the care in question: MRI of the lumbar spine.");

    private static CaseFacts Request(PlanType type, DenialCategory category = DenialCategory.MedicalNecessity)
    {
        var facts = SomeCase.Scan(category);
        return facts with
        {
            Payer = facts.Payer with { PlanType = SomeCase.Fact(type) },
            Claim = new ClaimFacts { ReferenceNumber = SomeCase.Fact("ODR-26-0903") },
            Service = facts.Service with { DateOfService = null },
            Denial = facts.Denial with { CarcCodes = [] },
            Amounts = new AmountFacts(),
            Appeal = facts.Appeal with { DeadlineDays = null, CountedFrom = null },
        };
    }

    private static IReadOnlyList<Deadline> Deadlines(CaseFacts facts, Route route = Route.MedicalNecessityAppeal) => new DeadlinePlanner(SomeCase.Clock()).Plan(facts, SomeCase.Route(route));

    private static ActionPlan Plan(CaseFacts facts, Route route = Route.MedicalNecessityAppeal) => new ActionPlanner().Plan(facts, SomeCase.Route(route), Deadlines(facts, route));

    private static string Write(CaseFacts facts, string document, Route route = Route.MedicalNecessityAppeal) =>
        new PackDrafter().WriteAll(facts, SomeCase.Route(route), Deadlines(facts, route), Plan(facts, route)).Single(d => d.FileName == document).Markdown;
}
