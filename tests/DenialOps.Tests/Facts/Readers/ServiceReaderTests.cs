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

    [Fact]
    public void A_drug_keeps_its_name() =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head: "Drug: Verapolin 40 mg tablets")).Service.DrugName).ShouldContain("Verapolin");
}
