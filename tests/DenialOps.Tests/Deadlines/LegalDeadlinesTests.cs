using System.Globalization;
using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Tests.Deadlines;

public sealed class LegalDeadlinesTests
{
    [Theory]
    [InlineData(PlanType.Unknown)]
    [InlineData(PlanType.Fehb)]
    public void Past_the_end_of_every_ladder_no_day_is_given_and_the_plan_is_to_be_asked(PlanType type)
    {
        var facts = Facts(type, "2026-06-01") with { Other = new Dictionary<string, Fact<string>> { ["decision_level"] = SomeCase.Fact("9") } };

        var deadline = Plan(facts).ShouldHaveSingleItem();

        deadline.Kind.ShouldBe(DeadlineKind.LaterReview);
        deadline.Due.ShouldBeNull();
        deadline.Note.ShouldNotBeNull().ShouldEndWith("Ask the plan which review is open now, by when, and where that is written.");
    }

    [Fact]
    public void Where_the_letter_is_silent_the_law_speaks_with_its_sum_and_its_source()
    {
        var deadline = Plan(Facts(PlanType.MedicareAdvantage, "2026-09-14")).ShouldHaveSingleItem();

        deadline.Due.ShouldBe(Day("2026-11-18"));
        deadline.Basis.ShouldBe(DeadlineBasis.Regulation);
        deadline.Derivation.ShouldBe("2026-09-14 + 5 days for the mail = 2026-09-19; 2026-09-19 + 60 days = 2026-11-18");
        deadline.Citation.ShouldBe("42 CFR 422.582(b)");
        deadline.RuleId.ShouldBe("ma-reconsideration");
        deadline.RuleStatus.ShouldBe(RuleStatus.Quoted);
        deadline.IsCertain.ShouldBeTrue();
        deadline.Note.ShouldNotBeNull().ShouldStartWith("We did not find a time limit for an appeal in the letter. Ask the plan today");
    }

    [Fact]
    public void A_letter_that_says_what_the_law_says_is_one_entry_that_names_the_law()
    {
        var deadline = Plan(Facts(PlanType.Medicaid, "2026-06-01", days: 60, from: "notice")).ShouldHaveSingleItem();

        deadline.Basis.ShouldBe(DeadlineBasis.Letter);
        deadline.Citation.ShouldBe("42 CFR 438.402(c)(2)(ii)");
        deadline.IsShorterThanLaw.ShouldBeFalse();
    }

    [Fact]
    public void A_letter_that_gives_less_than_the_law_is_flagged_and_its_day_is_kept()
    {
        var deadlines = Plan(Facts(PlanType.Employer, "2026-06-01", days: 60, from: "notice"));

        deadlines.Select(d => d.Due).ShouldBe([Day("2026-07-31"), Day("2026-11-28")]);
        deadlines[0].Basis.ShouldBe(DeadlineBasis.Letter);
        deadlines[0].IsShorterThanLaw.ShouldBeTrue();
        deadlines[0].Note.ShouldNotBeNull().ShouldStartWith("The letter gives less time than the law does (180 days, 29 CFR 2560.503-1(h)(3)(i)).");
        deadlines[1].Note.ShouldNotBeNull().ShouldStartWith("This is later than the day that the letter gives. Do not rely on it.");
        LeadingDeadline.Find(deadlines, Route.MedicalNecessityAppeal).ShouldBe(deadlines[0]);
    }

    [Fact]
    public void A_plan_that_gives_more_than_the_law_is_planned_with_the_safe_day()
    {
        var deadlines = Plan(Facts(PlanType.Employer, "2026-06-01", days: 365, from: "notice"));

        deadlines.Select(d => d.Basis).ShouldBe([DeadlineBasis.Regulation, DeadlineBasis.Letter]);
        deadlines.ShouldAllBe(d => !d.IsShorterThanLaw);
        deadlines[0].Note.ShouldNotBeNull().ShouldContain("The plan may give more time than the law; this is the safe day.");
    }

    [Fact]
    public void Sixty_days_from_receipt_is_the_law_of_Medicare_Advantage_and_sixty_from_the_notice_is_less()
    {
        Plan(Facts(PlanType.MedicareAdvantage, "2026-09-14", days: 60, from: "receipt")).ShouldAllBe(d => !d.IsShorterThanLaw);
        Plan(Facts(PlanType.MedicareAdvantage, "2026-09-14", days: 60, from: "notice"))[0].IsShorterThanLaw.ShouldBeTrue();
        Plan(Facts(PlanType.MedicareAdvantage, "2026-09-14", days: 65, from: "notice")).ShouldHaveSingleItem().IsShorterThanLaw.ShouldBeFalse();
    }

    [Fact]
    public void A_plan_of_unknown_kind_gets_every_rule_that_could_apply_and_the_shortest_is_safe()
    {
        var deadline = Plan(Facts(PlanType.Unknown, "2026-06-01")).ShouldHaveSingleItem();

        deadline.Due.ShouldBe(Day("2026-07-31"));
        deadline.Candidates.ShouldContain(c => c.PlanTypes.Contains(PlanType.Medicare) && c.Due == Day("2026-10-04"));
        deadline.Candidates.SelectMany(c => c.PlanTypes).Distinct().Count().ShouldBe(Enum.GetValues<PlanType>().Length - 1);
        deadline.Candidates.Select(c => c.Due).ShouldBeInOrder();
        deadline.Note.ShouldNotBeNull().ShouldContain("Tell us the kind of plan");
    }

