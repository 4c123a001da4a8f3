using System.Globalization;
using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Tests.Deadlines;

public sealed class DeadlinePlannerTests
{
    [Theory]
    [InlineData("2024-01-15", "180 days", "2024-07-13", "across a leap day")]
    [InlineData("2023-01-15", "180 days", "2023-07-14", "in a common year")]
    [InlineData("2024-02-28", "1 day", "2024-02-29", "into a leap day")]
    [InlineData("2023-02-28", "1 day", "2023-03-01", "no leap day")]
    [InlineData("2024-12-31", "1 day", "2025-01-01", "over the year's end")]
    [InlineData("2024-12-15", "60 days", "2025-02-13", "over the year's end")]
    [InlineData("2026-09-14", "65 days", "2026-11-18", "the notice date and five days of mail")]
    [InlineData("2026-06-01", "60 calendar_days", "2026-07-31", "calendar days")]
    [InlineData("2026-06-02", "180 days", "2026-11-29", "a Sunday stays a Sunday")]
    [InlineData("2024-01-31", "1 month", "2024-02-29", "the short month's last day")]
    [InlineData("2023-01-31", "1 month", "2023-02-28", "the short month's last day")]
    [InlineData("2024-08-31", "6 months", "2025-02-28", "over the year's end into a short month")]
    [InlineData("2026-10-30", "4 months", "2027-02-28", "four months are not 120 days")]
    [InlineData("2026-03-04", "4 months", "2026-07-04", "a holiday is not moved")]
    [InlineData("2024-02-29", "1 year", "2025-02-28", "a leap day has no birthday")]
    [InlineData("2025-01-10", "2 weeks", "2025-01-24", "weeks")]
    [InlineData("2025-05-06", "60 business_days", "2025-07-29", "business days skip weekends only")]
    [InlineData("2025-05-09", "1 business_day", "2025-05-12", "Friday to Monday")]
    [InlineData("2025-05-10", "1 business_day", "2025-05-12", "Saturday to Monday")]
    [InlineData("2025-05-06", "72 hours", "2025-05-09", "whole days of the hours")]
    [InlineData("2025-05-06", "47 hours", "2025-05-07", "whole days of the hours, rounded down")]
    public void A_time_limit_is_added_to_the_date_of_the_notice(string letter, string span, string due, string why)
    {
        var deadline = Plan(Facts(letter, span: span, from: "notice")).ShouldHaveSingleItem();

        deadline.Due.ShouldBe(Date(due), why);
        deadline.CountedFrom.ShouldBe($"date of the notice, {letter}");
        deadline.Derivation.ShouldNotBeNull().ShouldStartWith($"{letter} + ");
        deadline.Derivation.ShouldEndWith($" = {due}");
        deadline.Basis.ShouldBe(DeadlineBasis.Letter);
    }

    [Fact]
    public void Days_are_shown_with_their_sum()
    {
        var deadline = Plan(Facts("2024-01-15", days: 180, from: "notice"), today: "2024-07-01").ShouldHaveSingleItem();

        deadline.Derivation.ShouldBe("2024-01-15 + 180 days = 2024-07-13");
        deadline.Days.ShouldBe(180);
        deadline.DaysLeft.ShouldBe(12);
        deadline.Note.ShouldBe("This day falls on a weekend. Make sure that the plan has the appeal before the weekend.");
    }

    [Fact]
    public void Counting_from_receipt_without_the_day_takes_the_letters_date_and_says_so()
    {
        var deadline = Plan(Facts("2025-04-01", days: 180, from: "receipt")).ShouldHaveSingleItem();

        deadline.Due.ShouldBe(Date("2025-09-28"));
        deadline.CountedFrom.ShouldBe("date of the notice, as if you had received it that day, 2025-04-01");
        deadline.Note.ShouldNotBeNull().ShouldContain("we do not know that day");
        deadline.Note.ShouldContain("The real last day may be later.");
    }

    [Fact]
    public void The_day_of_receipt_that_the_user_gives_is_counted_from()
    {
        var facts = Facts("2025-04-01", days: 180, from: "receipt") with { Other = Received("2025-04-05", FactMethod.User) };

        var deadline = Plan(facts, "2025-04-10").ShouldHaveSingleItem();

        deadline.Due.ShouldBe(Date("2025-10-02"));
        deadline.Derivation.ShouldBe("2025-04-05 + 180 days = 2025-10-02");
        deadline.Note.ShouldBeNull();
    }

