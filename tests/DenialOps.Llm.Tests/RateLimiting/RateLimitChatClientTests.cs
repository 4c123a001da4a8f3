using DenialOps.Llm.RateLimiting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.RateLimiting;

public sealed class RateLimitChatClientTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task A_call_beyond_the_pace_waits_its_turn()
    {
        var inner = new TestChatClient();
        using var limit = new InProcessRateLimit(new RateLimitOptions { RequestsPerMinute = 60 }, clock);
        var client = Client(inner, limit);
        await client.GetResponseAsync("one");
        var second = client.GetResponseAsync("two");
        clock.Advance(TimeSpan.FromMilliseconds(999));
        inner.Calls.ShouldBe(1);

        clock.Advance(TimeSpan.FromMilliseconds(1));
        (await second).Text.ShouldBe("ok");
        inner.Calls.ShouldBe(2);
    }

    [Theory]
    [InlineData(500_000_000)]
    [InlineData(long.MaxValue)]
    public async Task A_usage_without_sense_shuts_nobody_out_for_good(long tokens)
    {
        var inner = new TestChatClient { Answer = (_, _, _) => Task.FromResult(TestChatClient.Ok(input: tokens, output: 1)) };
        using var limit = new InProcessRateLimit(new RateLimitOptions { InputTokensPerMinute = 1_000 }, clock);
        var client = Client(inner, limit);
        (await client.GetResponseAsync("one")).Text.ShouldBe("ok");

        var second = client.GetResponseAsync("two");
        clock.Advance(TimeSpan.FromMinutes(1));
        inner.Calls.ShouldBe(1);
        for (var minute = 0; minute < 10; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await second).Text.ShouldBe("ok");
    }

    [Fact]
    public async Task A_maximum_below_zero_lets_nobody_go_before_his_time()
    {
        var inner = new TestChatClient();
        using var limit = new InProcessRateLimit(new RateLimitOptions { OutputTokensPerMinute = 60, DefaultPause = TimeSpan.Zero }, clock);
        var client = Client(inner, limit);
        await client.GetResponseAsync("one", new ChatOptions { MaxOutputTokens = 60 });
        var odd = client.GetResponseAsync("odd", new ChatOptions { MaxOutputTokens = -1_000 });

        var third = client.GetResponseAsync("three", new ChatOptions { MaxOutputTokens = 60 });
        third.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromMinutes(3));
        await odd;
        await third;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_429_pauses_the_other_callers_for_as_long_as_it_says(bool streamed)
    {
        LlmException Refusal() => new(LlmErrorKind.RateLimited) { RetryAfter = TimeSpan.FromSeconds(7) };
        var inner = new TestChatClient
        {
            Answer = (call, _, _) => call == 1 ? throw Refusal() : Task.FromResult(TestChatClient.Ok()),
            Stream = (_, _, _) => throw Refusal(),
        };
        using var limit = new InProcessRateLimit(new RateLimitOptions { MaxConcurrency = 5 }, clock);
        var client = Client(inner, limit);
        await Should.ThrowAsync<LlmException>(() => streamed ? Drain(client) : client.GetResponseAsync("one"));
        limit.UnderWay.ShouldBe(0);

        var second = client.GetResponseAsync("two");
        clock.Advance(TimeSpan.FromMilliseconds(6_999));
        limit.Waiting.ShouldBe(1);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        limit.Waiting.ShouldBe(0);
        await Record.ExceptionAsync(() => second);
    }

    [Fact]
    public async Task A_place_is_given_back_by_calls_that_fail_and_streams_that_are_left()
    {
        var inner = new TestChatClient { Answer = (_, _, _) => throw new InvalidOperationException("down") };
        using var limit = new InProcessRateLimit(new RateLimitOptions { MaxConcurrency = 1 }, clock);
        var client = Client(inner, limit);
        await Should.ThrowAsync<InvalidOperationException>(() => client.GetResponseAsync("one"));
        limit.UnderWay.ShouldBe(0);

        await foreach (var _ in client.GetStreamingResponseAsync("two"))
        {
            limit.UnderWay.ShouldBe(1);
            break;
        }

        limit.UnderWay.ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_state_that_fails_after_the_call_changes_nothing_of_what_its_caller_gets(bool streamed)
    {
        var refusal = new LlmException(LlmErrorKind.RateLimited);
        var refusing = new RateLimitChatClient(
            new TestChatClient { Answer = (_, _, _) => throw refusal, Stream = (_, _, _) => throw refusal }, new(), new FailingState());
        var answering = new RateLimitChatClient(new TestChatClient(), new(), new FailingState());

        (await Should.ThrowAsync<LlmException>(() => streamed ? Drain(refusing) : refusing.GetResponseAsync("one"))).ShouldBe(refusal);
        await (streamed ? Drain(answering) : answering.GetResponseAsync("one"));

        // The pause and the place of the refused call, the place of the other.
        refusing.StateFailureCount.ShouldBe(2);
        answering.StateFailureCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_call_counts_as_a_request()
    {
        var inner = new TestChatClient { Answer = (_, _, _) => throw new InvalidOperationException("down") };
        using var limit = new InProcessRateLimit(new RateLimitOptions { RequestsPerMinute = 1 }, clock);
        var client = Client(inner, limit);
        await Should.ThrowAsync<InvalidOperationException>(() => client.GetResponseAsync("one"));
        var second = client.GetResponseAsync("two");

        limit.Waiting.ShouldBe(1);
        clock.Advance(TimeSpan.FromMinutes(1));
        await Should.ThrowAsync<InvalidOperationException>(() => second);
    }

    [Fact]
    public async Task The_real_usage_takes_the_place_of_the_estimate()
    {
        var inner = new TestChatClient { Answer = (_, _, _) => Task.FromResult(TestChatClient.Ok(input: 90, output: 1)) };
        using var limit = new InProcessRateLimit(new RateLimitOptions { InputTokensPerMinute = 100 }, clock);
        var client = Client(inner, limit);
        await client.GetResponseAsync("a short text that hides a large one");
        var second = client.GetResponseAsync("a short text that hides a large one");
        clock.Advance(TimeSpan.FromSeconds(50));
        limit.Waiting.ShouldBe(1);

        clock.Advance(TimeSpan.FromSeconds(10));
        await second;
    }

    private static RateLimitChatClient Client(IChatClient inner, IRateLimitState limit) =>
        (RateLimitChatClient)inner.AsBuilder().UseRateLimit(new RateLimitOptions(), limit).Build();

    private static async Task Drain(IChatClient client)
    {
        await foreach (var _ in client.GetStreamingResponseAsync("one"))
        {
        }
    }

    private sealed class FailingState : IRateLimitState
    {
        public ValueTask<RateLimitLease> AcquireAsync(RateLimitRequest request, CancellationToken cancellationToken) => new(new RateLimitLease(request, 1));

        public ValueTask ReleaseAsync(RateLimitLease lease, long? inputTokens, long? outputTokens) => throw new IOException("The state is down.");

        public ValueTask PauseAsync(TimeSpan? wait) => throw new IOException("The state is down.");

        public ValueTask ObserveAsync(Func<string, string?> header) => throw new IOException("The state is down.");
    }
}
