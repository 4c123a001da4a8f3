using DenialOps.Facts.Readers;

namespace DenialOps.Tests.Facts.Readers;

public sealed class KeepServicesReaderTests
{
    [Theory]
    [InlineData("To keep your hours while we decide, tell us by July 11, 2026.", "2026-07-11")]
    [InlineData("Keep your services: ask for the appeal no later than July 11, 2026 to keep your services.", "2026-07-11")]
    [InlineData("To keep your services during the appeal, ask on or before July 11, 2026.", "2026-07-11")]
    public void The_day_by_which_care_is_kept_is_read(string line, string day) => SomeLetter.Text(Fact(line, KeepServicesReader.DateFact)).ShouldBe(day);

    [Theory]
    [InlineData("To keep your services during the appeal, ask within 10 days of this notice.", "10 days")]
    public void A_time_without_a_day_is_read_as_a_time(string line, string time) => SomeLetter.Text(Fact(line, KeepServicesReader.TimeFact)).ShouldBe(time);

    [Theory]
    [InlineData("You may appeal within 60 days of this notice.")]
    [InlineData("To keep services during a state fair hearing, ask within 10 days.")]
    public void Other_times_keep_no_care(string line)
    {
        Fact(line, KeepServicesReader.DateFact).ShouldBeNull();
        Fact(line, KeepServicesReader.TimeFact).ShouldBeNull();
    }

    [Theory]
    [InlineData("To keep your services while we decide your appeal, ask on or before the effective date of this action.", "", "on or before the effective date of this action", "none")]
    [InlineData("To keep your services during the appeal, ask on or before the effective date.", "The change is effective July 20, 2026.", "on or before the effective date", "2026-07-20")]
    [InlineData("You may keep getting your services if you ask within 10 days of this notice or on or before the effective date, whichever is later.", "The change is effective July 20, 2026.", "on or before the effective date", "2026-07-20")]
    [InlineData("You may keep getting your services if you ask within 10 days of this notice or on or before the effective date.", "The change is effective July 20, 2026.", "on or before the effective date", "none")]
    public void A_time_that_rests_on_the_effective_day_keeps_its_words(string line, string body, string words, string day)
    {
        var other = SomeLetter.Facts(SomeLetter.With(body: "We are cutting your hours because they are not medically necessary. " + body, appeal: line)).Other;

        SomeLetter.Text(other.GetValueOrDefault(KeepServicesReader.WordsFact)).ShouldBe(words);
        SomeLetter.Text(other.GetValueOrDefault(KeepServicesReader.DateFact)).ShouldBe(day);
    }

    private static DenialOps.Facts.Fact<string>? Fact(string line, string name) =>
        SomeLetter.Facts(SomeLetter.With(body: "We are cutting your hours because they are not medically necessary.", appeal: line)).Other.GetValueOrDefault(name);
}
