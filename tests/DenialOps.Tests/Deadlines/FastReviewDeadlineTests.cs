using DenialOps.Deadlines;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Deadlines;

public sealed class FastReviewDeadlineTests
{
    private const string Ends = "Your plan will no longer pay for your skilled nursing facility services after March 6, 2026, because you no longer need daily skilled care.";

    [Theory]
    [InlineData("You may ask for an immediate appeal. Call your Quality Improvement Organization (QIO) at 1-888-555-0141 (TTY 711) by noon on March 5, 2026.", "noon on March 5, 2026", true)]
    [InlineData("Your request must be made no later than noon of the day before the effective date above. Call the BFCC-QIO, Acacia, at 1-888-555-0141.", "noon of the day before the effective date above", false)]
    [InlineData("Call the QIO at 1-888-555-0141 by March 5, 2026, noon.", "March 5, 2026, noon", true)]
    public void The_call_that_the_letter_names_is_kept_with_its_number_and_time(string appeal, string by, bool certain)
    {
        var pack = Pack(appeal);

        var call = pack.Deadlines[0];
        call.Kind.ShouldBe(DeadlineKind.FastReview);
        call.Due.ShouldBe(new DateOnly(2026, 3, 5));
        call.IsCertain.ShouldBe(certain);
        LeadingDeadline.Find(pack.Deadlines, pack.Route.Route).ShouldBe(call);
        pack.Plan.Steps[0].Title.ShouldBe("Call for the fast review of the end of care");
        pack.Plan.Steps[0].What.ShouldContain("(888) 555-0141");
        pack.Plan.Steps[0].What.ShouldContain(by);
        string script = pack.Documents.Single(d => d.FileName == "call_script.md").Markdown;
        script.ShouldContain("(888) 555-0141, by “" + by + "”");
        string plan = pack.Documents.Single(d => d.FileName == "action_plan.md").Markdown;
        plan.ShouldContain("(888) 555-0141");
        pack.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_number_without_a_time_is_kept_and_the_time_asked_for()
    {
        var call = Pack("You may also call the Quality Improvement Organization at 1-888-555-0141.").Deadlines.Single(d => d.Kind == DeadlineKind.FastReview);

        call.Due.ShouldBeNull();
        call.Note.ShouldNotBeNull().ShouldContain("Ask by when to call.");
    }

    [Fact]
    public void A_letter_that_names_no_such_review_gets_none() =>
        Pack("You may appeal within 60 days of this notice. Call 1-888-555-0141 at noon or later.").Deadlines.ShouldAllBe(d => d.Kind == DeadlineKind.InternalAppeal);

    private const string NextDay = "You may ask for an immediate appeal: call Acacia, the QIO, at 1-888-555-0141 no later than noon of the day after you receive this notice.";

    [Theory]
    [InlineData(null, "2026-03-04", false)]
    [InlineData("2026-03-04", "2026-03-05", true)]
    public void A_time_that_runs_from_receipt_has_a_day_and_leads(string? received, string due, bool certain)
    {
        var pack = Run("2026-03-04", SomeLetter.With(body: Ends, appeal: NextDay), received);

        var call = pack.Deadlines[0];
        call.Kind.ShouldBe(DeadlineKind.FastReview);
        call.Due.ShouldBe(DateOnly.Parse(due));
        call.IsCertain.ShouldBe(certain);
        LeadingDeadline.Find(pack.Deadlines, pack.Route.Route).ShouldBe(call);
        pack.Plan.Steps[0].Title.ShouldBe("Call for the fast review of the end of care");
        pack.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-03-06", true)]
    [InlineData("2026-03-20", false)]
    public void A_safe_day_that_has_just_passed_still_leads(string today, bool leads)
    {
        var pack = Run(today, SomeLetter.With(body: Ends, appeal: NextDay + " You may also appeal to the plan within 60 days of this notice."));

        (LeadingDeadline.Find(pack.Deadlines, pack.Route.Route)!.Kind == DeadlineKind.FastReview).ShouldBe(leads);
    }

    [Fact]
    public void In_Original_Medicare_the_law_gives_the_day_after_receipt_where_the_letter_names_a_later_one()
    {
        var call = Run("2026-03-04", SomeLetter.With(body: Ends, appeal: "Call the BFCC-QIO, Acacia, at 1-888-555-0141, no later than noon of the day before the effective date above."), planType: "medicare").Deadlines[0];

        call.Due.ShouldBe(new DateOnly(2026, 3, 4));
        call.Citation.ShouldBe("42 CFR 405.1202(b)(1)");
        call.Note!.ShouldContain("The letter's words give 2026-03-05, and the law (42 CFR 405.1202(b)(1)) an earlier day.");
    }

    [Fact]
    public void A_discharge_can_be_reviewed_until_its_day_although_nothing_is_denied()
    {
        var pack = Run("2026-03-04", SomeLetter.With(
            head: "An Important Message from Medicare about your rights",
            body: "You are being discharged from the hospital on March 6, 2026. If you think that this is too soon, call the QIO, Acacia, at 1-888-555-0141, no later than the day of discharge."), planType: "medicare");

        var call = pack.Deadlines[0];
        call.Kind.ShouldBe(DeadlineKind.FastReview);
        call.Due.ShouldBe(new DateOnly(2026, 3, 6));
        call.Citation.ShouldBe("42 CFR 405.1206(b)(1)");
        pack.Plan.Steps[0].Title.ShouldBe("Call for the fast review of the end of care");
        string plan = pack.Documents.Single(d => d.FileName == "action_plan.md").Markdown;
        plan.ShouldContain("**Call for the fast review: March 6, 2026**");
        pack.Warnings.ShouldBeEmpty();
    }

    private static CasePack Run(string today, string letter, string? received = null, string? planType = null)
    {
        string context = received is not null ? "{\"received_notice_date\": \"" + received + "\"}" : planType is not null ? "{\"payer.plan_type\": \"" + planType + "\"}" : "{}";
        return new CasePipeline(SomeCase.Clock(today)).Run(SomeLetter.Read(letter).With(DenialOps.Facts.UserContext.Parse(context)));
    }

    private static CasePack Pack(string appeal) =>
        new CasePipeline(SomeCase.Clock("2026-03-04")).Run(SomeLetter.Document(SomeLetter.With(body: Ends, appeal: appeal)));
}
