using DenialOps.Deadlines;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Deadlines;

public sealed class KeepServicesDeadlineTests
{
    private const string Body = "We are reducing your personal care services because they are no longer medically necessary.";
    private const string Appeal = "You may appeal within 60 days of this notice.";

    [Theory]
    [InlineData("To keep your services while you appeal, ask on or before March 13, 2026, or before March 20, 2026, whichever is later.", "2026-03-19")]
    [InlineData("To keep your services while you appeal, ask on or before March 20, 2026, or by March 13, 2026, whichever is later.", "2026-03-20")]
    [InlineData("To keep your services while you appeal, ask by March 13, 2026 or by March 20, 2026.", "2026-03-13")]
    [InlineData("To keep your services while you appeal, ask before March 20, 2026.", "2026-03-19")]
    [InlineData("If you want your visits to stay the same, you must ask within 10 days of the date of this notice.", "2026-03-13")]
    [InlineData("If you want continued benefits, we must have your request by March 18, 2026.", "2026-03-18")]
    [InlineData("To keep your services you must ask within 10 days of this notice.", "2026-03-13")]
    public void The_time_that_the_letter_gives_is_kept(string text, string due)
    {
        var pack = Pack(text);

        var keep = pack.Deadlines.Single(d => d.Kind == DeadlineKind.KeepServices);
        keep.Due.ShouldBe(DateOnly.Parse(due));
        LeadingDeadline.Find(pack.Deadlines, pack.Route.Route)!.Kind.ShouldBe(DeadlineKind.InternalAppeal, "it is the appeal that must not be missed");
        pack.Plan.Steps.ShouldContain(s => s.Title == "Ask to keep the care while you appeal");
        pack.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_time_without_a_day_is_told_in_the_letters_words()
    {
        var pack = Pack("To keep your services while you appeal, ask on or before the effective date of this action.");

        var keep = pack.Deadlines.Single(d => d.Kind == DeadlineKind.KeepServices);
        keep.Due.ShouldBeNull();
        keep.Note!.ShouldStartWith("The letter gives this time: “on or before the effective date of this action”.");
        pack.Plan.Steps.Single(s => s.Title == "Ask to keep the care while you appeal").What.ShouldContain("the letter gives this time: “on or before the effective date of this action”");
        pack.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("we are cutting your aide visits from 6 to 3 a week, starting April 2, 2026.", "2026-04-02")]
    [InlineData("we are cutting your aide visits from 6 to 3 a week, starting March 9, 2026.", "2026-03-13")]
    public void Of_a_time_and_the_day_of_the_change_the_later_one_counts_where_the_letter_says_so(string change, string due)
    {
        var letter = SomeLetter.With(
            body: "They are no longer medically necessary, so " + change,
            appeal: Appeal + " If you want your visits to stay the same, you must ask within 10 days of the date of this notice or by the date\\nthe change takes effect, whichever is later.");

        Run(letter).Deadlines.Single(d => d.Kind == DeadlineKind.KeepServices).Due.ShouldBe(DateOnly.Parse(due));
    }

    [Theory]
    [InlineData("We are ending your private duty nursing on March 24, 2026, because it is not medically necessary.", "2026-03-24")]
    [InlineData("We are stopping your physical therapy visits on March 6, 2026, because they are not medically necessary.", "2026-03-13")]
    [InlineData("We are reducing your adult day care from 5 to 2 days a week as of April 1, 2026, because it is not medically necessary.", "2026-04-01")]
    [InlineData("Your nursing hours are not medically necessary. This change takes effect on April 1, 2026.", "2026-04-01")]
    public void Where_a_Medicaid_letter_is_silent_the_law_gives_the_time(string body, string due)
    {
        var keep = Run("A Medicaid managed care plan\n" + SomeLetter.With(body: body, appeal: Appeal)).Deadlines.Single(d => d.Kind == DeadlineKind.KeepServices);

        keep.Due.ShouldBe(DateOnly.Parse(due));
        keep.RuleId.ShouldBe("medicaid-keep-services");
        keep.Note!.ShouldNotContain("may have passed");
    }

    [Fact]
    public void A_day_that_is_still_to_come_is_not_said_to_have_passed()
    {
        var pack = new CasePipeline(SomeCase.Clock("2026-03-30")).Run(SomeLetter.Document("A Medicaid managed care plan\n"
            + SomeLetter.With(body: "We are ending your private duty nursing on April 21, 2026, because it is not medically necessary.", appeal: Appeal)));

        var keep = pack.Deadlines.Single(d => d.Kind == DeadlineKind.KeepServices);
        keep.DaysLeft.ShouldBe(22);
        keep.Note!.ShouldNotContain("may have passed");
    }

    [Theory]
    [InlineData("Your coverage ended on January 31, 2026. If you want COBRA, you have 60 days from the election notice to elect to keep your coverage and services.")]
    [InlineData("To keep your coverage, you must pay the premium within 30 days.")]
    [InlineData("Keep your receipts for the care and send them within 30 days.")]
    public void What_is_bought_or_filed_is_no_care(string text) => Pack(text).Deadlines.ShouldAllBe(d => d.Kind == DeadlineKind.InternalAppeal);

    [Fact]
    public void For_a_visit_that_is_over_nothing_is_kept() =>
        Run(SomeLetter.With(head: "Claim number: MB-5521\nDate of service: January 20, 2026\nAmount billed: $240.00", appeal: Appeal + " To keep your services during an appeal, ask within 10 days of this notice."))
            .Deadlines.ShouldNotContain(d => d.Kind == DeadlineKind.KeepServices);

    [Fact]
    public void The_answer_to_an_appeal_keeps_care_during_the_hearing() =>
        Run(SomeLetter.With(
            head: "NOTICE OF APPEAL DECISION",
            body: "You appealed our decision to reduce your personal care services. The denial is upheld because they are not medically necessary.",
            appeal: "You can ask for a state fair hearing within 120 days. To keep your services during the hearing, ask within 10 days of this letter."))
            .Deadlines.Single(d => d.Kind == DeadlineKind.KeepServices).Due.ShouldBe(new DateOnly(2026, 3, 13));

    [Theory]
    [InlineData("You may keep your doctor.")]
    [InlineData("You can keep your services during a state fair hearing if you ask within 10 days of our appeal decision.")]
    public void Another_time_is_not_taken_for_it(string text) => Pack(text).Deadlines.ShouldAllBe(d => d.Kind == DeadlineKind.InternalAppeal);

    private static CasePack Pack(string text) => Run(SomeLetter.With(body: Body, appeal: Appeal + " " + text));

    private static CasePack Run(string letter) => new CasePipeline(SomeCase.Clock("2026-03-05")).Run(SomeLetter.Document(letter));
}
