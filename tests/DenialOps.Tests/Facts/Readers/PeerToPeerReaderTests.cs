using DenialOps.Facts.Readers;

namespace DenialOps.Tests.Facts.Readers;

public sealed class PeerToPeerReaderTests
{
    [Theory]
    [InlineData("Peer-to-peer: your doctor may call our medical director at (800) 555-0142 within 14 calendar days of this notice, Monday to Friday, 8 a.m. to 5 p.m.", "(800) 555-0142", "within 14 calendar days of this notice, Monday to Friday, 8 a.m. to 5 p.m.")]
    [InlineData("Your provider may request a peer-to-peer review by calling 1-877-555-0133 between 9:00 a.m. and 4:30 p.m. Eastern time, within 5 business days of this denial.", "(877) 555-0133", "between 9:00 a.m. and 4:30 p.m. Eastern time, within 5 business days of this denial")]
    [InlineData("Your doctor may ask for a peer-to-peer talk within 14 days of this letter, at (800) 555-0142.", "(800) 555-0142", "within 14 days of this letter")]
    [InlineData("Your doctor may ask for a peer-to-peer review. Call (800) 555-0142 no later than March 20, 2026.", "(800) 555-0142", "no later than March 20, 2026")]
    [InlineData("Provider line (800) 555-0117; peer-to-peer within 14 days (800) 555-0119.", "(800) 555-0119", "within 14 days")]
    [InlineData("Peer-to-peer: within 14 days of this letter Dr. Hale may call (800) 555-0142.", "(800) 555-0142", "within 14 days of this letter")]
    [InlineData("Your doctor may ask for a peer-to-peer call within 14 days of this letter: (800) 555-0142, option 2.", "(800) 555-0142", "within 14 days of this letter")]
    [InlineData("Dr. Hale may speak with the reviewer by calling 651-555-0119 within 10 business days.", "(651) 555-0119", "within 10 business days")]
    [InlineData("Dr. Hale may talk to our physician reviewer at 414-555-0163 through March 9, 2026.", "(414) 555-0163", "through March 9, 2026")]
    [InlineData("Your doctor may discuss this decision with a medical reviewer: call (800) 555-0142.", "(800) 555-0142", "none")]
    [InlineData("You may talk with your doctor. Call (800) 555-0142 within 14 days.", "none", "none")]
    [InlineData("Your doctor may ask for a peer-to-peer review.", "none", "none")]
    [InlineData("You may appeal within 180 days. Call (800) 555-0111.", "none", "none")]
    public void The_number_and_the_time_for_a_talk_between_doctors_are_read(string line, string phone, string time)
    {
        var other = SomeLetter.Facts(SomeLetter.With(body: SomeLetter.Denial + "\n\n" + line)).Other;

        SomeLetter.Text(other.GetValueOrDefault(PeerToPeerReader.PhoneFact)).ShouldBe(phone);
        SomeLetter.Text(other.GetValueOrDefault(PeerToPeerReader.TimeFact)).ShouldBe(time);
    }

    [Theory]
    [InlineData("You have 180 days. Call (800) 555-0111. For a fast (expedited) appeal, call\n(800) 555-0199.", "(800) 555-0199")]
    [InlineData("Expedited appeals: 1-888-555-0150", "(888) 555-0150")]
    [InlineData("For an urgent review of your appeal call (800) 555-0199, fax (800) 555-0198.", "(800) 555-0199")]
    [InlineData("By phone      (800) 555-0199, only for an urgent appeal", "(800) 555-0199")]
    [InlineData("Phone for expedited appeals only: (800) 555-0199", "(800) 555-0199")]
    [InlineData("For a standard or an expedited appeal call (800) 555-0111.", "none")]
    [InlineData("For a standard appeal call (800) 555-0111.", "none")]
    [InlineData("We decide fast appeals in 72 hours. For a standard appeal call (800) 555-0111.", "none")]
    [InlineData("For an expedited external review call (800) 555-0111.", "none")]
    [InlineData("If the scan was urgent, ask our vendor for a retrospective review within 60 days: (800) 555-0111.", "none")]
    [InlineData("For a fast appeal fax (800) 555-0198.", "none")]
    public void The_number_for_a_fast_appeal_is_a_fact_of_its_own(string line, string phone) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(appeal: line)).Other.GetValueOrDefault(FastAppealReader.PhoneFact)).ShouldBe(phone);
}
