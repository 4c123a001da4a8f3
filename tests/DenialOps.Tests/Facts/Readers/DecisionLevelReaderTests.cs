using DenialOps.Facts.Readers;

namespace DenialOps.Tests.Facts.Readers;

public sealed class DecisionLevelReaderTests
{
    [Theory]
    [InlineData("NOTICE OF FINAL INTERNAL ADVERSE BENEFIT DETERMINATION\n\nDear Ms. Lane:\n\nWe looked at your appeal.")]
    [InlineData("Dear Ms. Lane:\n\nA second doctor read your file. After this review the original denial is upheld.")]
    [InlineData("Dear Ms. Lane:\n\nThis is our decision on your appeal of March 3. We still do not cover the scan.")]
    [InlineData("Dear Ms. Lane:\n\nYour appeal has been denied because the scan is not medically necessary.")]
    public void The_answer_to_an_appeal_is_told_from_a_first_refusal(string body)
    {
        var level = Read(body).ShouldNotBeNull();

        level.Value.ShouldBe("2");
        level.Source.ShouldNotBeNull().Quote.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Dear Ms. Lane:\n\nWe denied the scan because it is not medically necessary.\n\nHow to appeal\n\nYou have 180 days to appeal. If we uphold our decision, you may ask for an external review within four months after the final adverse determination.")]
    [InlineData("Dear Ms. Lane:\n\nWe denied the scan. When your appeal is denied you can ask for an external review.")]
    [InlineData("Dear Ms. Lane:\n\nWe denied the scan because it is not medically necessary. You will get our decision on an appeal in 30 days.")]
    public void What_may_come_later_is_no_answer(string body) => Read(body).ShouldBeNull();

    private static DenialOps.Facts.Fact<string>? Read(string body) =>
        SomeLetter.Read("Harbor Health Plan\n\nMarch 20, 2026\n\n" + body + "\n").Facts.Other.GetValueOrDefault(DecisionLevelReader.FactName);
}
