namespace DenialOps.Tests.Facts.Readers;

public sealed class ServiceReaderTests
{
    [Theory]
    [InlineData("Service: MRI of the left shoulder", SomeLetter.Denial, "MRI of the left shoulder")]
    [InlineData("Service requested ........ MRI of the left shoulder", SomeLetter.Denial, "MRI of the left shoulder")]
    [InlineData("", "We denied your request for an MRI of the left shoulder because it is not medically necessary.", "MRI of the left shoulder")]
    [InlineData("", "We denied it.", "none")]
    public void What_was_denied_is_said_in_the_letters_words(string head, string body, string expected) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head, body)).Service.Description).ShouldEndWith(expected);

    [Theory]
    [InlineData("The test was asked for properly. It was denied as not medically necessary.")]
    [InlineData("Codes 17380 (30 hours) were denied as not medically necessary.")]
    [InlineData("You may bill the stay as observation (G0378). We denied it as not medically necessary.")]
    public void How_how_much_and_what_could_be_billed_instead_are_no_service(string body) =>
        SomeLetter.Facts(SomeLetter.With(body: body)).Service.Description.ShouldBeNull();

    [Fact]
    public void A_drug_keeps_its_name() =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head: "Drug: Verapolin 40 mg tablets")).Service.DrugName).ShouldContain("Verapolin");
}
