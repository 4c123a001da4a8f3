using System.Runtime.CompilerServices;
using DenialOps.Llm.CircuitBreaking;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.CircuitBreaking;

public sealed class CircuitBreakerStreamTests
{
    private readonly FakeTimeProvider clock = new();
    private Exception? fault;
    private int disposed;

    [Fact]
    public async Task A_stream_comes_through_unchanged_and_is_disposed()
    {
        var client = Build();

        (await Read(client)).ShouldBe(["a", "b"]);
        disposed.ShouldBe(1);
    }

    [Fact]
    public async Task Streams_that_break_after_their_first_content_open_it()
    {
        var client = Build();
        await Break(client, times: 4);

        client.State.ShouldBe(CircuitState.Open);
        (await Should.ThrowAsync<LlmException>(() => Read(client))).Kind.ShouldBe(LlmErrorKind.CircuitOpen);
        disposed.ShouldBe(4);
    }

    [Fact]
    public async Task A_client_that_fails_before_its_stream_begins_counts_as_well()
    {
        var client = new CircuitBreakerChatClient(
            new TestChatClient { Stream = (_, _, _) => throw new LlmException(LlmErrorKind.Connection) },
            new CircuitBreakerOptions { MinimumThroughput = 1 }, clock);
        await Should.ThrowAsync<LlmException>(() => Read(client));

        client.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public async Task A_whole_stream_as_probe_closes_it()
    {
        var client = Build();
        await Break(client, times: 4);
        clock.Advance(TimeSpan.FromSeconds(30));
        await Read(client);

        client.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task A_stream_that_is_still_coming_keeps_the_place_of_the_probe()
    {
        var client = Build();
        await Break(client, times: 4);
        clock.Advance(TimeSpan.FromSeconds(30));

        await foreach (var _ in client.GetStreamingResponseAsync([]))
        {
            client.State.ShouldBe(CircuitState.HalfOpen);
            await Should.ThrowAsync<LlmException>(() => Read(client));
        }

        client.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task A_stream_that_its_reader_leaves_counts_as_nothing_and_frees_the_place_of_the_probe()
    {
        var client = Build();
        await Break(client, times: 3);
        for (var i = 0; i < 10; i++)
        {
            await Leave(client);
        }

        await Break(client, times: 1);
        client.State.ShouldBe(CircuitState.Open);
        clock.Advance(TimeSpan.FromSeconds(30));
        await Leave(client);
        client.State.ShouldBe(CircuitState.HalfOpen);
        await Read(client);
        client.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task A_stream_that_nobody_reads_takes_no_place()
    {
        var client = Build();
        await Break(client, times: 4);
        clock.Advance(TimeSpan.FromSeconds(30));
        _ = client.GetStreamingResponseAsync([]);

        await Read(client);
        client.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task A_stream_whose_reader_cancels_is_no_failure()
    {
        var client = Build();
        for (var i = 0; i < 10; i++)
        {
            using var leaving = new CancellationTokenSource();
            await Should.ThrowAsync<OperationCanceledException>(async () =>
            {
                await foreach (var _ in client.GetStreamingResponseAsync([], cancellationToken: leaving.Token))
                {
                    await leaving.CancelAsync();
                }
            });
        }

        client.State.ShouldBe(CircuitState.Closed);
    }

    private static async Task<string[]> Read(CircuitBreakerChatClient client)
    {
        var texts = new List<string>();
        await foreach (var update in client.GetStreamingResponseAsync([]))
        {
            texts.Add(update.Text);
        }

        return [.. texts];
    }

    private static async Task Leave(CircuitBreakerChatClient client)
    {
        await foreach (var _ in client.GetStreamingResponseAsync([]))
        {
            break;
        }
    }

    private async Task Break(CircuitBreakerChatClient client, int times)
    {
        fault = new LlmException(LlmErrorKind.StreamInterrupted);
        for (var i = 0; i < times; i++)
        {
            (await Should.ThrowAsync<LlmException>(() => Read(client))).ShouldBeSameAs(fault);
        }

        fault = null;
    }

    private CircuitBreakerChatClient Build() =>
        new(new TestChatClient { Stream = (_, _, token) => Pieces(token) }, new CircuitBreakerOptions { MinimumThroughput = 4 }, clock);

    private async IAsyncEnumerable<ChatResponseUpdate> Pieces([EnumeratorCancellation] CancellationToken token = default)
    {
        try
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, "a");
            await Task.Yield();
            token.ThrowIfCancellationRequested();
            if (fault is { } error)
            {
                throw error;
            }

            yield return new ChatResponseUpdate(ChatRole.Assistant, "b");
        }
        finally
        {
            disposed++;
        }
    }
}
