using DenialOps.Deadlines;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Deadlines;

/// <summary>From which day a letter counts the time to appeal, and how it prints the last one: each sentence with the day that comes out.</summary>
public sealed class StatedDayTests
{
    [Theory]
    [InlineData("Appeals must be filed within 180 days of the date of service (July 1, 2026).", "2026-12-28")]
    [InlineData("Appeals must be filed within 180 days of the date of payment, September 3, 2026.", "2027-03-02")]
    [InlineData("Provider disputes must be sent within 120 days of the date of the remittance advice. Remittance advice date: August 15, 2026.", "2026-12-13")]
    [InlineData("You may appeal within 60 days of the date of our original decision of September 10, 2026.", "2026-11-09")]
    [InlineData("This is issued anew. The original notice date was September 1, 2026. You may appeal within 60 days of the original notice date.", "2026-10-31")]
    [InlineData("You may appeal within 180 days of our letter of September 1, 2026.", "2027-02-28")]
    [InlineData("You have 60 days to appeal. This period started on September 15, 2026.", "2026-11-14")]
    [InlineData("You have 60 days from September 15, 2026 to appeal.", "2026-11-14")]
    [InlineData("You may appeal within 180 days from the date on which the claim was processed. Processed: 09/01/2026.", "2027-02-28")]
    [InlineData("On July 15, 2026 your coverage ended. You may appeal within 180 days of the date your coverage ended (July 15, 2026).", "2027-01-11")]
    [InlineData("Effective July 15, 2026 this is denied. You may appeal within 60 days of the effective date of this action.", "2026-09-13")]
    [InlineData("Our earlier notice was dated September 1, 2026. Your time of 180 days to appeal runs from the earlier notice.", "2027-02-28")]
    [InlineData("You may appeal within 180 days of receipt of the claim denial, which we sent on September 12, 2026.", "2027-03-11")]
    public void A_time_that_runs_from_an_earlier_day_is_counted_from_that_day(string sentence, string due) => Appeal(sentence).Due.ShouldBe(Day(due));

    [Theory]
    [InlineData("You may appeal within 180 days of this letter about your visit on July 1, 2026.")]
    [InlineData("You may appeal within 180 days of receiving this letter for the service on July 1, 2026.")]
    [InlineData("You may appeal within 180 days of the date of this notice.")]
    [InlineData("You may appeal within 180 days from the date of this letter, October 30, 2026.")]
    [InlineData("You may appeal within 180 days of the date the claim was denied.")]
    [InlineData("You may appeal within 180 days after the date at the top.")]
    [InlineData("You may appeal within 180 days after the date printed above.")]
    [InlineData("You may appeal within 180 days of the date shown on the first page.")]
    [InlineData("You may appeal within 180 days of the date it was sent to you.")]
    [InlineData("You may appeal within 180 days of the effective date of this action, December 1, 2026.")]
    public void A_day_of_something_else_is_not_counted_from(string sentence) => Appeal(sentence).Due.ShouldBe(Day("2027-04-28"));

    [Theory]
    [InlineData("Appeals must be filed within 180 days of the date of service.", "date of service")]
    [InlineData("You may appeal within 180 days of the date of your discharge.", "a day that the letter names and does not print")]
    public void A_day_that_the_letter_only_names_gives_no_last_day(string sentence, string from)
    {
        var appeal = Appeal(sentence);

        appeal.Due.ShouldBeNull();
        appeal.Allowed.ShouldBe("180 days");
        appeal.CountedFrom.ShouldBe(from);
        appeal.IsCertain.ShouldBeFalse();
    }

    [Fact]
    public void The_laws_day_is_no_safe_one_where_the_letters_is_not_known() =>
        Deadlines("You may appeal within 30 days of the date of your discharge. This plan is self-funded by your employer.")
            .Single(d => d.Basis == DeadlineBasis.Regulation).Note.ShouldNotBeNull().ShouldContain("The day that the letter gives is not known yet, and it may be earlier than this one: do not rely on it.");

