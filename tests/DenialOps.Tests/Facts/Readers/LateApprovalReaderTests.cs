using DenialOps.Facts.Readers;

namespace DenialOps.Tests.Facts.Readers;

public sealed class LateApprovalReaderTests
{
    [Theory]
    [InlineData("Your doctor may ask for a late approval (a \"retrospective authorization\") within 30 days of this letter by calling Intake at 614-555-0171.", "(614) 555-0171", "within 30 days of this letter")]
    [InlineData("A retroactive authorization can be asked for no later than April 2, 2026.", "none", "no later than April 2, 2026")]
    [InlineData("For a retro authorization call (800) 555-0142.", "(800) 555-0142", "none")]
    [InlineData("Your coverage was ended by a retroactive termination. Call (800) 555-0142 within 30 days.", "none", "none")]
    [InlineData("You may appeal within 180 days. Call (800) 555-0111.", "none", "none")]
    public void The_number_and_the_time_for_approval_after_the_care_are_read(string line, string phone, string time)
    {
        var other = SomeLetter.Facts(SomeLetter.With(body: SomeLetter.Denial + "\n\n" + line)).Other;

        SomeLetter.Text(other.GetValueOrDefault(LateApprovalReader.PhoneFact)).ShouldBe(phone);
        SomeLetter.Text(other.GetValueOrDefault(LateApprovalReader.TimeFact)).ShouldBe(time);
    }
}
