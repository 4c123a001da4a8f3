using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Routing;

namespace DenialOps.Tests.Planning;

/// <summary>What the kind of plan and the codes add to a plan.</summary>
public sealed class LawfulPlanTests
{
    [Fact]
    public void The_ladder_tells_what_comes_if_they_say_no_with_times_and_sources()
    {
        var reviews = Plan(PlanType.MedicareAdvantage).Reviews;

        reviews.Select(r => r.Name).ShouldBe(["Reconsideration", "Independent review", "Hearing", "Review", "Lawsuit"]);
        reviews[0].IsNext.ShouldBeTrue();
        reviews[0].Allowed.ShouldBe("60 days");
        reviews[0].CountedFrom.ShouldBe("the day the letter came");
        reviews[0].AnswerWithin.ShouldBe("60 days", "a claim for care that was given");
        reviews[0].UrgentAnswerWithin.ShouldBe("72 hours");
        reviews[1].IsAutomatic.ShouldBeTrue();
        reviews.Skip(1).ShouldAllBe(r => !r.IsNext);
        reviews.ShouldAllBe(r => r.Citation.Contains("CFR", StringComparison.Ordinal));
    }

    [Fact]
    public void Care_that_is_still_to_come_has_the_shorter_time_for_an_answer()
    {
        var facts = SomeCase.Scan(DenialCategory.MedicalNecessity);
        facts = facts with
        {
            Payer = facts.Payer with { PlanType = SomeCase.Fact(PlanType.Employer) },
            Claim = new ClaimFacts(),
            Amounts = new AmountFacts(),
            Service = facts.Service with { DateOfService = SomeCase.Day("2024-03-01") },
        };

        Plan(facts).Reviews[0].AnswerWithin.ShouldBe("30 days");
    }

    [Fact]
    public void Of_a_plan_of_unknown_kind_no_ladder_is_told() => Plan(PlanType.Unknown).Reviews.ShouldBeEmpty();

    [Fact]
    public void The_answer_to_an_appeal_begins_the_ladder_at_the_next_review()
    {
        var facts = Of(PlanType.Employer) with { Other = new Dictionary<string, Fact<string>> { ["decision_level"] = SomeCase.Fact("2", method: FactMethod.User) } };

        Plan(facts).Reviews.Select(r => r.Name).ShouldBe(["External review", "Lawsuit"]);
    }

    [Theory]
    [InlineData(PlanType.Employer, "the US Department of Labor (EBSA)")]
    [InlineData(PlanType.Marketplace, "the state insurance department")]
    [InlineData(PlanType.PartD, "Medicare")]
    [InlineData(PlanType.Medicaid, "the state Medicaid agency")]
    [InlineData(PlanType.Fehb, "the US Office of Personnel Management (OPM)")]
    public void A_plan_that_breaks_its_rules_is_told_to_the_office_that_oversees_it(PlanType type, string office) =>
        Plan(type).Steps.Single(s => s.Title.StartsWith("If the plan is late", StringComparison.Ordinal)).What.ShouldContain(office);

    [Theory]
    [InlineData(PlanType.Employer, "The plan is not a grandfathered one.")]
    [InlineData(PlanType.MedicareAdvantage, "This is not one of the plans that join Medicare and Medicaid for people who have both (integrated D-SNP).")]
    [InlineData(PlanType.Medicare, null)]
    public void What_the_rules_take_for_granted_of_a_plan_is_said(PlanType type, string? statement)
    {
        string[] known = ["The plan is not a grandfathered one.", "This is not one of the plans that join Medicare and Medicaid for people who have both (integrated D-SNP)."];

        Plan(type).Assumptions.Select(a => a.Statement).Intersect(known).ShouldBe(statement is null ? [] : [statement]);
    }