    [Theory]
    [InlineData("Your right to appeal expires on January 15, 2027.")]
    [InlineData("The appeal period ends 1/15/27.")]
    [InlineData("Appeals filed later than 01-15-2027 will be dismissed.")]
    [InlineData("You may appeal through January 15, 2027.")]
    [InlineData("Appeal cut-off: 01/15/2027")]
    [InlineData("APPEAL DEADLINE          January 15, 2027")]
    [InlineData("You must appeal by the close of business on January 15, 2027.")]
    [InlineData("Your appeal is due January 15, 2027.")]
    [InlineData("Appeal due date: January 15, 2027.")]
    [InlineData("Your appeal must be in our hands by Friday, January 15, 2027.")]
    [InlineData("You have until 11:59 p.m. on January 15, 2027 to appeal.")]
    [InlineData("The deadline for filing your appeal is January 15, 2027.")]
    [InlineData("After January 15, 2027 you can no longer appeal.")]
    public void A_printed_last_day_is_read_in_everyday_words(string sentence) => Appeal(sentence).Due.ShouldBe(Day("2027-01-15"));

    [Fact]
    public void The_day_before_which_one_must_appeal_is_too_late_itself() =>
        Appeal("You must appeal before January 15, 2027.").Due.ShouldBe(Day("2027-01-14"));

    [Theory]
    [InlineData("You may appeal. Your coverage ends January 15, 2027.")]
    [InlineData("You may appeal. We will decide your appeal by January 15, 2027.")]
    [InlineData("You may appeal. Your premium is due January 15, 2027.")]
    public void What_else_ends_or_is_due_is_no_last_day_to_appeal(string sentence) =>
        Deadlines(sentence).ShouldNotContain(d => d.Due == Day("2027-01-15"));

    [Theory]
    [InlineData("You may file a second level appeal within 30 days of this letter.", "Next appeal to the plan", "2026-11-29")]
    [InlineData("You may request an external review within 45 days of this letter.", "External review", "2026-12-14")]
    [InlineData("You may request an external review by February 12, 2027.", "External review", "2027-02-12")]
    public void The_answer_to_an_appeal_gives_the_time_for_the_next_review_itself(string sentence, string name, string due)
    {
        var next = Deadlines("Your appeal was denied. " + sentence + " This plan is self-funded by your employer.", SomeLetter.Denial)
            .Where(d => d.Kind == DeadlineKind.LaterReview).ToList();

        next[0].Due.ShouldBe(Day(due));
        next[0].Basis.ShouldBe(DeadlineBasis.Letter);
        next[0].Name.ShouldBe(name);
        next.ShouldContain(d => d.Basis == DeadlineBasis.Regulation && d.Due == Day("2027-03-01"), "the law's own four months stand beside it");
    }

    [Fact]
    public void An_external_review_with_less_time_than_the_law_gives_is_flagged() =>
        Deadlines("Your appeal was denied. You may request an external review within 45 days of this letter. This plan is self-funded by your employer.")
            .First(d => d.Basis == DeadlineBasis.Letter).IsShorterThanLaw.ShouldBeTrue();

    private static Deadline Appeal(string sentence) => Deadlines(sentence).First(d => d is { Kind: DeadlineKind.InternalAppeal, Basis: DeadlineBasis.Letter });

    private static IReadOnlyList<Deadline> Deadlines(string sentence, string denial = SomeLetter.Denial)
    {
        var facts = SomeLetter.Facts(SomeLetter.With(body: denial + " " + sentence).Replace("March 3, 2026", "October 30, 2026", StringComparison.Ordinal));
        return new DeadlinePlanner(SomeCase.Clock("2026-11-27")).Plan(facts, SomeCase.Route(DenialOps.Knowledge.Route.MedicalNecessityAppeal));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
