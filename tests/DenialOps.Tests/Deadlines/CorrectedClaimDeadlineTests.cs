using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Facts.Readers;
using DenialOps.Knowledge;
using DenialOps.Planning;

namespace DenialOps.Tests.Deadlines;

public sealed class CorrectedClaimDeadlineTests
{
    [Theory]
    [InlineData("90 days", "notice", "2024-04-14", true)]
    [InlineData("12 months", "service", "2025-01-05", true)]
    [InlineData("90 days", "receipt", "2024-04-14", false)]
    public void Its_own_time_dates_it(string time, string from, string due, bool certain)
    {
        var deadline = Claim(Facts((CorrectedClaimReader.TimeFact, time), (CorrectedClaimReader.FromFact, from)));

        deadline.Due.ShouldBe(DateOnly.Parse(due));
        deadline.Allowed.ShouldBe(time);
        deadline.IsCertain.ShouldBe(certain);
        deadline.Note.ShouldNotBeNull().ShouldContain("is not the time to appeal");
    }

    [Fact]
    public void A_time_that_runs_from_nobody_knows_what_gives_no_day()
    {
        var deadline = Claim(Facts((CorrectedClaimReader.TimeFact, "90 days")));

        deadline.Due.ShouldBeNull();
        deadline.Note.ShouldNotBeNull().ShouldContain("The letter allows 90 days.");
    }

    [Fact]
    public void A_printed_day_stands_as_it_is() =>
        Claim(Facts((CorrectedClaimReader.DateFact, "2024-05-01"))).Due.ShouldBe(new DateOnly(2024, 5, 1));

    [Fact]
    public void The_sending_of_the_corrected_claim_is_due_on_its_own_day()
    {
        var steps = Plan(Facts((CorrectedClaimReader.TimeFact, "90 days"), (CorrectedClaimReader.FromFact, "notice")));

        steps.Single(s => s.Title == "Correct and resend the claim").By.ShouldBe(new DateOnly(2024, 4, 14));
        steps.Single(s => s.Title == "Appeal if the claim was right").By.ShouldBe(new DateOnly(2024, 7, 13));
    }

    [Fact]
    public void Without_a_time_of_its_own_the_sending_has_no_day()
    {
        var resend = Plan(Facts()).Single(s => s.Title == "Correct and resend the claim");

        resend.By.ShouldBeNull();
        resend.ByWhen.ShouldBe("As soon as you can: ask the plan by when. Its contract with the provider says it (timely filing)");
    }

    [Fact]
    public void Whatever_the_way_out_a_time_that_the_letter_gives_is_listed()
    {
        var facts = Facts((CorrectedClaimReader.TimeFact, "90 days"), (CorrectedClaimReader.FromFact, "notice"));

        var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, SomeCase.Route(Route.PriorAuthNeeded));

        deadlines.Select(d => d.Kind).ShouldBe([DeadlineKind.CorrectedClaim, DeadlineKind.InternalAppeal]);
        LeadingDeadline.Find(deadlines, Route.PriorAuthNeeded)!.Kind.ShouldBe(DeadlineKind.InternalAppeal);
        LeadingDeadline.Find(deadlines, Route.ClaimCorrectionResubmit)!.Kind.ShouldBe(DeadlineKind.CorrectedClaim);
    }

    [Fact]
    public void A_day_that_is_still_open_leads_before_one_that_has_passed()
    {
        var facts = Facts((CorrectedClaimReader.TimeFact, "90 days"), (CorrectedClaimReader.FromFact, "notice"));
        var deadlines = new DeadlinePlanner(SomeCase.Clock("2024-05-01")).Plan(facts, SomeCase.Route(Route.ClaimCorrectionResubmit));

        LeadingDeadline.Find(deadlines, Route.ClaimCorrectionResubmit)!.Kind.ShouldBe(DeadlineKind.InternalAppeal);
    }

    private static Deadline Claim(CaseFacts facts) =>
        new DeadlinePlanner(SomeCase.Clock()).Plan(facts, SomeCase.Route(Route.ClaimCorrectionResubmit)).Single(d => d.Kind == DeadlineKind.CorrectedClaim);

    private static IReadOnlyList<PlanStep> Plan(CaseFacts facts)
    {
        var route = SomeCase.Route(Route.ClaimCorrectionResubmit);
        return new ActionPlanner().Plan(facts, route, new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route)).Steps;
    }

    private static CaseFacts Facts(params (string Name, string Value)[] other) =>
        SomeCase.Scan(DenialCategory.CodingError) with { Other = other.ToDictionary(o => o.Name, o => SomeCase.Fact(o.Value)) };
}
