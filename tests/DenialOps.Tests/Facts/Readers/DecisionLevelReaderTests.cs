using DenialOps.Facts.Readers;

namespace DenialOps.Tests.Facts.Readers;

public sealed class DecisionLevelReaderTests
{
    [Theory]
    [InlineData("NOTICE OF FINAL INTERNAL ADVERSE BENEFIT DETERMINATION\n\nDear Ms. Lane:\n\nWe looked at your appeal.")]
    [InlineData("Dear Ms. Lane:\n\nA second doctor read your file. After this review the original denial is upheld.")]
    [InlineData("Dear Ms. Lane:\n\nThis is our decision on your appeal of March 3. We still do not cover the scan.")]
    [InlineData("Dear Ms. Lane:\n\nYour appeal has been denied because the scan is not medically necessary.")]
    [InlineData("Dear Ms. Lane:\n\nWe have completed the review of your second level appeal of June 3, and we uphold the denial of the scan.")]
    [InlineData("Dear Ms. Lane:\n\nThe refusal of the scan was looked at again by another doctor and is upheld because it is not needed.")]
    [InlineData("Dear Ms. Lane:\n\nThis letter is our final adverse determination about the scan.")]
    [InlineData("Dear Ms. Lane:\n\nA panel of three considered your appeal and did not change the refusal of the scan.")]
    [InlineData("Dear Ms. Lane:\n\nOn May 3 you appealed. We looked into it. Our first answer stands.")]
    [InlineData("Dear Ms. Lane:\n\nYou asked us to reconsider. We still cannot pay for the scan.")]
    [InlineData("Dear Ms. Lane:\n\nYour appeal of the refusal of the scan (CPT 70551) was not successful.")]
    [InlineData("Dear Ms. Lane:\n\nWe write about your appeal of May 3. We agree with the first decision.")]
    [InlineData("Dear Ms. Lane:\n\nWe denied the scan. The plan waives the internal appeal: an outside review is your only appeal.")]
    [InlineData("Dear Ms. Lane:\n\nYour appeal for coverage of the scan is denied.")]
    [InlineData("APPEAL DECISION\n\nWe have reviewed your appeal. The refusal of the scan stands.")]
    public void The_answer_to_an_appeal_is_told_from_a_first_refusal(string body)
    {
        var level = Read(body).ShouldNotBeNull();

        level.Value.ShouldBe("2");
        level.Source.ShouldNotBeNull().Quote.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Dear Ms. Lane:\n\nWe denied the scan because it is not medically necessary.\n\nHow to appeal\n\nYou have 180 days to appeal. If we uphold our decision, you may ask for an external review within four months after the final adverse determination.")]
    [InlineData("Dear Ms. Lane:\n\nWe denied the scan. When your appeal is denied you can ask for an external review.")]
    [InlineData("Dear Ms. Lane:\n\nWe denied the scan because it is not medically necessary. You will get our decision on an appeal in 30 days.")]
    [InlineData("Dear Ms. Lane:\n\nWe denied the scan. Send your appeal to the address below. If your appeal of this decision was denied, the plan's decision stands.")]
    [InlineData("Dear Ms. Lane:\n\nWe denied the scan. You may ask for an outside review when:\n- we upheld our decision on your appeal\n- you have exhausted your internal appeals")]
    [InlineData("Dear Ms. Lane:\n\nWe denied the scan. A decision on your appeal will be sent within 30 days. You get the final adverse determination in writing.")]
    [InlineData("Dear Ms. Lane:\n\nWe denied the scan. Your appeal must say why the claim that was denied should be paid.")]
    [InlineData("Dear Ms. Lane:\n\nWe denied the scan.\n\nWhat if my appeal is denied?\n\nYou can ask for a hearing after we uphold our decision.")]
    [InlineData("Dear Ms. Lane:\n\nWe received your appeal. On May 1 we denied the scan. We still do not have the notes of the visit.")]
    [InlineData("Dear Ms. Lane:\n\nWe received your appeal of May 3, which says why the claim was denied. Your address has not changed.")]
    public void What_may_come_later_is_no_answer(string body) => Read(body).ShouldBeNull();

    [Theory]
    [InlineData("Wexley Federal Reviews\nQualified Independent Contractor\n\nMedicare Part B appeal\n\nDear Ms. Lane:\n\nYou asked for a reconsideration of the scan. Our decision is unfavorable: Medicare does not pay because the scan is not medically necessary. You may ask for a hearing before an Administrative Law Judge within 60 days.", "3")]
    [InlineData("Medicare number: 1EG4-TE5-MK73\n\nDear Ms. Lane:\n\nYou requested a reconsideration. The denial of the scan is upheld because it is not medically necessary. You may ask for a hearing within 60 days.", "3")]
    [InlineData("Medicare Advantage\n\nDear Ms. Lane:\n\nWe are an Independent Review Entity. We looked at your appeal and uphold the denial of the scan because it is not medically necessary. You may ask for a hearing.", "3")]
    [InlineData("Office of Medicare Hearings and Appeals\nNotice of Decision\nMedicare number: 1EG4-TE5-MK73\n\nDear Ms. Lane:\n\nYou asked for a hearing after the independent contractor denied your reconsideration. The decision is unfavorable because the scan is not medically necessary.", "4")]
    [InlineData("Medicare number: 1EG4-TE5-MK73\n\nDear Ms. Lane:\n\nAn Administrative Law Judge has issued this decision on your appeal. The denial of the scan is upheld because it is not medically necessary. You may ask the Medicare Appeals Council for a review within 60 days.", "4")]
    [InlineData("Departmental Appeals Board\nMedicare Appeals Council\nMedicare number: 1EG4-TE5-MK73\n\nDear Ms. Lane:\n\nThe Council has reviewed your appeal and affirms the decision of the Administrative Law Judge. The scan is not medically necessary. You may file a civil action in federal court.", "5")]
    [InlineData("Medicaid\n\nDear Ms. Lane:\n\nThe hearing officer has decided your appeal. The denial of the scan is upheld because it is not medically necessary.", "3")]
    [InlineData("Employee health plan\n\nDear Ms. Lane:\n\nThe Independent Review Organization has completed its review. It upheld the denial of the scan because it is not medically necessary.", "3")]
    [InlineData("Medicaid\nOffice of Administrative Hearings\n\nDear Ms. Lane:\n\nThe Administrative Law Judge denied your appeal because the scan is not medically necessary.", "3")]
    [InlineData("Medicare Advantage\n\nDear Ms. Lane:\n\nWe uphold our denial of the scan because it is not medically necessary. We have sent your case to the Independent Review Entity. If it says no, you may ask for a hearing before an Administrative Law Judge within 60 days.", "2")]
    [InlineData("Medicare number: 1EG4-TE5-MK73\n\nDear Ms. Lane:\n\nThis is our redetermination decision on your appeal: the scan is not medically necessary. You may ask for a reconsideration by a Qualified Independent Contractor within 180 days.", "2")]
    [InlineData("Employee health plan\n\nDear Ms. Lane:\n\nWe uphold our denial of the scan because it is not medically necessary. You may ask for a review by an Independent Review Organization.", "2")]
    public void Whose_answer_it_is_tells_the_level(string letter, string level)
    {
        var fact = SomeLetter.Facts("March 20, 2026\n\n" + letter.Replace("\\n", "\n", StringComparison.Ordinal)).Other.GetValueOrDefault(DecisionLevelReader.FactName).ShouldNotBeNull();

        fact.Value.ShouldBe(level);
        fact.Source.ShouldNotBeNull().Quote.ShouldNotBeEmpty();
    }

    private static DenialOps.Facts.Fact<string>? Read(string body) =>
        SomeLetter.Read("Harbor Health Plan\n\nMarch 20, 2026\n\n" + body + "\n").Facts.Other.GetValueOrDefault(DecisionLevelReader.FactName);
}
