using System.Runtime.CompilerServices;
using System.Threading.Channels;
using DenialOps.Llm.CircuitBreaking;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Timeouts;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.Timeouts;

public sealed class TimeoutChatClientTests
{
    private readonly FakeTimeProvider time = new();
    private readonly Channel<string> pieces = Channel.CreateUnbounded<string>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_in_time_is_handed_on()
    {
        (await Limited(new TestChatClient()).GetResponseAsync("hello", cancellationToken: Cancel)).Text.ShouldBe("ok");
    }

    [Fact]
    public async Task An_attempt_without_an_answer_ends_when_its_time_is_over_and_not_before()
    {
        var asked = Limited(Silent()).GetResponseAsync("hello", cancellationToken: Cancel);

        time.Advance(TimeSpan.FromSeconds(99.9));
        asked.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.1));

        (await Should.ThrowAsync<LlmException>(() => asked)).Kind.ShouldBe(LlmErrorKind.Timeout);
    }

    [Fact]
    public async Task The_callers_cancellation_is_his_own_and_no_timeout()
    {
        using var caller = new CancellationTokenSource();
        var asked = Limited(Silent()).GetResponseAsync("hello", cancellationToken: caller.Token);

        await caller.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => asked)).CancellationToken.ShouldBe(caller.Token);
    }

    [Fact]
    public async Task A_stream_without_content_ends_at_the_limit_of_the_first_token_whatever_else_comes()
    {
        await using var stream = Stream();
        var next = stream.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(9));
        Send("");
        (await next).ShouldBeTrue();

        next = stream.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(1));

        (await Should.ThrowAsync<LlmException>(() => next)).Kind.ShouldBe(LlmErrorKind.Timeout);
    }

    [Fact]
    public async Task After_the_first_content_each_piece_has_its_own_time()
    {
        await using var stream = Stream();
        for (var i = 0; i < 10; i++)
        {
            var piece = stream.MoveNextAsync().AsTask();
            time.Advance(TimeSpan.FromSeconds(4));
            Send("word ");
            (await piece).ShouldBeTrue();
        }

        var next = stream.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(4.9));
        next.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.1));

        (await Should.ThrowAsync<LlmException>(() => next)).Kind.ShouldBe(LlmErrorKind.Timeout);
    }

    [Fact]
    public async Task A_first_token_that_took_longer_than_a_piece_may_is_in_time()
    {
        await using var stream = Stream();
        var piece = stream.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(9));
        Send("word ");
        (await piece).ShouldBeTrue();

        var next = stream.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(4.9));
        Send("more");

        (await next).ShouldBeTrue();
    }

    [Fact]
    public async Task The_time_that_a_reader_takes_is_not_the_providers_idleness()
    {
        await using var stream = Stream();
        Send("word ");
        (await stream.MoveNextAsync()).ShouldBeTrue();

        time.Advance(TimeSpan.FromSeconds(60));
        var next = stream.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(4.9));
        Send("more");

        (await next).ShouldBeTrue();
    }

    [Fact]
    public async Task A_stream_that_never_stops_ends_when_its_attempt_is_over()
    {
        await using var stream = Stream();
        var began = time.GetUtcNow();
        var error = await Should.ThrowAsync<LlmException>(async () =>
        {
            while (true)
            {
                var piece = stream.MoveNextAsync().AsTask();
                time.Advance(TimeSpan.FromSeconds(4));
                Send("word ");
                (await piece).ShouldBeTrue();
            }
        });

        error.Kind.ShouldBe(LlmErrorKind.Timeout);
        (time.GetUtcNow() - began).TotalSeconds.ShouldBe(100);
    }

    [Fact]
    public async Task The_time_that_a_reader_takes_is_no_part_of_the_attempt()
    {
        await using var stream = Stream();
        for (var i = 0; i < 24; i++)
        {
            var piece = stream.MoveNextAsync().AsTask();
            time.Advance(TimeSpan.FromSeconds(4));
            Send("word ");
            (await piece).ShouldBeTrue();
            time.Advance(TimeSpan.FromSeconds(300));
        }

        // Of its 100 seconds the provider has used 96.
        var next = stream.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(3.9));
        next.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.1));

        (await Should.ThrowAsync<LlmException>(() => next)).Code.ShouldBe("attempt_timeout");
    }

    [Fact]
    public async Task A_slow_reader_does_not_open_the_breaker()
    {
        using var client = new ChatClientBuilder(Limited(new TestChatClient { Stream = (_, _, token) => Sent(token) }))
            .UseCircuitBreaker(new() { MinimumThroughput = 1 }, time).Build();
        await using var stream = client.GetStreamingResponseAsync("hello", cancellationToken: Cancel).GetAsyncEnumerator(Cancel);
        for (var i = 0; i < 5; i++)
        {
            Send("word ");
            (await stream.MoveNextAsync()).ShouldBeTrue();
            time.Advance(TimeSpan.FromMinutes(10));
        }

        pieces.Writer.Complete();
        (await stream.MoveNextAsync()).ShouldBeFalse();
        client.GetService<CircuitBreakerChatClient>()!.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task Around_retries_it_is_the_deadline_and_tells_what_failed_before()
    {
        var inner = new TestChatClient
        {
            Answer = async (call, _, token) =>
            {
                await Task.Delay(call < 3 ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, token);
                throw new LlmException(LlmErrorKind.Server) { Status = 501 + call };
            },
        };
        var client = new ChatClientBuilder(inner)
            .UseTimeouts(new() { Attempt = TimeSpan.FromSeconds(10) }, time)
            .UseRetry(new RetryOptions { InitialDelay = TimeSpan.FromTicks(1), MaxDelay = TimeSpan.FromTicks(1) })
            .Build();

        var asked = client.GetResponseAsync("hello", cancellationToken: Cancel);
        while (inner.Calls < 3 && !asked.IsCompleted)
        {
            await Task.Delay(1, Cancel);
        }

        time.Advance(TimeSpan.FromSeconds(10));
        var error = await Should.ThrowAsync<LlmException>(() => asked);
        (error.Code, error.Attempts).ShouldBe(("total_deadline", 2));
        error.InnerException.ShouldBeOfType<LlmException>().Status.ShouldBe(503);
    }

    [Fact]
    public async Task A_failure_of_the_providers_own_stays_what_it_is()
    {
        var inner = new TestChatClient { Answer = (_, _, _) => throw new LlmException(LlmErrorKind.Server) };

        (await Should.ThrowAsync<LlmException>(() => Limited(inner).GetResponseAsync("hello"))).Kind.ShouldBe(LlmErrorKind.Server);
    }

    [Fact]
    public void A_limit_outside_its_range_is_refused_by_name()
    {
        var error = Should.Throw<ArgumentException>(
            () => new TimeoutChatClient(new TestChatClient(), new TimeoutOptions { Idle = TimeSpan.Zero, Attempt = TimeSpan.FromDays(2) }));

        error.Message.ShouldContain("TimeoutOptions.Idle is 00:00:00; allowed: above 0");
        error.Message.ShouldContain("TimeoutOptions.Attempt is 2.00:00:00");
    }

    [Fact]
    public async Task Without_limits_nothing_is_ended()
    {
        var never = Timeout.InfiniteTimeSpan;
        var client = new TimeoutChatClient(Silent(), new TimeoutOptions { Attempt = never, FirstToken = never, Idle = never }, time);
        using var caller = new CancellationTokenSource();
        var asked = client.GetResponseAsync("hello", cancellationToken: caller.Token);

        time.Advance(TimeSpan.FromDays(3));

        asked.IsCompleted.ShouldBeFalse();
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => asked);
    }

    private static TestChatClient Silent() => new()
    {
        Answer = async (_, _, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return TestChatClient.Ok();
        },
    };

    private TimeoutChatClient Limited(IChatClient inner)
    {
        var limits = new TimeoutOptions
        {
            Attempt = TimeSpan.FromSeconds(100),
            FirstToken = TimeSpan.FromSeconds(10),
            Idle = TimeSpan.FromSeconds(5),
        };
        return new TimeoutChatClient(inner, limits, time);
    }

    private void Send(string text) => pieces.Writer.TryWrite(text).ShouldBeTrue();

    private IAsyncEnumerator<ChatResponseUpdate> Stream()
    {
        var client = Limited(new TestChatClient { Stream = (_, _, token) => Sent(token) });
        return client.GetStreamingResponseAsync("hello", cancellationToken: Cancel).GetAsyncEnumerator(Cancel);
    }

    private async IAsyncEnumerable<ChatResponseUpdate> Sent([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var text in pieces.Reader.ReadAllAsync(cancellationToken))
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, text);
        }
    }
}