    [Theory]
    [InlineData(PlanType.Employer, Urgency.Expedited, true)]
    [InlineData(PlanType.Employer, Urgency.Standard, false)]
    [InlineData(PlanType.Medicare, Urgency.Expedited, false)]
    public void Care_that_ends_and_is_urgent_can_be_asked_for_once_more(PlanType type, Urgency urgency, bool asked)
    {
        var facts = Of(type) with { Other = new Dictionary<string, Fact<string>> { ["care_ends"] = SomeCase.Fact("2024-03-20") } };
        var decision = SomeCase.Route(Route.MedicalNecessityAppeal, urgency: urgency);
        var steps = new ActionPlanner().Plan(facts, decision, new DeadlinePlanner(SomeCase.Clock()).Plan(facts, decision)).Steps;

        steps.Any(s => s.What.Contains("the request comes at least 24 hours before the approved time ends, the plan must answer within 24 hours.", StringComparison.Ordinal)).ShouldBe(asked);
    }

    [Theory]
    [InlineData("provider", true)]
    [InlineData("patient", false)]
    public void Staff_learn_of_the_federal_way_to_settle_an_amount(string audience, bool told)
    {
        var facts = SomeCase.Scan(DenialCategory.OutOfNetwork);
        facts = facts with
        {
            Payer = facts.Payer with { PlanType = SomeCase.Fact(PlanType.Employer) },
            Other = new Dictionary<string, Fact<string>> { ["audience"] = SomeCase.Fact(audience) },
        };

        Plan(facts, Route.CoverageDispute).Steps.Any(s => s.What.Contains("within 4 business days", StringComparison.Ordinal)).ShouldBe(told);
    }

    [Fact]
    public void Nobody_is_named_for_a_plan_of_unknown_kind() =>
        Plan(PlanType.Unknown).Steps.ShouldNotContain(s => s.Title.StartsWith("If the plan is late", StringComparison.Ordinal));

    [Fact]
    public void The_next_review_is_named_where_the_law_gives_it() =>
        Plan(PlanType.Employer).Steps.Single(s => s.Title == "If they say no again").What
            .ShouldContain("After that comes the external review, decided by an independent review organization. The time to ask for it is 4 months from the day the answer came.");

    [Fact]
    public void A_provider_outside_the_network_may_be_a_gap_in_the_network() =>
        Plan(SomeCase.Scan(DenialCategory.OutOfNetwork), Route.CoverageDispute).Steps.ShouldContain(s => s.Title == "Ask for a network-gap exception");

    [Theory]
    [InlineData("lifitegrast", true)]
    [InlineData(null, false)]
    public void A_drug_that_the_list_leaves_out_has_an_exception_of_its_own(string? drug, bool asked)
    {
        var facts = SomeCase.Scan(DenialCategory.NotCoveredExclusion);
        facts = facts with { Service = facts.Service with { DrugName = drug is null ? null : SomeCase.Fact(drug) } };

        Plan(facts, Route.CoverageDispute).Steps.Any(s => s.Title == "Ask for a drug exception").ShouldBe(asked);
    }

    [Fact]
    public void Codes_are_explained_in_our_own_words_and_unknown_ones_are_not()
    {
        var facts = SomeCase.Scan();
        facts = facts with { Denial = facts.Denial with { CarcCodes = [SomeCase.Fact("CO-197"), SomeCase.Fact("CO-9999"), SomeCase.Fact("CO-16", 0.3)], RarcCodes = [SomeCase.Fact("N290")] } };

        var codes = Plan(facts).Codes;

        codes.Select(c => c.Code).ShouldBe(["CO-197", "N290"]);
        codes[0].NextStep.ShouldContain("retroactive authorization");
    }

    [Fact]
    public void Where_the_last_day_hangs_on_the_kind_of_plan_that_is_asked_first()
    {
        var facts = Of(PlanType.Unknown) with { Appeal = new AppealFacts() };

        Plan(facts).Questions[0].Field.ShouldBe("payer.plan_type");
    }

    private static ActionPlan Plan(PlanType type) => Plan(Of(type));

    private static CaseFacts Of(PlanType type)
    {
        var facts = SomeCase.Scan(DenialCategory.MedicalNecessity);
        return facts with { Payer = facts.Payer with { PlanType = SomeCase.Fact(type) } };
    }

    private static ActionPlan Plan(CaseFacts facts, Route route = Route.MedicalNecessityAppeal)
    {
        var decision = SomeCase.Route(route);
        return new ActionPlanner().Plan(facts, decision, new DeadlinePlanner(SomeCase.Clock()).Plan(facts, decision));
    }
}
