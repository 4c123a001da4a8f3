using DenialOps.Deadlines;
using DenialOps.Drafting;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;

namespace DenialOps.Tests.Planning;

/// <summary>A claim denied as a duplicate: a blind replacement can take the payment of the first claim back.</summary>
public sealed class DuplicateTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_duplicate_is_answered_by_what_tells_the_services_apart_or_not_at_all(bool provider)
    {
        var steps = Plan(provider, DenialCategory.Duplicate).Steps;

        steps.Single(s => s.Title == "Show that it is no duplicate, or leave it").What.ShouldContain("Do not send a replacement of a claim that was paid");
        steps.ShouldNotContain(s => s.What.Contains("Mark it as a replacement", StringComparison.Ordinal));
        steps.ShouldNotContain(s => s.What.Contains("ask for the new claim's status", StringComparison.Ordinal));
        Checklist(provider, DenialCategory.Duplicate).ShouldNotContain("Marked as a replacement");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Another_claim_is_corrected_by_a_replacement(bool provider)
    {
        Plan(provider, DenialCategory.CodingError).Steps.ShouldContain(s => s.What.Contains("Mark it as a replacement", StringComparison.Ordinal));
        Checklist(provider, DenialCategory.CodingError).ShouldContain("Marked as a replacement of the first claim, with the plan's claim number CLM-88-41207");
    }

    private static CaseFacts Facts(bool provider, DenialCategory category) => SomeCase.Scan(category) with
    {
        Other = new Dictionary<string, Fact<string>> { ["audience"] = SomeCase.Fact(provider ? "provider" : "patient") },
    };

    private static ActionPlan Plan(bool provider, DenialCategory category)
    {
        var facts = Facts(provider, category);
        var route = SomeCase.Route(Route.ClaimCorrectionResubmit);
        return new ActionPlanner().Plan(facts, route, new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route));
    }

    private static string Checklist(bool provider, DenialCategory category)
    {
        var facts = Facts(provider, category);
        var route = SomeCase.Route(Route.ClaimCorrectionResubmit);
        var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route);
        return new PackDrafter().WriteAll(facts, route, deadlines, Plan(provider, category)).Single(d => d.FileName == "resubmission_checklist.md").Markdown;
    }
}
