using DenialOps.Deadlines;
using DenialOps.Facts;

namespace DenialOps.Tests.Facts;

public sealed class AppealRightsTests
{
    private const string Table = """
        Granite Peak Health Plan
        PO Box 4410, Boise, ID 83701

        Remittance Advice

        Remit date: October 20, 2026
        Patient: Mona Elkhart   Member ID: GP 7741902
        Claim number: 2026-887123

        LINE  DOS         PROC   CHARGE    ALLOWED   PAID    ADJ     REMARK
         1    09/14/2026  99214  210.00    0.00      {0}    {1}
         2    09/14/2026  36415   25.00    0.00      0.00    CO-16   MA130

        We denied line 1 because the service is not medically necessary.

        {2}
        """;

    private const string Grant = "You may appeal within 60 days of this remittance.";

    [Fact]
    public void A_code_on_another_line_leaves_the_denied_line_its_appeal()
    {
        var facts = SomeLetter.Facts(Letter("0.00", "CO-50", Grant));

        AppealRights.Of(facts).ShouldBe(AppealStanding.OtherLine);
        AppealRights.Codes(facts).ShouldBe(["MA130"]);
    }

    [Fact]
    public void A_code_on_the_one_denied_line_takes_the_right_away() =>
        AppealRights.Of(SomeLetter.Facts(Letter("210.00", "", ""))).ShouldBe(AppealStanding.NoRights);

    [Fact]
    public void A_code_beside_an_appeal_that_the_letter_grants_is_a_contradiction() =>
        AppealRights.Of(SomeLetter.Facts(Letter("210.00", "", Grant))).ShouldBe(AppealStanding.Contradicted);

    [Fact]
    public void A_code_in_a_letter_about_several_procedures_without_a_table_is_asked_about()
    {
        var facts = SomeCase.Scan() with { Appeal = new AppealFacts() };
        facts = facts with
        {
            Denial = facts.Denial with { RarcCodes = [SomeCase.Fact("N211")] },
            Service = facts.Service with { CptCodes = [SomeCase.Fact("72148"), SomeCase.Fact("36415")] },
        };

        AppealRights.Of(facts).ShouldBe(AppealStanding.Contradicted);
    }

    [Fact]
    public void A_doubtful_code_takes_no_right_away()
    {
        var facts = SomeCase.Scan() with { Appeal = new AppealFacts() };

        AppealRights.Of(facts with { Denial = facts.Denial with { RarcCodes = [SomeCase.Fact("MA130", 0.4)] } }).ShouldBe(AppealStanding.Open);
    }

    [Theory]
    [InlineData("0.00", "CO-50", Grant)]
    [InlineData("210.00", "", Grant)]
    [InlineData("0.00", "CO-50", "")]
    public void Where_an_appeal_may_be_open_nothing_in_the_pack_says_that_there_is_none(string paid, string code, string appeal)
    {
        var pack = new CasePipeline(SomeCase.Clock("2026-11-01")).Run(SomeLetter.Document(Letter(paid, code, appeal)));

        pack.Deadlines.ShouldContain(d => d.Kind == DeadlineKind.InternalAppeal);
        pack.Deadlines.ShouldContain(d => d.Kind == DeadlineKind.CorrectedClaim);
        pack.Plan.Steps.ShouldContain(s => s.Title == "Ask what can be appealed");
        pack.Documents.Select(d => d.FileName).ShouldContain("appeal_letter.md");
        pack.Documents.Select(d => d.FileName).ShouldContain("resubmission_checklist.md");
        string all = AllText(pack);
        all.ShouldNotContain("Do not appeal");
        all.ShouldNotContain("There is no right to appeal this one");
        all.ShouldNotContain("carries no right to appeal");
        all.ShouldContain("says that there is no right to appeal");
    }

    [Fact]
    public void Where_there_is_none_nothing_in_the_pack_gives_a_day_to_appeal()
    {
        var pack = new CasePipeline(SomeCase.Clock("2026-11-01")).Run(SomeLetter.Document(Letter("210.00", "", "")));

        pack.Deadlines.ShouldHaveSingleItem().Kind.ShouldBe(DeadlineKind.CorrectedClaim);
        pack.Plan.Recommendation.ShouldStartWith("Do not appeal this one");
        AllText(pack).ShouldNotContain("ast day to appeal");
    }

    private static string AllText(CasePack pack) => string.Join('\n',
        [.. pack.Documents.Select(d => d.Markdown), pack.Plan.Recommendation, pack.Plan.Situation, .. pack.Summary.KeyPoints, .. pack.Deadlines.Select(d => d.Note ?? "")]);

    private static string Letter(string paid, string code, string appeal) => Table
        .Replace("{0}", paid, StringComparison.Ordinal).Replace("{1}", code, StringComparison.Ordinal).Replace("{2}", appeal, StringComparison.Ordinal);
}