    [Fact]
    public void A_kind_of_plan_that_is_not_sure_makes_the_laws_day_unsure()
    {
        var facts = Facts(PlanType.Medicaid, "2026-06-01");
        facts = facts with { Payer = facts.Payer with { PlanType = SomeCase.Fact(PlanType.Medicaid, 0.6) } };

        var deadline = Plan(facts).ShouldHaveSingleItem();

        deadline.IsCertain.ShouldBeFalse();
        deadline.Note.ShouldNotBeNull().ShouldContain("not sure that we have the kind of plan right");
    }

    [Fact]
    public void A_rule_at_second_hand_is_never_certain_and_says_so()
    {
        var deadline = Plan(Facts(PlanType.Chip, "2026-06-01")).ShouldHaveSingleItem();

        deadline.RuleStatus.ShouldBe(RuleStatus.Secondary);
        deadline.IsCertain.ShouldBeFalse();
        deadline.Note.ShouldNotBeNull().ShouldContain("at second hand");
    }

    [Fact]
    public void A_rule_that_is_due_for_a_check_says_so()
    {
        var letter = RuleBook.Current.ReviewAfter.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var today = RuleBook.Current.ReviewAfter.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var deadline = Plan(Facts(PlanType.Medicaid, letter), today).ShouldHaveSingleItem();

        deadline.IsCertain.ShouldBeFalse();
        deadline.Note.ShouldNotBeNull().ShouldContain("was last checked on");
    }

    [Fact]
    public void Medicare_counts_the_arrival_and_says_so() =>
        Plan(Facts(PlanType.Medicare, "2026-06-01"))[0].Note.ShouldNotBeNull().ShouldContain("It must arrive by that day");

    [Fact]
    public void The_answer_to_an_appeal_opens_the_next_review_and_not_the_first_appeal_once_more()
    {
        var facts = Facts(PlanType.Employer, "2026-10-30") with { Other = new Dictionary<string, Fact<string>> { ["decision_level"] = SomeCase.Fact("2", 0.75) } };

        var deadline = Plan(facts, "2026-11-01").ShouldHaveSingleItem();

        deadline.Kind.ShouldBe(DeadlineKind.LaterReview);
        deadline.Name.ShouldBe("External review");
        deadline.Due.ShouldBe(Day("2027-03-01"));
        deadline.IsCertain.ShouldBeFalse("the level was read, not told");
        deadline.Note.ShouldNotBeNull().ShouldStartWith("This letter looks like the answer to an appeal");
    }

    [Fact]
    public void A_review_that_comes_by_itself_has_no_last_day()
    {
        var facts = Facts(PlanType.MedicareAdvantage, "2026-06-01") with { Other = new Dictionary<string, Fact<string>> { ["decision_level"] = SomeCase.Fact("2", method: FactMethod.User) } };

        var deadline = Plan(facts).ShouldHaveSingleItem();

        deadline.Due.ShouldBeNull();
        deadline.Note.ShouldNotBeNull().ShouldContain("must send the case on by itself");
    }

    [Theory]
    [InlineData("2026-06-05", "2026-06-11", "ten days after the notice")]
    [InlineData("2026-07-01", "2026-07-01", "the change is later")]
    public void Medicaid_keeps_care_that_is_asked_for_in_time(string ends, string due, string why)
    {
        var facts = Facts(PlanType.Medicaid, "2026-06-01", days: 60, from: "notice") with
        {
            Other = new Dictionary<string, Fact<string>> { [DenialOps.Facts.Readers.CareEndReader.EndFact] = SomeCase.Fact(ends) },
        };

        Plan(facts).Single(d => d.Kind == DeadlineKind.KeepServices).Due.ShouldBe(Day(due), why);
    }

    [Fact]
    public void Nobody_is_told_that_CHIP_keeps_care()
    {
        var facts = Facts(PlanType.Chip, "2026-06-01") with
        {
            Other = new Dictionary<string, Fact<string>> { [DenialOps.Facts.Readers.CareEndReader.EndFact] = SomeCase.Fact("2026-07-01") },
        };

        Plan(facts).ShouldNotContain(d => d.Kind == DeadlineKind.KeepServices);
    }

    private static IReadOnlyList<Deadline> Plan(CaseFacts facts, string today = "2026-06-10") =>
        new DeadlinePlanner(SomeCase.Clock(today)).Plan(facts, SomeCase.Route(Route.MedicalNecessityAppeal));

    private static CaseFacts Facts(PlanType type, string letter, int? days = null, string? from = null) => SomeCase.Empty() with
    {
        Payer = new PayerFacts { PlanType = SomeCase.Fact(type) },
        Denial = new DenialFacts { DateOfLetter = SomeCase.Day(letter) },
        Appeal = new AppealFacts { DeadlineDays = days is { } count ? SomeCase.Fact(count) : null, CountedFrom = from is null ? null : SomeCase.Fact(from) },
    };

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
