using DenialOps.Deadlines;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Deadlines;

public sealed class FastAppealDeadlineTests
{
    private const string Admission = "We denied authorization for an inpatient admission for knee surgery because it is not medically necessary.";

    [Theory]
    [InlineData("A request for an expedited reconsideration must be filed within three days after you receive this notice.", null, "2026-03-06")]
    [InlineData("A request for an expedited reconsideration must be filed within three days after you receive this notice.", "2026-03-05", "2026-03-08")]
    [InlineData("You must ask for a fast appeal within 5 days of the date of this letter.", "2026-03-05", "2026-03-08")]
    public void The_time_to_ask_for_a_fast_appeal_stands_among_the_days(string text, string? received, string due)
    {
        var pack = Run(SomeLetter.With(body: Admission, appeal: text + " You may appeal within 60 days of this notice."), received);

        var fast = pack.Deadlines.Single(d => d.Kind == DeadlineKind.FastAppeal);
        fast.Due.ShouldBe(DateOnly.Parse(due));
        fast.Basis.ShouldBe(DeadlineBasis.Letter);
        LeadingDeadline.Find(pack.Deadlines, pack.Route.Route)!.Kind.ShouldBe(DeadlineKind.InternalAppeal);
        pack.Plan.Steps.Single(s => s.Title == "If waiting could do harm, ask for a fast appeal").What.ShouldContain("Ask for it by March " + due[^1] + ", 2026");
        pack.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void TRICARE_gives_three_days_by_law_where_the_letter_is_silent()
    {
        var fast = Run("TRICARE South\n" + SomeLetter.With(body: Admission, appeal: "You may ask for reconsideration within 90 days of this letter.")).Deadlines[0];

        fast.Kind.ShouldBe(DeadlineKind.FastAppeal);
        fast.Due.ShouldBe(new DateOnly(2026, 3, 6));
        fast.RuleId.ShouldBe("tricare-fast-appeal");
    }

    [Theory]
    [InlineData("Claim number: MB-5521\\nDate of service: January 20, 2026\\nAmount billed: $240.00", "We denied this claim because the visit was not medically necessary.", "A request for an expedited appeal must be filed within 3 days.")]
    [InlineData("", Admission, "We decide an expedited appeal within 3 days.")]
    [InlineData("", Admission, "A non-expedited appeal must be filed within 60 days of this notice.")]
    public void Care_that_was_given_and_other_times_have_none(string head, string body, string text) =>
        Run(SomeLetter.With(head: head, body: body, appeal: text)).Deadlines.ShouldNotContain(d => d.Kind == DeadlineKind.FastAppeal);

    private static CasePack Run(string letter, string? received = null) => new CasePipeline(SomeCase.Clock("2026-03-05"))
        .Run(SomeLetter.Read(letter).With(DenialOps.Facts.UserContext.Parse(received is null ? "{}" : $$"""{"received_notice_date": "{{received}}"}""")));
}
