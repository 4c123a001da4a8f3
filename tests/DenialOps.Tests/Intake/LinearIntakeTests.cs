using System.Diagnostics;
using DenialOps.Intake;

namespace DenialOps.Tests.Intake;

public sealed class LinearIntakeTests
{
    private static readonly TimeSpan Plenty = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData("- 1 -\n\n")]
    [InlineData("2 of 4\n\n")]
    [InlineData("Page 2 of 4\n")]
    [InlineData("Page 2 of 4\nLBS-00719-44382 Vandersteen\n\n")]
    [InlineData("p. 3\n\nFORM-1234\n\n")]
    [InlineData("appeal-\nable ")]
    [InlineData("\t")]
    [InlineData("\r")]
    public void Page_numbers_and_line_ends_without_end_are_read_in_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length)) + "end";

        var start = Stopwatch.GetTimestamp();
        var letter = new LetterReader().FromText(text);

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(Plenty);
        letter.Text.ShouldEndWith("end");
    }
}
