namespace DenialOps.Tests.Facts.Readers;

public sealed class AudienceReaderTests
{
    [Theory]
    [InlineData("Marlowe Bay Health Plan\\n\\nMarch 3, 2026\\n\\nDear Member,\\n\\nWe denied your claim. Your doctor may call us.", "patient")]
    [InlineData("Marlowe Bay Health Plan\\n\\nMarch 3, 2026\\n\\nDear Provider,\\n\\nWe denied the claim. Do not bill the patient.", "provider")]
    [InlineData("Marlowe Bay Health Plan\\nREMITTANCE ADVICE\\n\\nMarch 3, 2026\\n\\nThe claim was denied. Do not bill the patient.", "provider")]
    [InlineData("Marlowe Bay Health Plan\\n\\nMarch 3, 2026\\n\\nDear Doctor,\\n\\nLine 2 was denied. The note does not say why.", "provider")]
    [InlineData("Marlowe Bay Health Plan\\nClaim Denial\\nTo: Fairlea Bone Clinic, NPI 1234567893\\nDate: March 3, 2026\\nPatient: Ana Lane\\n\\nThe claim was denied.", "provider")]
    [InlineData("Marlowe Bay Health Plan - call summary\\n\\nCaller: Dana, billing office, Fairlea Clinic\\n\\nThe agent says that the claim was denied.", "provider")]
    [InlineData("Marlowe Bay Health Plan\\nTo: Ana Lane\\nDate: March 3, 2026\\n\\nThe claim of Fairlea Clinic, NPI 1234567893, was denied. Ask its billing office.", "patient")]
    public void Whom_a_letter_speaks_to_is_read_from_its_words(string text, string audience) => SomeLetter.Facts(text).Other["audience"].Value.ShouldBe(audience);

    [Theory]
    [InlineData("\f\f if", "if")]
    [InlineData("\f\nx y", "x")]
    [InlineData("\n\f ?", "?")]
    public void Where_nothing_says_so_the_first_word_stands_for_the_letter_whatever_page_it_stands_on(string text, string quote) =>
        SomeLetter.Facts(text).Other["audience"].Source!.Quote.ShouldBe(quote);
}
