using DenialOps.Llm.AnswerChecks;
using DenialOps.Llm.RateLimiting;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Timeouts;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests;

/// <summary>Readers of a stream that do what they should not.</summary>
public sealed class StreamStageTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly TestChatClient inner = new();

    public void Dispose() => inner.Dispose();

    [Fact]
    public async Task A_reading_that_was_refused_is_over_and_does_not_ask_again()
    {
        using var limit = new InProcessRateLimit(new RateLimitOptions { MaxConcurrency = 1, QueueLimit = 0 }, clock);
        var taken = await limit.AcquireAsync(new RateLimitRequest(1, 1, CallPriority.Normal), TestContext.Current.CancellationToken);
        await using var reading = Reading(limit);
        await Should.ThrowAsync<LlmException>(async () => await reading.MoveNextAsync());
        await limit.ReleaseAsync(taken, 1, 1);

        (await reading.MoveNextAsync()).ShouldBeFalse();
        (inner.Calls, limit.UnderWay).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_reading_that_is_left_while_it_waits_for_its_turn_gives_the_turn_back()
    {
        using var limit = new InProcessRateLimit(new RateLimitOptions { MaxConcurrency = 1 }, clock);
        var taken = await limit.AcquireAsync(new RateLimitRequest(1, 1, CallPriority.Normal), TestContext.Current.CancellationToken);
        var reading = Reading(limit);
        var first = reading.MoveNextAsync().AsTask();
        await reading.DisposeAsync();
        await limit.ReleaseAsync(taken, 1, 1);

        await Should.ThrowAsync<ObjectDisposedException>(() => first);
        (limit.UnderWay, limit.Waiting).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reading_that_is_left_while_a_piece_is_waited_for_says_so_and_gives_its_turn_back_once(bool amongOthers)
    {
        var more = new TaskCompletionSource();
        using var slow = new TestChatClient { Stream = (_, _, _) => Pieces(more.Task) };
        using var limit = new InProcessRateLimit(new RateLimitOptions { MaxConcurrency = 1 }, clock);
        using var others = slow.AsBuilder().UseTimeouts(timeProvider: clock).UseRateLimit(new RateLimitOptions(), limit).UseMetering().Build();
        var reading = amongOthers
            ? others.GetStreamingResponseAsync("Why?").GetAsyncEnumerator(TestContext.Current.CancellationToken)
            : Reading(limit, slow);
        (await reading.MoveNextAsync()).ShouldBeTrue();
        var second = reading.MoveNextAsync().AsTask();

        // The iterator underneath refuses that in its own words.
        await Should.ThrowAsync<NotSupportedException>(async () => await reading.DisposeAsync());
        more.SetResult();

        await Should.ThrowAsync<ObjectDisposedException>(() => second);
        limit.UnderWay.ShouldBe(0);
    }

    [Fact]
    public async Task What_a_stage_fails_by_at_a_piece_is_the_failure_of_those_around_it()
    {
        ChatResponseUpdate[] pieces = [new(ChatRole.Assistant, "one"), null!];
        using var broken = new TestChatClient { Stream = (_, _, _) => pieces.ToAsyncEnumerable() };
        using var limit = new InProcessRateLimit(new RateLimitOptions { MaxConcurrency = 1 }, clock);
        using var client = broken.AsBuilder().UseRateLimit(new RateLimitOptions(), limit).UseAnswerChecks().Build();
        await using var reading = client.GetStreamingResponseAsync("Why?").GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await reading.MoveNextAsync()).ShouldBeTrue();

        var error = await Should.ThrowAsync<LlmException>(async () => await reading.MoveNextAsync());

        (error.Code, error.GetPartialText(), limit.UnderWay).ShouldBe(("null_update", "one", 0));
    }

    [Fact]
    public async Task A_stream_that_is_begun_anew_is_read_through_the_stage_that_is_new()
    {
        using var flaky = new TestChatClient
        {
            Stream = (call, _, _) => call == 1 ? Broken() : new ChatResponseUpdate[] { new(ChatRole.Assistant, "a"), new(ChatRole.Assistant, "b") }.ToAsyncEnumerable(),
        };
        using var limit = new InProcessRateLimit(new RateLimitOptions { MaxConcurrency = 1 }, clock);
        using var client = flaky.AsBuilder().UseRetry(new RetryOptions { InitialDelay = TimeSpan.FromTicks(1), MaxDelay = TimeSpan.FromTicks(1) }, restartStreams: true)
            .UseRateLimit(new RateLimitOptions(), limit).Build();

        var read = await client.GetStreamingResponseAsync("Why?").ToListAsync(TestContext.Current.CancellationToken);

        string.Concat(read.Select(update => update.Text)).ShouldBe("xab");
        (flaky.Calls, limit.UnderWay).ShouldBe((2, 0));
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Broken()
    {
        yield return new(ChatRole.Assistant, "x");
        await Task.Yield();
        throw new LlmException(LlmErrorKind.StreamInterrupted);
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Pieces(Task more)
    {
        yield return new(ChatRole.Assistant, "one");
        await more;
        yield return new(ChatRole.Assistant, "two");
    }

    private IAsyncEnumerator<ChatResponseUpdate> Reading(InProcessRateLimit limit, TestChatClient? client = null) =>
        (client ?? inner).AsBuilder().UseRateLimit(new RateLimitOptions(), limit).Build()
            .GetStreamingResponseAsync("Why?").GetAsyncEnumerator(TestContext.Current.CancellationToken);
}
