using DenialOps.Facts.Readers;

namespace DenialOps.Tests.Facts.Readers;

public sealed class StateReaderTests
{
    [Theory]
    [InlineData("Nora Feldman\n77 Orchard Road\nDayton, OH 45402", "OH")]
    [InlineData("NORA FELDMAN\n77 Orchard Road\nApt 4\nAlbany, New York 12207-1187", "NY")]
    [InlineData("Harbor Clinic\n77 Orchard Road\nDayton, OH 45402", null)]
    [InlineData("Nora Feldman\n77 Orchard Road\nDayton, XX 45402", null)]
    public void The_state_of_the_block_below_the_members_name_is_read(string block, string? state) =>
        State($"Marlowe Bay Health Plan\nP.O. Box 9911, Easton, MD 21601\n\nMarch 3, 2026\n\n{block}\n\nMember: Nora Feldman\n\nDear Nora Feldman:\n\n{SomeLetter.Denial}\n").ShouldBe(state);

    [Theory]
    [InlineData("You can call the Michigan Department of Insurance and Financial Services.", "MI")]
    [InlineData("You can ask the California Department of Managed Health Care for a review.", "CA")]
    [InlineData("You can call the West Virginia Insurance Commissioner.", "WV")]
    [InlineData("Write to the New York State Department of Financial Services.", "NY")]
    [InlineData("Call the Ohio Department of Insurance, or the Texas Department of Insurance.", null)]
    [InlineData("We are licensed in Ohio. Ask the department of insurance.", null)]
    public void The_office_that_oversees_insurance_names_its_state(string sentence, string? state) =>
        State(SomeLetter.With(appeal: sentence)).ShouldBe(state);

    [Fact]
    public void It_is_never_sure() =>
        SomeLetter.Facts(SomeLetter.With(appeal: "You can call the Ohio Department of Insurance.")).Other[StateReader.FactName].Confidence.ShouldBeLessThan(0.8);

    private static string? State(string letter) => SomeLetter.Facts(letter).Other.TryGetValue(StateReader.FactName, out var state) ? state.Value : null;
}
