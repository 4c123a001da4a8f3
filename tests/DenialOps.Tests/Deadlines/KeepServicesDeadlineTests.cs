using DenialOps.Deadlines;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Deadlines;

public sealed class KeepServicesDeadlineTests
{
    private const string Body = "We are reducing your personal care services because they are no longer medically necessary.";
    private const string Appeal = "You may appeal within 60 days of this notice.";

    [Theory]
    [InlineData("To keep your services while you appeal, ask on or before March 13, 2026, or before March 20, 2026, whichever is later.", "2026-03-13")]
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
    [InlineData("You may keep your doctor.")]
    [InlineData("You can keep your services during a state fair hearing if you ask within 10 days of our appeal decision.")]
    public void Another_time_is_not_taken_for_it(string text) => Pack(text).Deadlines.ShouldAllBe(d => d.Kind == DeadlineKind.InternalAppeal);

    private static CasePack Pack(string text) =>
        new CasePipeline(SomeCase.Clock("2026-03-05")).Run(SomeLetter.Document(SomeLetter.With(body: Body, appeal: Appeal + " " + text)));
}
