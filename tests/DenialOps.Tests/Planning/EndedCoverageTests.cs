using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;

namespace DenialOps.Tests.Planning;

/// <summary>What a member, and what a practice, is told to do when the plan says that there was no coverage.</summary>
public sealed class EndedCoverageTests
{
    [Fact]
    public void A_member_shows_the_coverage_has_the_record_corrected_and_appeals()
    {
        var plan = Plan(provider: false);

        plan.Steps.Take(4).Select(s => s.Title).ShouldBe(
            ["Check our reading against the letter", "Show that coverage was in force", "Ask for the record to be corrected or the coverage to be put back", "Appeal within the letter's time"]);
        plan.Steps[3].Document.ShouldBe("appeal_letter.md");
        plan.Steps[3].By.ShouldBe(new DateOnly(2024, 7, 13));
        plan.Recommendation.ShouldStartWith("Show that coverage was in force");
        plan.Recommendation.ShouldNotContain("not by an appeal");
        plan.Steps.Single(s => s.Document == "resubmission_checklist.md").Title.ShouldBe("Have the claim sent again once the record is right");
    }

    [Fact]
    public void A_practice_corrects_and_resends_the_claim()
    {
        var plan = Plan(provider: true);

        plan.Recommendation.ShouldStartWith("This is most likely mended by a corrected claim");
        plan.Steps.ShouldContain(s => s.Title == "Correct and resend the claim");
        plan.Steps.Single(s => s.Title == "Get proof of coverage").What.ShouldContain("any other coverage");
        plan.Steps.ShouldNotContain(s => s.Title == "Show that coverage was in force");
    }

    private static ActionPlan Plan(bool provider)
    {
        var facts = SomeCase.Scan(DenialCategory.Eligibility) with
        {
            Other = new Dictionary<string, Fact<string>> { ["audience"] = SomeCase.Fact(provider ? "provider" : "patient") },
        };
        var route = SomeCase.Route(Route.ClaimCorrectionResubmit);
        return new ActionPlanner().Plan(facts, route, new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route));
    }
}
