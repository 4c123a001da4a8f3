using DenialOps.Facts.Readers;

namespace DenialOps.Tests.Facts.Readers;

public sealed class CorrectedClaimReaderTests
{
    [Theory]
    [InlineData("A corrected claim must be received within 90 days of this notice. You may appeal within 180 days.", "90 days", "notice")]
    [InlineData("You may appeal within 180 days of this notice. Corrected claims must reach us within 120 days of the remit date.", "120 days", "notice")]
    [InlineData("The provider can send a corrected claim with a current code. It must reach us within one year of the date of service.", "1 years", "service")]
    [InlineData("You have 60 days from receipt of this notice to resubmit the claim.", "60 days", "receipt")]
    [InlineData("Within 12 months of the date of service you may send a replacement claim.", "12 months", "service")]
    [InlineData("Corrected claims: 180 days from the first remittance.", "180 days", "notice")]
    [InlineData("Corrected claims are taken up to 90 days.", "90 days", "none")]
    public void The_time_for_a_corrected_claim_is_read_with_what_it_runs_from(string text, string time, string from)
    {
        var other = SomeLetter.Facts(SomeLetter.With(body: SomeLetter.Denial + " " + text)).Other;

        SomeLetter.Text(other.GetValueOrDefault(CorrectedClaimReader.TimeFact)).ShouldBe(time);
        SomeLetter.Text(other.GetValueOrDefault(CorrectedClaimReader.FromFact)).ShouldBe(from);
    }

    [Theory]
    [InlineData("You may appeal within 180 days of this notice.")]
    [InlineData("Send a corrected claim. You may appeal within 180 days of this notice.")]
    [InlineData("You may send a corrected claim, or appeal within 180 days of this notice.")]
    [InlineData("Corrected claims are processed within 30 days.")]
    [InlineData("If you resubmit the claim, allow 30 days for processing.")]
    [InlineData("New claims must be filed within 365 days of the date of service.")]
    [InlineData("Send the records within 45 days.")]
    [InlineData("Do not send a corrected claim; an appeal must be filed within 180 days.")]
    public void Another_time_is_not_taken_for_it(string text)
    {
        var facts = SomeLetter.Facts(SomeLetter.With(body: SomeLetter.Denial + " " + text));

        CorrectedClaimReader.IsGiven(facts).ShouldBeFalse();
    }

    [Fact]
    public void A_printed_last_day_is_read()
    {
        var facts = SomeLetter.Facts(SomeLetter.With(body: SomeLetter.Denial + " A corrected claim must be received by June 3, 2026."));

        facts.Other[CorrectedClaimReader.DateFact].Value.ShouldBe("2026-06-03");
        facts.Appeal.DeadlineDate.ShouldBeNull();
    }

    [Fact]
    public void The_time_to_appeal_stays_what_it_is()
    {
        var facts = SomeLetter.Facts(SomeLetter.With(
            body: SomeLetter.Denial + " A corrected claim must be received within 90 days of this notice.",
            appeal: "You may appeal within 180 days of this notice."));

        facts.Appeal.DeadlineDays!.Value.ShouldBe(180);
        facts.Other[CorrectedClaimReader.TimeFact].Value.ShouldBe("90 days");
    }
}