    [Theory]
    [InlineData("2025-03-01", FactMethod.User, "before the letter was written")]
    [InlineData("2025-04-05", FactMethod.Rule, "not the user's word")]
    [InlineData("April 5", FactMethod.User, "not a date")]
    public void A_day_of_receipt_that_cannot_be_is_not_counted_from(string received, FactMethod method, string why)
    {
        var facts = Facts("2025-04-01", days: 180, from: "receipt") with { Other = Received(received, method) };

        Plan(facts).ShouldHaveSingleItem().Due.ShouldBe(Date("2025-09-28"), why);
    }

    [Fact]
    public void A_day_of_receipt_does_not_move_a_limit_that_runs_from_the_notice()
    {
        var facts = Facts("2025-04-01", days: 180, from: "notice") with { Other = Received("2025-04-20", FactMethod.User) };

        Plan(facts).ShouldHaveSingleItem().Due.ShouldBe(Date("2025-09-28"));
    }

    [Fact]
    public void When_the_letter_does_not_say_what_is_counted_from_its_date_is_taken_and_that_is_said()
    {
        var deadline = Plan(Facts("2025-04-01", days: 30)).ShouldHaveSingleItem();

        deadline.Due.ShouldBe(Date("2025-05-01"));
        deadline.Note.ShouldNotBeNull().ShouldContain("We did not find what the time is counted from.");
    }

    [Theory]
    [InlineData("notice", "We did not find the date of the letter.")]
    [InlineData("receipt", "Tell us that day")]
    public void Without_a_day_to_count_from_the_last_day_is_unknown(string from, string asks)
    {
        var deadline = Plan(Facts(null, days: 180, from: from)).ShouldHaveSingleItem();

        deadline.Due.ShouldBeNull();
        deadline.DaysLeft.ShouldBeNull();
        deadline.Derivation.ShouldBeNull();
        deadline.Days.ShouldBe(180);
        deadline.Note.ShouldNotBeNull().ShouldContain(asks);
        deadline.Note.ShouldContain("The letter allows 180 days.");
    }

    [Fact]
    public void Nothing_stated_is_said_and_the_day_that_is_safe_for_every_kind_of_plan_is_shown()
    {
        var deadline = Plan(Facts("2025-04-01")).ShouldHaveSingleItem();

        deadline.Due.ShouldBe(Date("2025-05-31"));
        deadline.IsCertain.ShouldBeFalse();
        deadline.Basis.ShouldBe(DeadlineBasis.Regulation);
        deadline.Note.ShouldNotBeNull().ShouldStartWith("We did not find a time limit for an appeal in the letter. Ask the plan today");
        deadline.Note.ShouldContain("We do not know the kind of plan");
        deadline.Candidates[0].Due.ShouldBe(deadline.Due);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(int.MaxValue)]
    [InlineData(99_460)]
    public void A_time_limit_that_makes_no_sense_is_not_used(int days)
    {
        var deadline = Plan(Facts("2025-04-01", days: days, from: "notice")).ShouldHaveSingleItem();

        deadline.Basis.ShouldBe(DeadlineBasis.Regulation);
        deadline.Due.ShouldBe(Date("2025-05-31"), "the shortest time of any kind of plan");
        deadline.IsCertain.ShouldBeFalse();
        deadline.Note.ShouldNotBeNull().ShouldStartWith("We could not make sense of the time limit in the letter.");
    }

    [Fact]
    public void A_printed_day_stands_as_it_is()
    {
        var deadline = Plan(Facts("2025-04-01", date: "2025-05-05")).ShouldHaveSingleItem();

        deadline.Due.ShouldBe(Date("2025-05-05"));
        deadline.Derivation.ShouldBeNull();
        deadline.Name.ShouldBe("Internal appeal");
    }

    [Fact]
    public void A_printed_day_that_agrees_with_the_count_is_one_entry()
    {
        var deadline = Plan(Facts("2025-04-01", days: 30, from: "notice", date: "2025-05-01")).ShouldHaveSingleItem();

        deadline.Due.ShouldBe(Date("2025-05-01"));
        deadline.Derivation.ShouldBe("2025-04-01 + 30 days = 2025-05-01");
        deadline.Note.ShouldBe("The letter prints this day, and counting from its time limit gives the same day.");
    }

    [Theory]
    [InlineData("2025-04-20", "day printed in the letter")]
    [InlineData("2025-05-20", "day counted from the time limit")]
    public void When_printed_and_counted_day_differ_both_are_listed_and_the_earlier_is_planned_with(string printed, string first)
    {
        var deadlines = Plan(Facts("2025-04-01", days: 30, from: "notice", date: printed));

        deadlines.Count.ShouldBe(2);
        deadlines[0].Name.ShouldBe("Internal appeal, " + first);
        deadlines[0].Due.ShouldNotBeNull().ShouldBeLessThan(deadlines[1].Due!.Value);
        deadlines[0].Note.ShouldNotBeNull().ShouldContain("This is the earlier one: plan with it.");
        deadlines[1].Note.ShouldNotBeNull().ShouldContain("do not rely on it");
    }

