using DenialOps.Deadlines;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Deadlines;

/// <summary>The review after each level's own answer, from the letter on; the days were counted by hand.</summary>
public sealed class AnsweredLevelTests
{
    /// <summary>
    /// Letters of 2 March 2026. Presumed receipt is 5 days later, 7 March, where the rule says so; 60 days after that is 6 May, 180 days is
    /// 3 September; 60 days from 2 March is 1 May.
    /// </summary>
    [Theory]
    [InlineData("Medicare number: 1EG4-TE5-MK73", "This is our redetermination decision on your appeal.", "medicare-reconsideration", "2026-09-03", "42 CFR 405.962")]
    [InlineData("Qualified Independent Contractor\nMedicare number: 1EG4-TE5-MK73", "You asked for a reconsideration. Our decision is unfavorable.", "medicare-hearing", "2026-05-06", "42 CFR 405.1002")]
    [InlineData("Office of Medicare Hearings and Appeals\nMedicare number: 1EG4-TE5-MK73", "You asked for a hearing. The decision is unfavorable.", "medicare-council", "2026-05-06", "42 CFR 405.1102")]
    [InlineData("Medicare Appeals Council\nMedicare number: 1EG4-TE5-MK73", "The Council affirms the decision on your appeal.", "medicare-court", "2026-05-06", "42 CFR 405.1136")]
    [InlineData("Independent Review Entity\nMedicare Advantage", "We looked at your appeal and uphold the denial.", "ma-hearing", "2026-05-06", "42 CFR 422.602")]
    [InlineData("Office of Medicare Hearings and Appeals\nMedicare Advantage", "You asked for a hearing. The decision is unfavorable.", "ma-council", "2026-05-01", "42 CFR 422.608")]
    public void What_follows_the_answer_of_each_level_is_the_next_one(string head, string says, string rule, string due, string citation)
    {
        var pack = Run($"{head}\n\nMarch 2, 2026\n\nClaim number: 77-1020\n\nDear Ms. Lane:\n\n{says} The power wheelchair is not covered because it is not medically necessary.\n");

        var next = pack.Deadlines.Single(d => d.Kind == DeadlineKind.LaterReview);
        next.RuleId.ShouldBe(rule);
        next.Due!.Value.ToString("yyyy-MM-dd").ShouldBe(due);
        next.Citation!.ShouldStartWith(citation);
        pack.Plan.Reviews[0].Name.ShouldBe(next.Name);
    }

    [Fact]
    public void After_the_Council_only_a_court_is_left_and_no_letter_is_written_to_it()
    {
        var pack = Run("Medicare Appeals Council\nMedicare number: 1EG4-TE5-MK73\n\nMarch 2, 2026\n\nDear Ms. Lane:\n\nThe Council affirms the decision on your appeal. The power wheelchair is not covered because it is not medically necessary.\n");

        pack.Documents.Select(d => d.FileName).ShouldNotContain("appeal_letter.md");
        pack.Plan.Reviews.Single().DecidedBy.ShouldBe("a federal court");
    }

    private static CasePack Run(string letter) => new CasePipeline(SomeCase.Clock("2026-03-05")).Run(SomeLetter.Document(letter));
}
