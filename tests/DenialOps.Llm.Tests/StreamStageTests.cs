using DenialOps.Llm.RateLimiting;
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

    [Fact]
    public async Task A_reading_that_is_left_while_a_piece_is_waited_for_says_so_and_gives_its_turn_back_once()
    {
        var more = new TaskCompletionSource();
        using var slow = new TestChatClient { Stream = (_, _, _) => Pieces(more.Task) };
        using var limit = new InProcessRateLimit(new RateLimitOptions { MaxConcurrency = 1 }, clock);
        var reading = Reading(limit, slow);
        await reading.MoveNextAsync();
        var second = reading.MoveNextAsync().AsTask();

        // The iterator underneath refuses that in its own words.
        await Should.ThrowAsync<NotSupportedException>(async () => await reading.DisposeAsync());
        more.SetResult();

        await Should.ThrowAsync<ObjectDisposedException>(() => second);
        limit.UnderWay.ShouldBe(0);
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
