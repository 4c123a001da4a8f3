namespace DenialOps.Tests.Facts.Readers;

public sealed class ServiceReaderTests
{
    [Theory]
    [InlineData("Service: MRI of the left shoulder", SomeLetter.Denial, "MRI of the left shoulder")]
    [InlineData("Service requested ........ MRI of the left shoulder", SomeLetter.Denial, "MRI of the left shoulder")]
    [InlineData("", "We denied your request for an MRI of the left shoulder because it is not medically necessary.", "MRI of the left shoulder")]
    [InlineData("", "We denied it.", "none")]
    [InlineData("Service: Continued rehabilitation stay after March 4, 2026", SomeLetter.Denial, "Continued rehabilitation stay")]
    [InlineData("", "The visit was billed without a modifier on the same day as a procedure (20610). We denied it.", "none")]
    public void What_was_denied_is_said_in_the_letters_words(string head, string body, string expected) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head, body)).Service.Description).ShouldEndWith(expected);

    [Theory]
    [InlineData("We have reviewed the claim submitted by Dr. Anita Patel for a plasma injection of the right shoulder. We denied it.", "plasma injection of the right shoulder")]
    [InlineData("We received a request for coverage of VERAPOLIN 2.4 MG/0.75 ML PEN. We denied it.", "VERAPOLIN 2.4 MG/0.75 ML PEN")]
    [InlineData("Your inpatient rehabilitation stay at Stonebridge Hospital is no longer approved after August 5.", "inpatient rehabilitation stay")]
    [InlineData("The MRI of the brain was done without the authorization that your plan asks for.", "MRI of the brain")]
    [InlineData("We looked at a claim for an MRI of the right knee without contrast (procedure 73721). It is not medically necessary.", "MRI of the right knee without contrast")]
    [InlineData("We received a request for an MRI of the lumbar spine, CPT 72148, planned for December 3. We denied it.", "MRI of the lumbar spine")]
    [InlineData("We denied an MRI of the lumbar spine, CPT 72148, scheduled for December 3.", "MRI of the lumbar spine")]
    [InlineData("The office visit (99212) was billed on the same day as nail debridement (11721) without modifier 25. We denied it.", "office visit")]
    [InlineData("We could not pay office visit (CPT 99213): a modifier is missing.", "office visit")]
    [InlineData("We denied line placement, central vein (CPT 36556) because it is not medically necessary.", "line placement, central vein")]
    public void The_subject_of_a_refusal_is_the_service(string body, string expected) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(body: body)).Service.Description).ShouldBe(expected);

    [Theory]
    [InlineData("WHAT WE NEED FROM YOU\\n\\nSend the form. We denied it.")]
    [InlineData("Your request is not covered.")]
    [InlineData("CO-16  CLAIM/SERVICE LACKS INFORMATION OR HAS SUBMISSION ERROR")]
    [InlineData("The level of care is not medically necessary.")]
    public void A_heading_or_a_word_for_any_service_is_none(string body) =>
        SomeLetter.Facts(SomeLetter.With(body: body)).Service.Description.ShouldBeNull();

    [Fact]
    public void A_numbered_line_of_a_form_is_read_behind_its_number() =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head: "6. Service       Cranial orthosis, S1040")).Service.Description).ShouldBe("Cranial orthosis");

    [Theory]
    [InlineData("The test was asked for properly. It was denied as not medically necessary.")]
    [InlineData("Codes 17380 (30 hours) were denied as not medically necessary.")]
    [InlineData("You may bill the stay as observation (G0378). We denied it as not medically necessary.")]
    [InlineData("We could not pay line 1 (99213): a modifier is missing.")]
    [InlineData("We could not pay line 1 because the visit was billed without modifier 25.")]
    [InlineData("Line 2 (CPT 99213) was denied because a modifier is missing.")]
    [InlineData("We did not pay claim lines 2, 3 and 4 (99213, 99214 and 99215), because a modifier is missing.")]
    public void How_how_much_and_what_could_be_billed_instead_are_no_service(string body) =>
        SomeLetter.Facts(SomeLetter.With(body: body)).Service.Description.ShouldBeNull();

    [Fact]
    public void A_drug_keeps_its_name() =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head: "Drug: Verapolin 40 mg tablets")).Service.DrugName).ShouldContain("Verapolin");
}
