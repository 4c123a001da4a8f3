using CsCheck;
using DenialOps.Intake;

namespace DenialOps.Tests.Intake;

public sealed class CaselessSearchTests
{
    [Theory]
    [InlineData("We DENIED it", "denied", 3)]
    [InlineData("denied", "denied", 0)]
    [InlineData("denie", "denied", -1)]
    [InlineData("", "denied", -1)]
    [InlineData("[denied}", "{DENIED]", -1)]
    [InlineData("a long way before the phrase, and there it is: Not Covered", "not covered", 47)]
    [InlineData("@@@@@@@@@@@@", "`", -1)]
    [InlineData("Größe und GRÖSSE", "größe", 0)]
    public void A_phrase_is_found_in_either_case(string text, string phrase, int at) => text.Find(phrase).ShouldBe(at);

    [Fact]
    public void A_search_stays_inside_its_part_of_the_text()
    {
        const string Text = "appeal, then appeal";

        Text.Find("APPEAL", 1).ShouldBe(13);
        Text.Find("APPEAL", 1, 17).ShouldBe(-1);
        Text.Find("APPEAL", 1, 18).ShouldBe(13);
        Text.AsSpan(1).Has("APPEAL").ShouldBeTrue();
        Text.Has("appeals").ShouldBeFalse();
    }

    [Fact]
    public void It_finds_what_the_framework_finds()
    {
        var letters = Gen.Char["abAB {[@`1é"];
        Gen.Select(Gen.String[letters, 0, 60], Gen.String[letters, 1, 4]).Sample((text, phrase) =>
            text.Find(phrase) == text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase), iter: 20_000);
    }
}
