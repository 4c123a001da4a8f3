using System.Text.Json;
using DenialOps.Deadlines;
using DenialOps.Knowledge;

namespace DenialOps.Tests.Knowledge;

public sealed class RuleBookTests
{
    private static readonly RuleBook Book = RuleBook.Current;

    [Fact]
    public void Every_rule_can_be_followed_to_its_law_and_says_how_well_it_was_checked()
    {
        foreach (var rule in Book.All)
        {
            rule.Id.ShouldMatch("^[a-z0-9-]+$");
            rule.PlanTypes.ShouldNotBeEmpty(rule.Id);
            rule.PlanTypes.ShouldNotContain(PlanType.Unknown, rule.Id);
            rule.Citation.ShouldMatch(@"\d", rule.Id);
            Uri.TryCreate(rule.Url, UriKind.Absolute, out var url).ShouldBeTrue(rule.Id);
            url!.Scheme.ShouldBe("https", rule.Id);
            rule.Checked.ShouldBeInRange(new DateOnly(2026, 9, 1), Book.ReviewAfter, rule.Id);
        }

        Book.All.Select(rule => rule.Id).ShouldBeUnique();
    }

    [Fact]
    public void Every_time_of_a_rule_is_one_that_can_be_counted()
    {
        foreach (var rule in Book.All)
        {
            foreach (string? time in rule.Answers.Select(answer => answer.Time).Append(rule.Time ?? "1 day"))
            {
                TimeLimit.Parse(time).After(new DateOnly(2026, 6, 1)).ShouldNotBeNull(rule.Id);
            }
        }
    }

    [Fact]
    public void A_time_that_is_none_is_refused() => Should.Throw<FormatException>(() => TimeLimit.Parse("soon"));

    [Theory]
    [InlineData(PlanType.Employer, 3)]
    [InlineData(PlanType.Marketplace, 2)]
    [InlineData(PlanType.Individual, 2)]
    [InlineData(PlanType.Medicare, 5)]
    [InlineData(PlanType.MedicareAdvantage, 5)]
    [InlineData(PlanType.PartD, 5)]
    [InlineData(PlanType.Medicaid, 2)]
    [InlineData(PlanType.Chip, 2)]
    [InlineData(PlanType.Fehb, 2)]
    [InlineData(PlanType.Tricare, 2)]
    public void Each_kind_of_plan_has_a_ladder_without_a_gap(PlanType type, int levels)
    {
        Book.Appeals(type).Select(rule => rule.Level).Distinct().ShouldBe(Enumerable.Range(1, levels));
        Book.Appeals(type).Where(rule => rule.States.Count == 0).Select(rule => rule.Level).ShouldBeUnique();
    }

    [Fact]
    public void A_plan_of_unknown_kind_has_no_rule() => Book.Appeals(PlanType.Unknown).ShouldBeEmpty();

    [Theory]
    [InlineData(null, "federal-external-review")]
    [InlineData("CA", "ca-external-review")]
    [InlineData("ND", "federal-external-review")]
    public void A_states_own_rule_takes_the_place_of_the_federal_one(string? state, string id) =>
        Book.Appeal(PlanType.Marketplace, 2, state).ShouldNotBeNull().Id.ShouldBe(id);

    [Fact]
    public void A_self_funded_plan_of_an_employer_does_not_follow_a_state() =>
        Book.Appeal(PlanType.Employer, 2, "CA").ShouldNotBeNull().Id.ShouldBe("erisa-external-review");

    [Theory]
    [InlineData("2025-12-31", null)]
    [InlineData("2026-01-01", "42 CFR 422.122(a)")]
    public void A_duty_binds_from_its_day_on(string day, string? citation) =>
        Book.Find(PlanType.MedicareAdvantage, PlanDuty.SpecificReason, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))?.Citation.ShouldBe(citation);

    [Theory]
    [InlineData(PlanType.Employer, "29 CFR 2560.503-1(f)(2)", "72 hours", "15 days")]
    [InlineData(PlanType.Marketplace, "45 CFR 147.136(b)(3)(i)", "72 hours", "15 days")]
    [InlineData(PlanType.MedicareAdvantage, "42 CFR 422.568(b)", "72 hours", "14 days")]
    [InlineData(PlanType.PartD, "42 CFR 423.568(b)", "24 hours", "72 hours")]
    [InlineData(PlanType.Medicaid, "42 CFR 438.210(d)", "72 hours", "14 days")]
    [InlineData(PlanType.Chip, "42 CFR 457.1230(d)", "72 hours", "14 days")]
    public void The_first_decision_has_times_of_its_own(PlanType type, string citation, string urgent, string ahead)
    {
        var rule = Book.Find(type, RuleMatter.FirstDecision).ShouldNotBeNull();

        rule.Citation.ShouldBe(citation);
        rule.Answers.Single(a => a.Case == AnswerCase.Urgent).Time.ShouldBe(urgent);
        rule.Answers.Single(a => a.Case == AnswerCase.PreService).Time.ShouldBe(ahead);
    }

    [Theory]
    [InlineData(PlanType.Medicare)]
    [InlineData(PlanType.Fehb)]
    [InlineData(PlanType.Tricare)]
    public void Where_no_source_gives_a_time_for_the_first_decision_there_is_none(PlanType type) =>
        Book.Find(type, RuleMatter.FirstDecision).ShouldBeNull();

    [Fact]
    public void A_member_that_is_unknown_is_refused() =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize("""{"about":"","source":"","as_of":"2026-01-01","review_after":"2026-01-01","rules":[],"duties":[],"x":1}""", RuleFileJson.Default.RuleFile));
}
