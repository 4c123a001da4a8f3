using DenialOps.Facts.Layout;

namespace DenialOps.Tests.Facts.Layout;

public sealed class ZoneMapTests
{
    private const string Letter = """
        Pelican Rock Insurance
        Claim: 8812

        Dear Mr. Tanaka,

        We said no to the scan.

        HOW TO APPEAL

        Write to us in 60 days.

        EXTERNAL REVIEW

        Later you may ask the state.

        NONDISCRIMINATION NOTICE

        We treat everyone the same.

        More of the same.
        """;

    [Theory]
    [InlineData("Pelican Rock", "Head")]
    [InlineData("Claim: 8812", "Head")]
    [InlineData("Dear Mr. Tanaka", "Body")]
    [InlineData("We said no", "Body")]
    [InlineData("Write to us", "Appeal")]
    [InlineData("Later you may", "Later")]
    [InlineData("We treat everyone", "Boilerplate")]
    [InlineData("More of the same", "Boilerplate")]
    public void A_line_belongs_to_the_section_whose_head_stands_above_it(string line, string zone) => ZoneOf(Letter, line).ToString().ShouldBe(zone);

    [Theory]
    [InlineData("Provider Appeals")]
    [InlineData("NOTICE OF YOUR RIGHT TO A FAIR HEARING")]
    public void A_title_or_a_desk_in_the_letterhead_opens_no_part(string title) =>
        ZoneOf($"Pelican Rock Insurance\n{title}\nJanuary 12, 2026\n\nWe looked at the file again and the claim stays denied for want of records.", "We looked at").ShouldBe(Zone.Body);

    [Fact]
    public void Hearing_aids_are_no_fair_hearing() =>
        ZoneOf("Dear Member,\n\nHEARING AIDS\n\nYour plan does not cover them.", "Your plan").ShouldBe(Zone.Body);

    [Fact]
    public void The_salutation_is_found() => SomeLetter.Layout(Letter).Zones.SalutationLine.ShouldBe(3);

    [Fact]
    public void A_letter_without_salutation_has_no_head()
    {
        var layout = SomeLetter.Layout("Notice\nWe said no to the scan.");

        layout.Zones.SalutationLine.ShouldBe(-1);
        layout.Zones[0].ShouldBe(Zone.Body);
    }

    [Fact]
    public void Definitions_are_general_for_one_paragraph_only()
    {
        const string text = "Dear Member,\n\nWords we use: medically necessary means needed by a doctor.\n\nWe denied your scan.";

        ZoneOf(text, "Words we use").ShouldBe(Zone.Boilerplate);
        ZoneOf(text, "We denied").ShouldBe(Zone.Body);
    }

    [Fact]
    public void A_line_to_be_filled_in_says_nothing_about_the_case() =>
        ZoneOf("Dear Member,\n\nWe said no.\n\nMember ID ______________\n", "Member ID").ShouldBe(Zone.Boilerplate);

    [Fact]
    public void A_loud_appeal_head_ends_a_general_part()
    {
        const string text = "Dear Member,\n\nLANGUAGE ASSISTANCE\n\nInterpreters are free.\n\nHOW TO APPEAL\n\nWrite to us.";

        ZoneOf(text, "Interpreters").ShouldBe(Zone.Boilerplate);
        ZoneOf(text, "Write to us").ShouldBe(Zone.Appeal);
    }

    private static Zone ZoneOf(string text, string line)
    {
        var layout = SomeLetter.Layout(text);
        return layout.Zones[layout.LineAt(layout.Text.IndexOf(line, StringComparison.Ordinal))];
    }
}
