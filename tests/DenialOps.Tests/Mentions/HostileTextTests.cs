using DenialOps.Mentions;

namespace DenialOps.Tests.Mentions;

public sealed class HostileTextTests
{
    private const int Small = 100_000;
    private const int Factor = 4;
    private const int MostStepsPerCharacter = 60;

    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("$")]
    [InlineData("$1")]
    [InlineData("A0")]
    [InlineData("P.O. Box ")]
    [InlineData("P.O. Box 1 A ")]
    [InlineData("1-")]
    [InlineData("1.")]
    [InlineData("1,")]
    [InlineData("12/")]
    [InlineData("(")]
    [InlineData("(((1")]
    [InlineData("one hundred ")]
    [InlineData("March ")]
    [InlineData("March 5 - ")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("CO-")]
    [InlineData("CO 1 ")]
    [InlineData("a.")]
    [InlineData("x@")]
    [InlineData("A1-")]
    [InlineData("99213, ")]
    [InlineData("M1 ")]
    [InlineData("Member ID ")]
    [InlineData("Claim no. A ")]
    [InlineData("12 Main ")]
    [InlineData("12 Main\n")]
    [InlineData("Reason code ")]
    [InlineData("Code  Mod  Dx\n")]
    [InlineData("| 1 | 2 ")]
    [InlineData("Code | Mod | Dx\n| 1 | 2 | 3 | 4 ")]
    [InlineData("800 ")]
    [InlineData("modifier 25 ")]
    [InlineData("U.S.C. ")]
    public void The_work_grows_no_faster_than_the_text(string piece)
    {
        var small = StepsFor(piece, Small);
        var large = StepsFor(piece, Small * Factor);
        large.ShouldBeLessThanOrEqualTo((small * Factor * 11 / 10) + 1000);
        large.ShouldBeLessThan((long)Small * Factor * MostStepsPerCharacter);
    }

    [Fact]
    public void Random_characters_are_read_in_proportion_to_their_number()
    {
        var random = new Random(20260101);
        var text = string.Create(Small * Factor, random, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = (char)source.Next(256);
            }
        });
        StepsOf(text).ShouldBeLessThan((long)text.Length * MostStepsPerCharacter);
    }

    private static long StepsFor(string piece, int length) => StepsOf(string.Concat(Enumerable.Repeat(piece, length / piece.Length)));

    private static long StepsOf(string text)
    {
        using var scan = new LetterScan(text);
        MentionRecognizer.Read(scan);
        return scan.Steps;
    }
}
