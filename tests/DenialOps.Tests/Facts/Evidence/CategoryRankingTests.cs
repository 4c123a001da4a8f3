using DenialOps.Knowledge;

namespace DenialOps.Tests.Facts.Evidence;

public sealed class CategoryRankingTests
{
    [Theory]
    [InlineData("We denied it because no prior authorization was obtained.", DenialCategory.PriorAuthorization)]
    [InlineData("We denied it because the modifier is missing from the procedure code.", DenialCategory.CodingError)]
    [InlineData("We denied it because it is not medically necessary.", DenialCategory.MedicalNecessity)]
    [InlineData("We denied it because it is experimental and investigational.", DenialCategory.Experimental)]
    [InlineData("We denied it because the provider is out of network.", DenialCategory.OutOfNetwork)]
    [InlineData("We denied it because hearing aids are excluded from your plan.", DenialCategory.NotCoveredExclusion)]
    [InlineData("We denied it because your coverage ended before the date of service.", DenialCategory.Eligibility)]
    [InlineData("We denied it because the claim was received after the timely filing limit.", DenialCategory.TimelyFiling)]
    [InlineData("We denied it because it is a duplicate of a claim already processed.", DenialCategory.Duplicate)]
    [InlineData("We denied it because the medical records that we asked for were not received.", DenialCategory.MissingInformation)]
    [InlineData("We denied it because another insurance is primary and must pay first.", DenialCategory.CoordinationOfBenefits)]
    [InlineData("We denied it because you must try another drug first under our step therapy rule.", DenialCategory.StepTherapy)]
    [InlineData("We denied it because it exceeds the quantity limit of 30 tablets.", DenialCategory.QuantityLimit)]
    [InlineData("We denied it because the care could be given at a lower level of care.", DenialCategory.LevelOfCare)]
    [InlineData("We denied it because of a readmission payment policy.", DenialCategory.Other)]
    public void The_first_kind_is_the_one_that_the_reason_states(string body, DenialCategory expected) =>
        SomeLetter.Facts(SomeLetter.With(body: body)).Denial.Categories[0].Value.ShouldBe(expected);

    [Fact]
    public void A_letter_that_denies_nothing_has_no_kind() =>
        SomeLetter.Facts(SomeLetter.With(body: "We approved your request for the scan.")).Denial.Categories.ShouldBeEmpty();

    [Fact]
    public void A_denial_without_a_reason_is_of_another_kind_and_doubtful()
    {
        var category = SomeLetter.Facts(SomeLetter.With(body: "We denied your claim.")).Denial.Categories.Single();

        category.Value.ShouldBe(DenialCategory.Other);
        category.Confidence.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void There_are_at_most_two_kinds() =>
        SomeLetter.Facts(SomeLetter.With(body: "We denied it because it is experimental, not medically necessary, out of network, a duplicate and excluded from your plan.")).Denial.Categories.Count.ShouldBeLessThanOrEqualTo(2);
}
