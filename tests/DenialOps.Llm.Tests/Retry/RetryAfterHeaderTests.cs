using System.Globalization;
using CsCheck;
using DenialOps.Llm.Retry;

namespace DenialOps.Llm.Tests.Retry;

public sealed class RetryAfterHeaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, "7", 7_000)]
    [InlineData(null, " 7 ", 7_000)]
    [InlineData(null, "0", 0)]
    [InlineData(null, "1.5", 1_500)]
    [InlineData(null, "0.25", 250)]
    [InlineData("1500", null, 1_500)]
    [InlineData("1500", "60", 1_500)]
    [InlineData("12.5", "60", 12.5)]
    [InlineData("0", "60", 0)]
    [InlineData("soon", "3", 3_000)]
    [InlineData("-5", "3", 3_000)]
    [InlineData(null, "Fri, 27 Nov 2026 08:00:30 GMT", 30_000)]
    [InlineData(null, "Friday, 27-Nov-26 08:00:30 GMT", 30_000)]
    [InlineData(null, "Fri Nov 27 08:00:30 2026", 30_000)]
    [InlineData(null, "Tue Dec  1 08:00:00 2026", 4 * 86_400_000L)]
    [InlineData(null, "Fri, 27 Nov 2026 07:00:00 GMT", 0)]
    public void Every_form_is_read(string? ms, string? header, double milliseconds) =>
        RetryAfterHeader.Parse(ms, header, Now).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1,5")]
    [InlineData("1e3")]
    [InlineData("NaN")]
    [InlineData("5 seconds")]
    [InlineData("05/01/2026")]
    [InlineData("Fri, 32 Nov 2026 08:00:30 GMT")]
    public void What_is_none_of_them_is_no_wait(string? header) => RetryAfterHeader.Parse(null, header, Now).ShouldBeNull();

    [Fact]
    public void A_number_beyond_measure_is_the_longest_wait() =>
        RetryAfterHeader.Parse(null, new string('9', 400), Now).ShouldBe(TimeSpan.MaxValue);

    [Fact]
    public void Seconds_and_dates_come_back_as_they_were_written() => Gen.Int[0, 10_000_000].Sample(seconds =>
    {
        var at = Now.AddSeconds(seconds).ToString("r", CultureInfo.InvariantCulture);

        RetryAfterHeader.Parse(null, at, Now).ShouldBe(TimeSpan.FromSeconds(seconds));
        RetryAfterHeader.Parse(null, seconds.ToString(CultureInfo.InvariantCulture), Now).ShouldBe(TimeSpan.FromSeconds(seconds));
        RetryAfterHeader.Parse($"{seconds}", "1", Now).ShouldBe(TimeSpan.FromMilliseconds(seconds));
    });

    [Fact]
    public void No_text_makes_it_throw_or_gives_a_negative_wait() =>
        Gen.Select(Gen.String, Gen.String).Sample((ms, s) => (RetryAfterHeader.Parse(ms, s, Now) ?? TimeSpan.Zero) >= TimeSpan.Zero);
}
