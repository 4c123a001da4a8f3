using System.Globalization;
using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;

namespace DenialOps.Tests.Deadlines;

/// <summary>The review of a state, where the user or only the letter names the state, and days of receipt that cannot be right.</summary>
public sealed class StateReviewTests
{
    [Fact]
    public void A_state_that_the_user_gives_takes_the_place_of_the_federal_review()
    {
        var deadline = Plan(Answered(SomeCase.Fact("OH", 1, FactMethod.User))).ShouldHaveSingleItem();

        deadline.RuleId.ShouldBe("oh-external-review");
        deadline.Due.ShouldBe(Day("2026-11-28"));
    }

    [Fact]
    public void Of_a_state_that_only_the_letter_names_both_reviews_stand_and_the_earlier_leads()
    {
        var deadlines = Plan(Answered(SomeCase.Fact("OH", 0.7)));

        deadlines.Select(d => d.RuleId).ShouldBe(["federal-external-review", "oh-external-review"]);
        deadlines.ShouldAllBe(d => !d.IsCertain && d.Note!.Contains("go by the earlier day"));
        LeadingDeadline.Find(deadlines, Route.MedicalNecessityAppeal)!.Due.ShouldBe(Day("2026-10-01"));
    }

    [Fact]
    public void The_ladder_shows_both_and_the_letter_cites_neither()
    {
        var facts = Answered(SomeCase.Fact("OH", 0.7));
        var view = new CaseView(facts, SomeCase.Route(Route.MedicalNecessityAppeal), Plan(facts));

        ReviewWriter.Write(view).Select(review => review.Name).ShouldBe(["External review (Ohio)", "External review"]);
        view.Law.AnswerTime.ShouldBeNull();
        view.Law.Review!.Name.ShouldBe("External review");
    }

    [Theory]
    [InlineData(PlanType.Marketplace, null, true)]
    [InlineData(PlanType.Marketplace, "OH", false)]
    [InlineData(PlanType.Employer, null, false)]
    public void The_state_is_asked_for_where_it_decides(PlanType type, string? state, bool asked)
    {
        var facts = Answered(state is null ? null : SomeCase.Fact(state, 1, FactMethod.User), type);
        var route = SomeCase.Route(Route.MedicalNecessityAppeal);

        new ActionPlanner().Plan(facts, route, Plan(facts)).Questions.Any(q => q.Field == "other.state").ShouldBe(asked);
    }

    [Fact]
    public void Receipt_is_asked_for_where_the_law_counts_from_it()
    {
        var facts = First(PlanType.Employer);
        var route = SomeCase.Route(Route.MedicalNecessityAppeal);

        new ActionPlanner().Plan(facts, route, Plan(facts)).Questions.ShouldContain(q => q.Field == "received_notice_date");
        new ActionPlanner().Plan(First(PlanType.Medicaid), route, Plan(First(PlanType.Medicaid))).Questions.ShouldNotContain(q => q.Field == "received_notice_date");
    }

    [Theory]
    [InlineData("2026-07-30", "which is still to come")]
    [InlineData("2026-05-20", "before the date of the letter, 2026-06-01")]
    public void A_day_of_receipt_that_cannot_be_is_not_counted_from_and_the_case_says_why(string received, string why)
    {
        var facts = First(PlanType.Employer);
        facts = facts with { Other = new Dictionary<string, Fact<string>> { ["received_notice_date"] = SomeCase.Fact(received, 1, FactMethod.User) } };

        var deadline = Plan(facts).ShouldHaveSingleItem();

        deadline.Due.ShouldBe(Day("2026-11-28"), "as if it had come on its own date");
        deadline.IsCertain.ShouldBeFalse();
        deadline.Note.ShouldNotBeNull().ShouldStartWith($"You told us that the letter came on {received}, {why}.");
    }

    [Fact]
    public void Of_an_unknown_plan_the_reviews_stand_by_kind()
    {
        var view = new CaseView(First(PlanType.Unknown), SomeCase.Route(Route.MedicalNecessityAppeal), []);

        ReviewWriter.ByKind(view).ShouldContain("a plan through work: internal appeal, then external review, then lawsuit");
        ReviewWriter.ByKind(new CaseView(First(PlanType.Medicaid), SomeCase.Route(Route.MedicalNecessityAppeal), [])).ShouldBeEmpty();
    }

    private static CaseFacts First(PlanType type)
    {
        var facts = SomeCase.Scan(DenialCategory.MedicalNecessity);
        return facts with
        {
            Payer = facts.Payer with { PlanType = SomeCase.Fact(type) },
            Denial = facts.Denial with { DateOfLetter = SomeCase.Day("2026-06-01") },
            Appeal = new AppealFacts(),
        };
    }

    private static CaseFacts Answered(Fact<string>? state, PlanType type = PlanType.Marketplace)
    {
        var other = new Dictionary<string, Fact<string>> { ["decision_level"] = SomeCase.Fact("2", 1, FactMethod.User) };
        if (state is not null)
        {
            other["state"] = state;
        }

        return First(type) with { Other = other };
    }

    private static IReadOnlyList<Deadline> Plan(CaseFacts facts) => new DeadlinePlanner(SomeCase.Clock("2026-06-10")).Plan(facts, SomeCase.Route(Route.MedicalNecessityAppeal));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
