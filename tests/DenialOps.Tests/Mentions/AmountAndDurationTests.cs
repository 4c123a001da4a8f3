using DenialOps.Mentions;

namespace DenialOps.Tests.Mentions;

public sealed class AmountAndDurationTests
{
    [Theory]
    [InlineData("$4,200.00 billed", "4200.00", 1.0)]
    [InlineData("a charge of $4,380, and", "4380.00", 1.0)]
    [InlineData("Billed  $ 612.75", "612.75", 1.0)]
    [InlineData("-$ 391.16", "391.16", 1.0)]
    [InlineData("USD 45 was paid", "45.00", 1.0)]
    [InlineData("a bill of 9,999 dollars", "9999.00", 1.0)]
    [InlineData("MRI   3,975.00   text", "3975.00", 0.7)]
    [InlineData("charge 412.00", "412.00", 0.7)]
    [InlineData("$186.5O", "186.50", 0.6)]
    [InlineData("$2,63l.00", "2631.00", 0.6)]
    [InlineData("paid $O.00", "0.00", 0.6)]
    public void Sums_of_money_are_read(string text, string expected, double confidence)
    {
        var amount = Found.One(text, MentionKind.Amount);
        amount.Value.ShouldBe(expected);
        amount.Confidence.ShouldBe(confidence);
    }

    [Theory]
    [InlineData("12.5 mg tablets", "Number:12.5")]
    [InlineData("wound 2.6-7.5 cm", "Number:2.6 Number:7.5")]
    [InlineData("20% of it", "Percentage:20")]
    [InlineData("94 percent", "Percentage:94")]
    [InlineData("an 84-gene panel at L4-5", "Number:84 Number:4 Number:5")]
    [InlineData("1,000 mg", "Number:1000")]
    [InlineData("TTY 711 or text 988", "Number:711 Number:988")]
    public void Other_quantities_are_not_money(string text, string expected) => Found.All(text).ShouldBe(expected);

    [Theory]
    [InlineData("within 180 days", "180 days")]
    [InlineData("one hundred eighty (180) calendar days", "180 days")]
    [InlineData("one-hundred-eighty (180) days", "180 days")]
    [InlineData("two\\nhundred sixty-five (265) days", "265 days")]
    [InlineData("forty-five (45) days", "45 days")]
    [InlineData("FORTY-FIVE DAYS", "45 days")]
    [InlineData("six months", "6 months")]
    [InlineData("four (4) months", "4 months")]
    [InlineData("a 72-hour decision", "72 hours")]
    [InlineData("60 business days", "60 business_days")]
    [InlineData("five w0rking days", "5 business_days")]
    [InlineData("a 30-business-day period", "30 business_days")]
    [InlineData("one (1) year", "1 years")]
    [InlineData("12 months", "12 months")]
    [InlineData("within 18O\\n calendar days", "180 days")]
    [InlineData("within 9O days", "90 days")]
    [InlineData("the 180-day limit", "180 days")]
    [InlineData("un plazo de 180 días", "180 days")]
    [InlineData("4 MESES o 72 horas", "4 months, 72 hours")]
    [InlineData("1 año", "1 years")]
    [InlineData("45 days (72\\nhours if urgent)", "45 days, 72 hours")]
    public void Lengths_of_time_are_one_mention_each(string text, string expected) => Found.Values(text, MentionKind.Duration).ShouldBe(expected);

    [Fact]
    public void Words_and_the_number_in_parentheses_are_one_mention()
    {
        var duration = Found.One("within ninety (90) days of it", MentionKind.Duration);
        (duration.Start, duration.End).ShouldBe((7, 23));
        duration.Number.ShouldBe(90);
        duration.Unit.ShouldBe(DurationUnit.Days);
    }
}
