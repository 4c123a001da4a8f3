using CsCheck;
using DenialOps.Llm.RateLimiting;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.RateLimiting;

public sealed class InProcessRateLimitTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task Requests_are_let_through_one_each_interval_after_a_small_burst()
    {
        var limit = Limit(new RateLimitOptions { RequestsPerMinute = 600 });
        var calls = Start(limit, 20);
        Run(TimeSpan.FromSeconds(3));

        // 1 % of 600 at once, then one each 100 ms.
        (await Times(calls)).ShouldBe([0, 0, 0, 0, 0, 0, .. Enumerable.Range(1, 14).Select(i => i * 100d)]);
    }

    [Fact]
    public async Task Two_hundred_callers_at_600_a_minute_end_in_the_ideal_time()
    {
        var limit = Limit(new RateLimitOptions { RequestsPerMinute = 600 });
        var calls = Start(limit, 200);
        Run(TimeSpan.FromSeconds(25));

        (await Times(calls)).Max().ShouldBeInRange(19_000, 20_000 * 1.05);
    }

    [Fact]
    public async Task First_come_is_first_served_within_a_priority()
    {
        var limit = Limit(new RateLimitOptions { RequestsPerMinute = 60 });
        var asked = new List<(string, Task<RateLimitLease>)>();
        Ask(limit, asked, "running", CallPriority.Normal);
        Ask(limit, asked, "background", CallPriority.Background);
        Ask(limit, asked, "first", CallPriority.Normal);
        Ask(limit, asked, "second", CallPriority.Normal);
        Ask(limit, asked, "person", CallPriority.Interactive);
        Run(TimeSpan.FromSeconds(6));

        (await Order(asked)).ShouldBe(["running", "person", "first", "second", "background"]);
    }

    [Fact]
    public async Task Nobody_waits_for_ever_behind_higher_priorities()
    {
        var limit = Limit(new RateLimitOptions { RequestsPerMinute = 60 });
        var asked = new List<(string, Task<RateLimitLease>)>();
        Ask(limit, asked, "running", CallPriority.Normal);
        Ask(limit, asked, "background", CallPriority.Background);
        for (var i = 0; i < 30; i++)
        {
            Ask(limit, asked, "person", CallPriority.Interactive);
        }

        Run(TimeSpan.FromSeconds(40));

        (await Order(asked)).ShouldBe(
            ["running", .. Enumerable.Repeat("person", RateLimitQueue.MostPassedOver), "background",
                .. Enumerable.Repeat("person", 30 - RateLimitQueue.MostPassedOver)]);
    }

    [Fact]
    public async Task Who_gives_up_in_the_middle_frees_its_place()
    {
        var limit = Limit(new RateLimitOptions { RequestsPerMinute = 60 });
        using var cancel = new CancellationTokenSource();
        var asked = new List<(string, Task<RateLimitLease>)>();
        Ask(limit, asked, "running", CallPriority.Normal);
        Ask(limit, asked, "before", CallPriority.Normal);
        var leaving = limit.AcquireAsync(Request(), cancel.Token).AsTask();
        Ask(limit, asked, "after", CallPriority.Normal);
        limit.Waiting.ShouldBe(3);

        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => leaving);
        limit.Waiting.ShouldBe(2);
        Run(TimeSpan.FromSeconds(2));

        (await Order(asked)).ShouldBe(["running", "before", "after"]);
    }

    [Fact]
    public async Task A_refusal_of_the_providers_pauses_everybody_and_no_burst_follows()
    {
        var limit = Limit(new RateLimitOptions { RequestsPerMinute = 600 });
        await limit.PauseAsync(TimeSpan.FromSeconds(5));
        var calls = Start(limit, 4);
        Run(TimeSpan.FromSeconds(6));

        (await Times(calls)).ShouldBe([5_000, 5_100, 5_200, 5_300]);
    }

    [Fact]
    public async Task A_place_is_free_again_when_a_call_ends_and_only_once()
    {
        var limit = Limit(new RateLimitOptions { MaxConcurrency = 1 });
        var first = await limit.AcquireAsync(Request(), default);
        var second = limit.AcquireAsync(Request(), default).AsTask();
        var third = limit.AcquireAsync(Request(), default).AsTask();
        second.IsCompleted.ShouldBeFalse();

        await limit.ReleaseAsync(first, null, null);
        await limit.ReleaseAsync(first, null, null);
        await second;

        third.IsCompleted.ShouldBeFalse();
        limit.UnderWay.ShouldBe(1);
    }

    [Fact]
    public void A_request_larger_than_a_minutes_limit_fails_at_once()
    {
        var limit = Limit(new RateLimitOptions { InputTokensPerMinute = 1_000 });

        var error = Should.Throw<LlmException>(() => limit.AcquireAsync(Request(input: 1_001), default).AsTask());

        error.Kind.ShouldBe(LlmErrorKind.RateLimited);
        error.IsTransient.ShouldBeFalse();
        error.Message.ShouldContain("more than the rate limit that is set here allows in a whole minute");
    }

    [Fact]
    public async Task One_more_than_may_wait_is_refused()
    {
        var limit = Limit(new RateLimitOptions { MaxConcurrency = 1, QueueLimit = 1 });
        await limit.AcquireAsync(Request(), default);
        _ = limit.AcquireAsync(Request(), default).AsTask();

        Should.Throw<LlmException>(() => limit.AcquireAsync(Request(), default).AsTask()).Code.ShouldBe("rate_limit_queue_full");
    }

    [Fact]
    public async Task Output_that_was_counted_too_high_is_given_back_when_the_usage_is_known()
    {
        var limit = Limit(new RateLimitOptions { OutputTokensPerMinute = 1_000 });
        var first = await limit.AcquireAsync(Request(output: 1_000), default);
        var second = limit.AcquireAsync(Request(output: 900), default).AsTask();
        Run(TimeSpan.FromSeconds(10));
        limit.Waiting.ShouldBe(1);

        await limit.ReleaseAsync(first, null, 50);
        limit.Waiting.ShouldBe(0);
        await second;
    }

    [Fact]
    public async Task Limits_that_the_provider_names_are_kept()
    {
        var limit = Limit(new RateLimitOptions { RequestsPerMinute = 6_000, BurstPercent = 0 });
        await limit.ObserveAsync(Headers(("anthropic-ratelimit-requests-limit", "600"), ("anthropic-ratelimit-requests-remaining", "599")));
        var calls = Start(limit, 3);
        Run(TimeSpan.FromSeconds(1));

        (await Times(calls)).ShouldBe([0, 100, 200]);
    }

    [Theory]
    [InlineData("1.5s", 1_500)]
    [InlineData("250ms", 250)]
    [InlineData("0m2s", 2_000)]
    [InlineData("2 weeks", 0)]
    public async Task When_nothing_is_left_all_wait_for_the_reset(string reset, double milliseconds)
    {
        var limit = Limit(new RateLimitOptions { RequestsPerMinute = 600 });
        await limit.ObserveAsync(Headers(("x-ratelimit-remaining-requests", "0"), ("x-ratelimit-reset-requests", reset)));
        var calls = Start(limit, 1);
        Run(TimeSpan.FromSeconds(3));

        (await Times(calls)).ShouldBe([milliseconds]);
    }

    [Fact]
    public async Task Who_may_not_wait_out_a_pause_is_refused_at_once_and_in_the_queue_and_others_wait()
    {
        var limit = Limit(new RateLimitOptions { MaxConcurrency = 1 });
        await limit.AcquireAsync(Request(), default);
        var hurried = limit.AcquireAsync(Request() with { MaxPause = TimeSpan.FromSeconds(2) }, default).AsTask();
        var patient = limit.AcquireAsync(Request() with { MaxPause = TimeSpan.FromSeconds(30) }, default).AsTask();

        await limit.PauseAsync(TimeSpan.FromSeconds(5));

        var error = await Should.ThrowAsync<LlmException>(() => hurried.WaitAsync(TimeSpan.FromSeconds(10)));
        (error.Kind, error.Code, error.RetryAfter, error.IsTransient)
            .ShouldBe((LlmErrorKind.RateLimited, "rate_limit_paused", TimeSpan.FromSeconds(5), true));
        clock.Advance(TimeSpan.FromSeconds(2.9));
        (await Should.ThrowAsync<LlmException>(async () => await limit.AcquireAsync(Request() with { MaxPause = TimeSpan.FromSeconds(2) }, default)))
            .RetryAfter.ShouldBe(TimeSpan.FromSeconds(2.1));
        (patient.IsCompleted, limit.Waiting).ShouldBe((false, 1));
        clock.Advance(TimeSpan.FromSeconds(0.1));
        var waits = limit.AcquireAsync(Request() with { MaxPause = TimeSpan.FromSeconds(2) }, default).AsTask();
        (waits.IsCompleted, limit.Waiting).ShouldBe((false, 2));
    }

    [Fact]
    public async Task A_limit_that_is_not_set_here_paces_nobody_until_the_provider_has_refused()
    {
        var limit = Limit(new RateLimitOptions());
        await limit.ObserveAsync(Headers(("x-ratelimit-limit-requests", "60"), ("x-ratelimit-remaining-requests", "9")));
        (await Times(Start(limit, 5))).ShouldBe([0, 0, 0, 0, 0]);

        await limit.PauseAsync(TimeSpan.FromSeconds(1));
        var calls = Start(limit, 3);
        Run(TimeSpan.FromSeconds(4));

        (await Times(calls)).ShouldBe([1_000, 2_000, 3_000]);
    }

    [Fact]
    public async Task When_no_request_is_left_of_a_limit_that_comes_back_evenly_only_the_next_is_waited_for()
    {
        var limit = Limit(new RateLimitOptions());
        await limit.ObserveAsync(Headers(
            ("x-ratelimit-limit-requests", "60"), ("x-ratelimit-remaining-requests", "0"), ("x-ratelimit-reset-requests", "1m0s")));
        var calls = Start(limit, 1);
        Run(TimeSpan.FromSeconds(2));

        (await Times(calls)).ShouldBe([1_000]);
    }

    [Fact]
    public async Task Who_waits_when_it_is_disposed_of_is_told_so_and_not_that_somebody_cancelled()
    {
        var limit = Limit(new RateLimitOptions { MaxConcurrency = 1 });
        var calls = Start(limit, 2);

        limit.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => calls[1]);
    }

    [Fact]
    public async Task In_no_minute_is_more_let_through_than_the_limit()
    {
        var call = Gen.Select(Gen.Int[0, 5_000], Gen.Int[1, 30]);
        await Gen.Select(Gen.Int[5, 60], Gen.Double[0, 50], call.List[1, 60]).SampleAsync(async (requests, burst, calls) =>
        {
            var own = new FakeTimeProvider();
            using var limit = new InProcessRateLimit(
                new RateLimitOptions { RequestsPerMinute = requests, InputTokensPerMinute = 100, BurstPercent = burst }, own);
            var asked = new List<Task<RateLimitLease>>();
            foreach (var (pause, tokens) in calls)
            {
                own.Advance(TimeSpan.FromMilliseconds(pause));
                asked.Add(limit.AcquireAsync(Request(input: tokens), default).AsTask());
            }

            for (var step = 0; step < 2_000 && limit.Waiting > 0; step++)
            {
                own.Advance(TimeSpan.FromSeconds(1));
            }

            limit.Waiting.ShouldBe(0);
            var through = await Task.WhenAll(asked);
            foreach (var first in through)
            {
                var minute = through.Where(next => next.At >= first.At && next.At < first.At + TimeSpan.FromMinutes(1)).ToArray();
                minute.Length.ShouldBeLessThanOrEqualTo(requests);
                minute.Sum(next => next.Request.InputTokens).ShouldBeLessThanOrEqualTo(100);
            }
        }, iter: 100);
    }

    [Fact]
    public void Options_outside_their_range_are_refused_with_option_value_and_range() =>
        Should.Throw<ArgumentException>(() => new InProcessRateLimit(new RateLimitOptions { RequestsPerMinute = 0, BurstPercent = 51 }))
            .Message.ShouldStartWith(
                "RateLimitOptions.RequestsPerMinute is 0; allowed: not set, or from 1 to 10,000,000. "
                + "RateLimitOptions.BurstPercent is 51; allowed: from 0 to 50.");

    private static RateLimitRequest Request(long input = 1, long output = 1) => new(input, output, CallPriority.Normal);

    private static Func<string, string?> Headers(params (string Name, string Value)[] all) =>
        name => all.FirstOrDefault(header => header.Name == name).Value;

    private InProcessRateLimit Limit(RateLimitOptions options) => new(options, clock);

    private static void Ask(
        InProcessRateLimit limit, List<(string Name, Task<RateLimitLease> Lease)> asked, string name, CallPriority priority) =>
        asked.Add((name, limit.AcquireAsync(Request() with { Priority = priority }, default).AsTask()));

    private static async Task<string[]> Order(List<(string Name, Task<RateLimitLease> Lease)> asked)
    {
        var leases = await Task.WhenAll(asked.Select(one => one.Lease)).WaitAsync(TimeSpan.FromSeconds(10));
        return [.. asked.Zip(leases).OrderBy(one => one.Second.Id).Select(one => one.First.Name)];
    }

    private static Task<RateLimitLease>[] Start(InProcessRateLimit limit, int callers) =>
        [.. Enumerable.Range(0, callers).Select(_ => limit.AcquireAsync(Request(), default).AsTask())];

    private static async Task<double[]> Times(Task<RateLimitLease>[] calls) =>
        [.. (await Task.WhenAll(calls).WaitAsync(TimeSpan.FromSeconds(10))).Select(lease => lease.At.TotalMilliseconds)];

    private void Run(TimeSpan span)
    {
        for (var past = TimeSpan.Zero; past < span; past += TimeSpan.FromMilliseconds(10))
        {
            clock.Advance(TimeSpan.FromMilliseconds(10));
        }
    }
}
