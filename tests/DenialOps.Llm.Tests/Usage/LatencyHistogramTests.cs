using CsCheck;
using DenialOps.Llm.Usage;

namespace DenialOps.Llm.Tests.Usage;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Every_quantile_is_within_one_percent_of_a_measured_time() =>
        (from logs in Gen.Double[0, Math.Log(3_600_000)].Array[1, 300]
         from share in Gen.Double[0.01, 1]
         select (times: logs.Select(Math.Exp).Order().ToArray(), share))
        .Sample(t =>
        {
            var histogram = new LatencyHistogram();
            foreach (var time in t.times)
            {
                histogram.Add(time);
            }

            var exact = t.times[(int)Math.Ceiling(t.share * t.times.Length) - 1];
            return Math.Abs(histogram.Quantile(t.share) - exact) <= exact * (LatencyHistogram.RelativeError + 1e-9);
        });

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.4, 1)]
    [InlineData(1, 1)]
    [InlineData(3_600_000, 3_600_000)]
    [InlineData(1e12, 3_600_000)]
    public void Outside_a_millisecond_and_an_hour_it_is_the_bound(double time, double told)
    {
        var histogram = new LatencyHistogram();
        histogram.Add(time);

        histogram.Quantile(0.5).ShouldBe(told, tolerance: told * 0.01);
        histogram.Quantile(0.5).ShouldBeInRange(1, 3_600_000);
    }

    [Fact]
    public void Of_no_calls_it_is_zero() => new LatencyHistogram().Quantile(0.99).ShouldBe(0);
}
