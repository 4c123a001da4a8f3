using DenialOps.Llm.Fallback;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.Fallback;

public sealed class ModelFallbackStreamTests
{
    private int disposed;

    [Fact]
    public async Task A_stream_comes_through_piece_by_piece_and_its_first_says_who_gave_it()
    {
        var client = Build(Pieces("", "a", "b"), Pieces("x"));
        var read = await client.GetStreamingResponseAsync("q").ToListAsync();

        read.Select(update => update.Text).ShouldBe(["", "a", "b"]);
        read[0].AdditionalProperties![ModelFallbackChatClient.TargetKey].ShouldBe("one");
        read[1].AdditionalProperties.ShouldBeNull();
        disposed.ShouldBe(1);
    }

    [Fact]
    public async Task Before_its_first_content_the_next_target_is_asked_and_nothing_of_the_first_is_seen()
    {
        var client = Build(Pieces("", "", null), Pieces("a", "b"));
        var read = await client.GetStreamingResponseAsync("q").ToListAsync();

        read.Select(update => update.Text).ShouldBe(["a", "b"]);
        read[0].AdditionalProperties![ModelFallbackChatClient.TargetKey].ShouldBe("two");
        read[0].AdditionalProperties![ModelFallbackChatClient.StandInKey].ShouldBe(true);
        read[0].AdditionalProperties!["denialops.attempts"].ShouldBe(2);
        disposed.ShouldBe(2);
    }

    [Fact]
    public async Task After_its_first_content_it_fails_and_nothing_of_another_is_put_to_it()
    {
        var second = Pieces("x");
        var client = Build(Pieces("a", null), second);
        var read = new List<string>();
        var error = await Should.ThrowAsync<LlmException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync("q"))
            {
                read.Add(update.Text);
            }
        });

        error.Kind.ShouldBe(LlmErrorKind.Server);
        read.ShouldBe(["a"]);
        second.Calls.ShouldBe(0);
        disposed.ShouldBe(1);
    }

    [Fact]
    public async Task After_its_first_content_the_frameworks_exceptions_become_typed()
    {
        async IAsyncEnumerable<ChatResponseUpdate> Broken()
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, "a");
            await Task.Yield();
            throw new HttpIOException(HttpRequestError.ResponseEnded);
        }

        var client = Build(Pieces("", null), new TestChatClient { Stream = (_, _, _) => Broken() });
        var error = await Should.ThrowAsync<LlmException>(async () => await client.GetStreamingResponseAsync("q").ToListAsync());

        error.Kind.ShouldBe(LlmErrorKind.StreamInterrupted);
        error.Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task When_every_stream_fails_the_last_failure_is_thrown_with_all_attempts()
    {
        var client = Build(Pieces("", null), Pieces((string?)null));
        var error = await Should.ThrowAsync<LlmException>(async () => await client.GetStreamingResponseAsync("q").ToListAsync());

        error.Attempts.ShouldBe(2);
        disposed.ShouldBe(2);
    }

    [Fact]
    public async Task A_stream_without_content_is_an_answer_like_any_other()
    {
        var second = Pieces("x");
        (await Build(Pieces("", ""), second).GetStreamingResponseAsync("q").ToListAsync()).Count.ShouldBe(2);
        (await Build(Pieces(), second).GetStreamingResponseAsync("q").ToListAsync()).ShouldBeEmpty();

        second.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_reader_who_leaves_ends_the_stream()
    {
        await foreach (var _ in Build(Pieces("a", "b"), Pieces("x")).GetStreamingResponseAsync("q"))
        {
            break;
        }

        disposed.ShouldBe(1);
    }

    [Fact]
    public async Task A_stream_that_failed_is_disposed_before_the_next_is_begun()
    {
        var failed = new FailingStream();
        var disposedBefore = false;
        var second = new TestChatClient
        {
            Stream = (_, _, _) =>
            {
                disposedBefore = failed.IsDisposed;
                return TestChatClient.Ok().ToChatResponseUpdates().ToAsyncEnumerable();
            },
        };
        await Build(new BareChatClient(failed), second).GetStreamingResponseAsync("q").ToListAsync();

        disposedBefore.ShouldBeTrue();
    }

    [Fact]
    public async Task The_messages_are_read_once()
    {
        var reads = 0;
        IEnumerable<ChatMessage> Messages()
        {
            reads++;
            yield return new ChatMessage(ChatRole.User, "q");
        }

        await Build(Pieces("", null), Pieces("a")).GetStreamingResponseAsync(Messages()).ToListAsync();
        reads.ShouldBe(1);
    }

    private static ModelFallbackChatClient Build(IChatClient first, IChatClient second) => new(
        first, new ModelFallbackOptions { Targets = [new() { Name = "one" }, new() { Name = "two", Client = second }] });

    /// <summary>A client whose stream has these texts; null fails it.</summary>
    private TestChatClient Pieces(params string?[] texts)
    {
        async IAsyncEnumerable<ChatResponseUpdate> Run()
        {
            try
            {
                foreach (var text in texts)
                {
                    await Task.Yield();
                    yield return text is null ? throw new LlmException(LlmErrorKind.Server) : new ChatResponseUpdate(ChatRole.Assistant, text);
                }
            }
            finally
            {
                disposed++;
            }
        }

        return new TestChatClient { Stream = (_, _, _) => Run() };
    }

    private sealed class BareChatClient(IAsyncEnumerable<ChatResponseUpdate> stream) : DelegatingChatClient(new TestChatClient())
    {
        public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => stream;
    }

    /// <summary>Fails at its first piece and, unlike a compiled iterator, has not ended by that.</summary>
    private sealed class FailingStream : IAsyncEnumerable<ChatResponseUpdate>, IAsyncEnumerator<ChatResponseUpdate>
    {
        public bool IsDisposed { get; private set; }

        public ChatResponseUpdate Current => throw new InvalidOperationException();

        public IAsyncEnumerator<ChatResponseUpdate> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

        public ValueTask<bool> MoveNextAsync() => ValueTask.FromException<bool>(new LlmException(LlmErrorKind.Server));

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return default;
        }
    }
}
