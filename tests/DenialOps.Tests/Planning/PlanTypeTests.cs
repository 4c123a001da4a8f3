using System.Text.Json;
using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Grounding;
using DenialOps.Knowledge;
using DenialOps.Planning;

namespace DenialOps.Tests.Planning;

/// <summary>Whom a plan sends a member to, by the kind of coverage.</summary>
public sealed class PlanTypeTests
{
    [Theory]
    [InlineData(PlanType.Employer, "the employer's benefits office", "US Department of Labor (EBSA)")]
    [InlineData(PlanType.Marketplace, "the marketplace", "the state insurance department")]
    [InlineData(PlanType.Individual, "the insurer that sold the policy", "the state insurance department")]
    [InlineData(PlanType.Medicare, "Medicare (the number is on the red, white and blue card)", "(SHIP)")]
    [InlineData(PlanType.MedicareAdvantage, "Medicare (the number is on the red, white and blue card)", "(SHIP)")]
    [InlineData(PlanType.PartD, "Medicare (the number is on the red, white and blue card)", "(SHIP)")]
    [InlineData(PlanType.Medicaid, "the state Medicaid agency", "the state Medicaid agency")]
    [InlineData(PlanType.Chip, "the state agency that runs Medicaid and CHIP", "the state agency that runs Medicaid and CHIP")]
    [InlineData(PlanType.Tricare, "the TRICARE contractor", "the TRICARE contractor")]
    [InlineData(PlanType.Fehb, "the benefits office of the federal agency", "US Office of Personnel Management (OPM)")]
    [InlineData(PlanType.Unknown, "ask the plan which kind of plan this is", "who oversees it")]
    public void Each_kind_of_plan_has_its_own_offices(PlanType type, string office, string overseer)
    {
        var plan = Plan(Of(type));

        plan.Evidence.Single(e => e.Item == "The full plan document, not only the summary").WhereToGet.ShouldContain(office);
        plan.Steps.Single(s => s.Title == "If they say no again").What.ShouldContain(overseer);
    }

    [Theory]
    [InlineData(PlanType.Medicare)]
    [InlineData(PlanType.MedicareAdvantage)]
    [InlineData(PlanType.PartD)]
    [InlineData(PlanType.Medicaid)]
    [InlineData(PlanType.Tricare)]
    [InlineData(PlanType.Fehb)]
    [InlineData(PlanType.Unknown)]
    public void Only_a_plan_of_the_state_leads_to_its_insurance_department(PlanType type)
    {
        foreach (var category in Enum.GetValues<DenialCategory>())
        {
            Document(Of(type, category)).ShouldNotContain("insurance department", customMessage: category.ToString());
        }
    }

    [Fact]
    public void A_doubtful_kind_of_plan_is_advised_as_unknown() =>
        Plan(Of(PlanType.PartD, confidence: 0.4)).Steps.Single(s => s.Title == "If they say no again").What.ShouldContain("Ask the plan which kind of plan this is");

    [Fact]
    public void A_kind_that_was_looked_for_and_not_found_is_asked_for()
    {
        var plan = Plan(Of(PlanType.Unknown, confidence: 1));

        plan.Questions.ShouldContain(q => q.Field == "payer.plan_type");
        plan.Assumptions.ShouldContain(a => a.Statement.StartsWith("We do not know what kind of plan", StringComparison.Ordinal));
        Plan(Of(PlanType.Employer)).Questions.ShouldNotContain(q => q.Field == "payer.plan_type");
        Plan(Of(PlanType.Employer)).Assumptions.ShouldNotContain(a => a.Statement.StartsWith("We do not know what kind of plan", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_kind_has_content_and_no_number()
    {
        foreach (var type in Enum.GetValues<PlanType>())
        {
            var content = PlanLibrary.Current.PlanTypes[JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString())];

            (content.FurtherReview + content.CoverageOffice).Any(char.IsAsciiDigit).ShouldBeFalse();
        }
    }

    [Fact]
    public void No_office_is_taken_for_an_invention()
    {
        foreach (var (type, content) in PlanLibrary.Current.PlanTypes)
        {
            var checker = new GroundingChecker([SomeCase.Letter()], SomeCase.Scan(), [], [.. RuleTexts.Laws(KnowledgeObject.Named<PlanType>(type))]);
            checker.Check(type, $"Read the new letter. {content.FurtherReview}\n\nAsk {content.CoverageOffice} for proof.").UngroundedClaims.ShouldBeEmpty(type);
        }
    }

    private static CaseFacts Of(PlanType type, DenialCategory category = DenialCategory.NotCoveredExclusion, double confidence = 0.95)
    {
        var facts = SomeCase.Scan(category);
        return facts with { Payer = facts.Payer with { PlanType = SomeCase.Fact(type, confidence) } };
    }

    private static ActionPlan Plan(CaseFacts facts)
    {
        var route = SomeCase.Route(Route.CoverageDispute);
        return new ActionPlanner().Plan(facts, route, new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route));
    }

    private static string Document(CaseFacts facts)
    {
        var route = SomeCase.Route(Route.CoverageDispute);
        var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route);
        return new PackDrafter().WriteAll(facts, route, deadlines, new ActionPlanner().Plan(facts, route, deadlines)).First(d => d.FileName == "action_plan.md").Markdown;
    }
}