    [Fact]
    public void A_printed_day_before_the_letter_is_doubted()
    {
        var deadline = Plan(Facts("2025-04-01", date: "2024-05-05")).ShouldHaveSingleItem();

        deadline.Note.ShouldNotBeNull().ShouldContain("before the letter's own date");
    }

    [Fact]
    public void A_passed_day_comes_with_what_can_still_be_done()
    {
        var deadline = Plan(Facts("2025-04-01", days: 30, from: "notice"), today: "2025-05-11").ShouldHaveSingleItem();

        deadline.DaysLeft.ShouldBe(-10);
        deadline.Note.ShouldNotBeNull().ShouldContain("good cause");
        deadline.Note.ShouldContain("later review");
        deadline.Note.ShouldNotContain("too late");
    }

    [Fact]
    public void The_last_day_itself_has_not_passed()
    {
        var deadline = Plan(Facts("2025-04-01", days: 30, from: "notice"), today: "2025-05-01").ShouldHaveSingleItem();

        deadline.DaysLeft.ShouldBe(0);
        deadline.Note.ShouldBeNull();
    }

    [Fact]
    public void A_low_confidence_is_said()
    {
        var facts = Facts("2025-04-01", from: "notice") with { Appeal = new AppealFacts { DeadlineDays = SomeCase.Fact(30, 0.6), CountedFrom = SomeCase.Fact("notice") } };

        Plan(facts).ShouldHaveSingleItem().Note.ShouldNotBeNull().ShouldContain("please check it against the letter");
    }

    [Fact]
    public void Days_left_are_counted_in_the_users_time_zone()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2025-05-01T03:00:00Z", CultureInfo.InvariantCulture));
        clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("west", TimeSpan.FromHours(-6), "west", "west"));

        var deadline = new DeadlinePlanner(clock).Plan(Facts("2025-04-01", days: 30, from: "notice"), SomeCase.Route(Route.MedicalNecessityAppeal))[0];

        deadline.DaysLeft.ShouldBe(1, "it is still the last day of April there");
    }

    [Fact]
    public void A_document_that_denies_nothing_has_nothing_due() =>
        Plan(Facts("2025-04-01", days: 180, from: "notice"), Route.NotADenial).ShouldBeEmpty();

    [Fact]
    public void A_corrected_claim_has_a_time_of_its_own_that_is_not_guessed()
    {
        var deadlines = Plan(Facts("2025-04-01", days: 60, from: "notice"), Route.ClaimCorrectionResubmit);

        deadlines.Select(d => d.Name).ShouldBe(["Internal appeal", "Corrected claim"]);
        deadlines[1].Due.ShouldBeNull();
    }

    [Theory]
    [InlineData("MA130")]
    [InlineData("N211")]
    public void A_claim_without_appeal_rights_has_no_appeal_to_be_due(string code)
    {
        var facts = Facts("2025-04-01") with { Denial = new DenialFacts { DateOfLetter = SomeCase.Day("2025-04-01"), RarcCodes = [SomeCase.Fact(code)] } };

        Plan(facts, Route.ClaimCorrectionResubmit).ShouldHaveSingleItem().Name.ShouldBe("Corrected claim");
    }

    private static IReadOnlyList<Deadline> Plan(CaseFacts facts, Route route = Route.MedicalNecessityAppeal, string today = "2024-01-20") =>
        new DeadlinePlanner(SomeCase.Clock(today)).Plan(facts, SomeCase.Route(route));

    private static IReadOnlyList<Deadline> Plan(CaseFacts facts, string today) => Plan(facts, Route.MedicalNecessityAppeal, today);

    private static CaseFacts Facts(string? letter, int? days = null, string? span = null, string? from = null, string? date = null) => SomeCase.Empty() with
    {
        Denial = new DenialFacts { DateOfLetter = letter is null ? null : SomeCase.Day(letter) },
        Appeal = new AppealFacts
        {
            DeadlineDays = days is { } count ? SomeCase.Fact(count) : null,
            DeadlineSpan = span is null ? null : SomeCase.Fact(span),
            CountedFrom = from is null ? null : SomeCase.Fact(from),
            DeadlineDate = date is null ? null : SomeCase.Day(date),
        },
    };

    private static Dictionary<string, Fact<string>> Received(string day, FactMethod method) => new() { ["received_notice_date"] = SomeCase.Fact(day, 1, method) };

    private static DateOnly Date(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
