using DenialOps.Intake;

namespace DenialOps.Cli.Tests;

public sealed class PlaceholderTests
{
    [Fact]
    public void A_span_holds_its_first_character_and_not_the_one_past_its_end() => new TextSpan(1, 3).Contains(3).ShouldBeFalse();
}
