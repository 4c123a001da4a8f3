using DenialOps.Facts.Readers;

namespace DenialOps.Tests.Facts.Readers;

public sealed class NamedHelpReaderTests
{
    [Theory]
    [InlineData("Free legal help: Harbor Legal Aid Line, 1-877-555-0108.", "Harbor Legal Aid Line, 1-877-555-0108")]
    [InlineData("Get help: State Health Insurance Assistance Program (SHIP) 1-800-555-0177; 1-800-MEDICARE (1-800-633-4227).", "State Health Insurance Assistance Program (SHIP) 1-800-555-0177")]
    [InlineData("The Ombudsman can help you: (800) 555-0142.", "The Ombudsman can help you: (800) 555-0142")]
    [InlineData("Legal services are not covered. Call (800) 555-0142.", "none")]
    [InlineData("Legal aid is on our website. Questions? Member Services (800) 555-0142.", "none")]
    [InlineData("Member Services: (800) 555-0142.", "none")]
    public void An_office_that_helps_is_read_with_its_number(string line, string help) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(appeal: "You may appeal within 180 days.\n\n" + line)).Other.GetValueOrDefault(NamedHelpReader.Name)).ShouldBe(help);

    [Theory]
    [InlineData("If you have no other coverage: tell us. Call Coordination of\\nBenefits at 1-888-555-0145.", "(888) 555-0145")]
    [InlineData("You have other coverage. Questions? Member Services (800) 555-0142.", "none")]
    [InlineData("Member Services (800) 555-0142.", "none")]
    public void The_number_for_questions_about_other_coverage_is_read(string line, string phone) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(body: SomeLetter.Denial + "\n\n" + line)).Other.GetValueOrDefault(CoverageDeskReader.PhoneFact)).ShouldBe(phone);

    [Theory]
    [InlineData("Bills for emergency care may be protected by the federal *No Surprises Act*.", "No Surprises Act")]
    [InlineData("Bills should come as no surprise.", "none")]
    public void The_law_on_surprise_bills_is_read_where_the_letter_names_it(string line, string law) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(body: SomeLetter.Denial + "\n\n" + line)).Other.GetValueOrDefault(SurpriseLawReader.NameFact)).ShouldBe(law);
}
