using Microsoft.Extensions.Time.Testing;
using ProviderSimulator.Limits;

namespace ProviderSimulator.Tests.Limits;

public sealed class TokenBucketTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_bucket_refills_evenly_and_never_beyond_its_brim()
    {
        var bucket = new TokenBucket("requests", 60, TimeSpan.FromMinutes(1), _clock);

        bucket.Take(60);
        bucket.Status().Remaining.ShouldBe(0);
        _clock.Advance(TimeSpan.FromSeconds(1.5));
        bucket.Status().ShouldBe(new("requests", 60, 1, TimeSpan.FromSeconds(58.5)));
        _clock.Advance(TimeSpan.FromHours(1));

        bucket.Status().ShouldBe(new("requests", 60, 60, TimeSpan.Zero));
    }

    [Fact]
    public void Who_waits_as_long_as_he_is_told_is_let_in()
    {
        var bucket = new TokenBucket("requests", 7, TimeSpan.FromMinutes(1), _clock);
        bucket.Take(7);

        for (var i = 0; i < 50; i++)
        {
            var refused = bucket.Refuses(1).ShouldNotBeNull();
            _clock.Advance(refused.Wait - TimeSpan.FromMilliseconds(1));
            bucket.Refuses(1).ShouldNotBeNull();
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            bucket.Refuses(1).ShouldBeNull();
            bucket.Take(1);
        }
    }

    [Fact]
    public void A_short_burst_makes_a_small_bucket_that_fills_at_the_same_rate()
    {
        var bucket = new TokenBucket("requests", 600, TimeSpan.FromSeconds(1), _clock);

        bucket.Refuses(10).ShouldBeNull();
        bucket.Refuses(11).ShouldNotBeNull().FitsNever.ShouldBeTrue();
        bucket.Take(10);

        bucket.Refuses(5).ShouldNotBeNull().Wait.ShouldBe(TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public void What_is_known_afterwards_overdraws_the_bucket_until_it_is_even()
    {
        var bucket = new TokenBucket("output-tokens", 60, TimeSpan.FromMinutes(1), _clock);

        bucket.Take(90);

        bucket.Status().Remaining.ShouldBe(0);
        bucket.Refuses(1).ShouldNotBeNull().Wait.ShouldBe(TimeSpan.FromSeconds(31));
    }
}
