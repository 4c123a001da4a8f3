using DenialOps.Deadlines;
using DenialOps.Facts.Readers;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Deadlines;

/// <summary>What a first refusal says of the reviews that come later, and the State's hearing where it comes first.</summary>
public sealed class LaterReviewTests
{
    private const string Employer = "Employee health plan (self-funded)\n\n";
    private const string Hearing = "You can ask for a State fair hearing within 60 days of the date of this notice.";

    [Theory]
    [InlineData("If we say no, you then have 60 days to ask for an external review.", "60 days", "none")]
    [InlineData("After the appeal you may ask for an external review within 4 months after you receive the final decision.", "4 months", "receipt")]
    [InlineData("If your appeal is denied, you can ask for an independent external review. You must do so within 45 days of the date of the letter that denies it.", "45 days", "notice")]
    public void The_time_for_the_review_after_the_appeal_is_read(string says, string time, string from)
    {
        var facts = SomeLetter.Facts(Employer + SomeLetter.With(appeal: "You may appeal within 180 days of this notice.\n\n" + says));

        SomeLetter.Text(facts.Other.GetValueOrDefault(LaterReviewReader.TimeFact)).ShouldBe(time);
        SomeLetter.Text(facts.Other.GetValueOrDefault(LaterReviewReader.FromFact)).ShouldBe(from);
        facts.Appeal.DeadlineDays!.Value.ShouldBe(180);
    }

    [Theory]
    [InlineData("You may appeal within 180 days of this notice.")]
    [InlineData("The reviewers decide an external review within 45 days.")]
    [InlineData("You may sue in court within 3 years after the external review.")]
    [InlineData("Send new records for the external review within 10 days.")]
    [InlineData("You may ask for a second level appeal within 60 days.")]
    public void Another_time_is_not_taken_for_it(string says) =>
        SomeLetter.Facts(Employer + SomeLetter.With(appeal: "You may appeal within 180 days of this notice.\n\n" + says)).Other.Keys.ShouldNotContain(LaterReviewReader.TimeFact);

    [Fact]
    public void The_ladder_goes_by_the_letter_and_names_the_laws_time_beside_it()
    {
        var pack = Run(Employer + SomeLetter.With(appeal: "You may appeal within 180 days of this notice. If we say no, you then have 60 days to ask for an external review."));

        var review = pack.Plan.Reviews[1];
        (review.Name, review.Allowed, review.AllowedByLaw).ShouldBe(("External review", "60 days", "4 months"));
        string plan = Text(pack, "action_plan.md");
        plan.ShouldContain("Time to ask: 60 days from the day the answer before it came. That is what the letter says; the law gives 4 months. Go by the shorter of the two.");
        plan.ShouldContain("The letter says that the time to ask for it is 60 days.");
        pack.Deadlines.ShouldAllBe(d => d.Kind == DeadlineKind.InternalAppeal, "the first denial starts no clock of a later review");
    }

    [Fact]
    public void Where_both_say_the_same_there_is_one_time()
    {
        var review = Run(Employer + SomeLetter.With(appeal: "You may appeal within 180 days of this notice. After that you may ask for an external review within 4 months of our final decision.")).Plan.Reviews[1];

        (review.Allowed, review.AllowedByLaw).ShouldBe(("4 months", null));
    }

    [Fact]
    public void For_a_plan_of_unknown_kind_the_letters_time_is_told_all_the_same() =>
        Text(Run(SomeLetter.With(appeal: "You may appeal within 180 days of this notice. If we say no, you then have 60 days to ask for an external review.")), "action_plan.md")
            .ShouldContain("The letter itself gives 60 days to ask for the review after the first appeal.");

    [Fact]
    public void A_Medicaid_refusal_without_a_plan_goes_to_the_hearing_by_the_letters_time()
    {
        var pack = Run(Notice(Hearing));

        var due = pack.Deadlines.Single(d => d.Kind is DeadlineKind.LaterReview or DeadlineKind.InternalAppeal);
        (due.Kind, due.Name, due.Due).ShouldBe((DeadlineKind.LaterReview, "State fair hearing", new DateOnly(2026, 5, 2)));
        due.IsShorterThanLaw.ShouldBeFalse("the law lets a state give less than 90 days");
        pack.Plan.Reviews[0].Name.ShouldBe("State fair hearing");
        string letter = Text(pack, "appeal_letter.md");
        letter.ShouldContain("# Request for a State fair hearing");
        letter.ShouldContain("The notice of March 3, 2026 denies this care. I now ask for a State fair hearing.");
        letter.ShouldNotContain("answers an earlier appeal");
        letter.ShouldNotContain("42 CFR 438.", Case.Sensitive, "those rules bind Medicaid's plans, and there is none");
        (pack.Plan.Reviews[0].Allowed, pack.Plan.Reviews[0].AllowedByLaw).ShouldBe(("60 days", "90 days"));
        pack.Plan.Questions.ShouldNotContain(q => q.Question.StartsWith("How long does the letter", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("You can ask for a State fair hearing within 90 days of the date of this notice.", "2026-06-01 Letter 42 CFR 431.221(d)")]
    [InlineData("You can ask for a State fair hearing within 120 days of the date of this notice.", "2026-06-01 Regulation 42 CFR 431.221(d); 2026-07-01 Letter ")]
    [InlineData("You have the right to a State fair hearing.", "2026-06-01 Regulation 42 CFR 431.221(d)")]
    public void The_law_is_the_safety_net_of_the_hearing(string says, string due) =>
        string.Join("; ", Run(Notice(says)).Deadlines.Where(d => d.Kind == DeadlineKind.LaterReview).Select(d => $"{d.Due:yyyy-MM-dd} {d.Basis} {d.Citation}")).ShouldBe(due);

    [Theory]
    [InlineData("You may ask for a State fair hearing within 30 days of this letter. You do not have to appeal to us first.")]
    [InlineData("You need not appeal to the plan. A State fair hearing can be asked for within 30 days of this letter; request it from the State.")]
    public void A_plans_letter_that_asks_for_no_appeal_before_goes_to_the_hearing_too(string says)
    {
        var due = Run("Larkfield Health Plan\nMedicaid managed care\n\n" + Notice(says)).Deadlines.Single(d => d.Kind is DeadlineKind.LaterReview or DeadlineKind.InternalAppeal);

        (due.Kind, due.Basis, due.Due).ShouldBe((DeadlineKind.LaterReview, DeadlineBasis.Letter, new DateOnly(2026, 4, 2)));
    }

    [Theory]
    [InlineData("Medicaid health plan\n\n", Hearing)]
    [InlineData("State Medicaid Agency\n\n", "You may appeal within 60 days of this notice. If your appeal is denied, you can ask for a State fair hearing within 120 days.")]
    [InlineData("", Hearing)]
    public void Where_a_plan_or_its_appeal_comes_first_the_hearing_does_not(string head, string says) =>
        SomeLetter.Facts(head + SomeLetter.With(appeal: says)).Other.Keys.ShouldNotContain(LaterReviewReader.FirstFact);

    private static string Notice(string says) => $"""
        State Medicaid Agency
        Notice of denial

        March 3, 2026

        Lena Farquharson
        Medicaid ID: 99120-44

        We denied the power wheelchair (K0856) because it is not medically necessary.

        {says}
        """;

    private static string Text(CasePack pack, string document) => pack.Documents.Single(d => d.FileName == document).Markdown;

    private static CasePack Run(string letter) => new CasePipeline(SomeCase.Clock("2026-03-05")).Run(SomeLetter.Document(letter));
}
