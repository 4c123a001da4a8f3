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

    private static CasePack Pack(string appeal) =>
        new CasePipeline(SomeCase.Clock("2026-03-04")).Run(SomeLetter.Document(SomeLetter.With(body: Ends, appeal: appeal)));
}
