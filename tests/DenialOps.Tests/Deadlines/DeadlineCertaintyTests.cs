using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;

namespace DenialOps.Tests.Deadlines;

public sealed class DeadlineCertaintyTests
{
    [Theory]
    [InlineData("notice", true)]
    [InlineData("receipt", false)]
    [InlineData(null, false)]
    public void A_day_is_sure_where_the_letter_says_what_it_is_counted_from_and_that_day_is_known(string? from, bool certain) =>
        Plan(Facts(days: 180, from: from)).IsCertain.ShouldBe(certain);

    [Fact]
    public void A_passed_day_that_is_not_sure_is_said_to_have_passed_perhaps()
    {
        var facts = Facts(days: 30, from: "receipt");
        var route = SomeCase.Route(Route.MedicalNecessityAppeal);
        var deadlines = new DeadlinePlanner(SomeCase.Clock("2024-03-01")).Plan(facts, route);

        var note = deadlines[0].Note.ShouldNotBeNull();
        note.ShouldContain("may have passed");
        note.ShouldContain("good cause");
        note.ShouldContain("later review");
        var plan = new ActionPlanner().Plan(facts, route, deadlines);
        plan.Steps[0].Title.ShouldBe("Act now: the last day may have passed");
        plan.Steps.ShouldAllBe(s => s.ByWhen == null || !s.ByWhen.Contains("has passed"));
        new SummaryWriter().Write(facts, route, deadlines, plan).KeyPoints.ShouldContain(p => p.StartsWith("The last day to appeal may have been"));
    }

    [Fact]
    public void Days_that_the_user_gave_are_not_the_letters()
    {
        var facts = Facts(from: "notice") with
        {
            Appeal = new AppealFacts { DeadlineDays = SomeCase.Fact(60, 1, FactMethod.User), DeadlineSpan = SomeCase.Fact("6 months"), CountedFrom = SomeCase.Fact("notice") },
        };

        var deadline = Plan(facts);

        deadline.Basis.ShouldBe(DeadlineBasis.User);
        deadline.Allowed.ShouldBe("60 days", "what the user gives wins over the letter's months");
        deadline.Due.ShouldBe(new DateOnly(2024, 3, 15));
    }

    [Fact]
    public void A_day_that_the_user_gave_is_not_called_printed()
    {
        var facts = Facts(days: 30, from: "notice");
        facts = facts with { Appeal = facts.Appeal with { DeadlineDate = SomeCase.Fact(new DateOnly(2024, 2, 20), 1, FactMethod.User) } };

        var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, SomeCase.Route(Route.MedicalNecessityAppeal));

        deadlines.ShouldAllBe(d => !d.Name.Contains("printed") && !d.Note!.Contains("prints"));
        deadlines.ShouldContain(d => d.Basis == DeadlineBasis.User && d.Name == "Internal appeal, day that you gave");
    }

    [Fact]
    public void A_letter_date_that_the_user_gave_is_said_to_be_the_users()
    {
        var facts = Facts(days: 30, from: "notice");

        Plan(facts with { Denial = facts.Denial with { DateOfLetter = SomeCase.Fact(new DateOnly(2024, 1, 10), 1, FactMethod.User) } })
            .CountedFrom.ShouldBe("date of the notice, as you told us, 2024-01-10");
    }

    private static Deadline Plan(CaseFacts facts) =>
        new DeadlinePlanner(SomeCase.Clock()).Plan(facts, SomeCase.Route(Route.MedicalNecessityAppeal)).ShouldHaveSingleItem();

    private static CaseFacts Facts(int? days = null, string? from = null) => SomeCase.Empty() with
    {
        Denial = new DenialFacts { DateOfLetter = SomeCase.Day("2024-01-15") },
        Appeal = new AppealFacts { DeadlineDays = days is { } count ? SomeCase.Fact(count) : null, CountedFrom = from is null ? null : SomeCase.Fact(from) },
    };
}
