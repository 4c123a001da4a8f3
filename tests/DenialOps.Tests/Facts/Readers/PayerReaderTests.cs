namespace DenialOps.Tests.Facts.Readers;

public sealed class PayerReaderTests
{
    [Theory]
    [InlineData("MARLOWE BAY BENEFIT SERVICES, INC.", "Send it to Marlowe Bay Benefit Services, Inc., Appeals, PO Box 71, Easton, MD 21601.", "Marlowe Bay Benefit Services, Inc.")]
    [InlineData("MARLOWE BAY HEALTH PLAN", "Call us.", "MARLOWE BAY HEALTH PLAN")]
    public void A_letterhead_in_capitals_is_named_as_the_letter_names_it_elsewhere(string head, string line, string name) =>
        SomeLetter.Text(SomeLetter.Facts($"{head}\n\nMarch 3, 2026\n\nDear Member,\n\n{SomeLetter.Denial}\n\n{line}\n").Payer.Name).ShouldBe(name);

    [Theory]
    [InlineData("Halcyon Ridge Health Plan\\nP.O. Box 44, Salem, OR 97301\\n\\nApril 9, 2026\\n\\nDear Member,\\n\\nWe denied the scan because it is not medically necessary.", "Halcyon Ridge Health Plan")]
    [InlineData("April 9, 2026\\n\\nDear Member,\\n\\nWe denied the scan because it is not medically necessary.\\n\\nSincerely,\\n\\nAppeals Department\\nHalcyon Ridge Health Plan", "Halcyon Ridge Health Plan")]
    [InlineData("Payer: Halcyon Ridge Mutual Insurance\\nDate: April 9, 2026\\n\\nWe denied the scan because it is not medically necessary.", "Halcyon Ridge Mutual Insurance")]
    [InlineData("P.O. Box 44\\nSalem, OR 97301\\n\\nApril 9, 2026\\n\\nDear Member,\\n\\nWe denied the scan because it is not medically necessary.\\n\\nHOW TO APPEAL\\n\\nMail your appeal to Halcyon Ridge Health Plan, Appeals, P.O. Box 5510, Salem, OR 97301.", "Halcyon Ridge Health Plan")]
    [InlineData("Halcyon R1dge Health Plan\\nP.O. Box 44, Salem, OR 97301\\n\\nApril 9, 2026\\n\\nDear Member,\\n\\nWe denied the scan because it is not medically necessary.\\n\\nSincerely,\\n\\nHalcyon Ridge Health Plan", "Halcyon Ridge Health Plan")]
    [InlineData("HALCYON RIDGE HEALTH INSURANCE\\nEXPLANATION OF BENEFITS\\n\\nApril 9, 2026\\n\\nWe denied the scan because it is not medically necessary.", "HALCYON RIDGE HEALTH INSURANCE")]
    [InlineData("HALCYON SENIOR ADVANTAGE (HMO)\\nMedicare Advantage Plan\\n\\nApril 9, 2026\\n\\nDear Member,\\n\\nWe denied the scan because it is not medically necessary.", "HALCYON SENIOR ADVANTAGE")]
    public void The_payer_is_who_writes(string text, string expected) => SomeLetter.Text(SomeLetter.Facts(text).Payer.Name).ShouldBe(expected);

    [Theory]
    [InlineData("EXPLANATION OF BENEFITS\\n\\nApril 9, 2026\\n\\nDear Member,\\n\\nWe denied the scan.")]
    [InlineData("April 9, 2026\\n\\nDear Member,\\n\\nWe denied the scan.\\n\\nYou may ask the Oregon Division of Insurance for help.")]
    [InlineData("April 9, 2026\\n\\nMember ID: HFH20041883\\n\\nThis claim was denied.\\n\\nPR-119 = Benefit maximum reached.")]
    public void A_title_a_regulator_a_code_or_a_number_is_no_payer(string text) => SomeLetter.Facts(text).Payer.Name.ShouldBeNull();

    [Fact]
    public void A_payer_elsewhere_in_the_letter_does_not_displace_the_letterhead() =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(body: SomeLetter.Denial + " Aetna and Cigna have no part in this.")).Payer.Name).ShouldBe("Marlowe Bay Health Plan");
}
