using System.Runtime.CompilerServices;
using DenialOps.Llm.Caching;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.Caching;

public sealed class ResponseCacheSharingTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly TaskCompletionSource<ChatResponse> held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource pieces = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationToken seen;
    private bool disposed;

    [Fact]
    public async Task A_thousand_who_ask_at_once_are_answered_by_one_call()
    {
        var provider = Held();
        var client = Build(provider);
        var callers = Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => Ask(client))).ToArray();
        held.SetResult(TestChatClient.Ok());
        var answers = await Task.WhenAll(callers);

        provider.Calls.ShouldBe(1);
        answers.ShouldAllBe(answer => answer.Text == "ok");
        answers.Distinct().Count().ShouldBe(1_000);
        answers.Count(answer => answer.AdditionalProperties?.ContainsKey(ResponseCacheChatClient.HitKey) is not true).ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task One_who_leaves_does_not_end_the_call_of_the_other(int who)
    {
        var provider = Held();
        var client = Build(provider);
        using var leaving = new CancellationTokenSource();
        Task<ChatResponse>[] callers = [Ask(client, token: who == 0 ? leaving.Token : default), Ask(client, token: who == 1 ? leaving.Token : default)];

        await leaving.CancelAsync();
        (await Should.ThrowAsync<OperationCanceledException>(() => callers[who])).CancellationToken.ShouldBe(leaving.Token);
        seen.IsCancellationRequested.ShouldBeFalse();
        held.SetResult(TestChatClient.Ok());
        (await callers[1 - who]).Text.ShouldBe("ok");
        await Ask(client);
        provider.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task When_the_last_has_left_the_call_is_cancelled_and_the_next_asks_anew()
    {
        var provider = Held();
        var client = Build(provider);
        using var leaving = new CancellationTokenSource();
        var (one, other) = (Ask(client, token: leaving.Token), Ask(client, token: leaving.Token));
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => one);
        await Should.ThrowAsync<OperationCanceledException>(() => other);
        seen.IsCancellationRequested.ShouldBeTrue();

        var next = Ask(client);
        provider.Calls.ShouldBe(2);
        held.SetResult(TestChatClient.Ok());
        (await next).Text.ShouldBe("ok");
    }

    [Fact]
    public async Task A_call_that_all_have_left_is_joined_by_nobody_even_if_the_provider_does_not_stop()
    {
        var provider = new TestChatClient { Answer = (call, _, _) => call == 1 ? held.Task : Task.FromResult(TestChatClient.Ok("new")) };
        var client = Build(provider);
        using var leaving = new CancellationTokenSource();
        var left = Ask(client, token: leaving.Token);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => left);

        (await Ask(client)).Text.ShouldBe("new");
    }

    [Fact]
    public async Task A_caller_whose_token_is_cancelled_already_asks_nobody()
    {
        var provider = Held();
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Ask(Build(provider), token: left.Token));
        provider.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task All_who_wait_are_told_what_the_call_failed_by()
    {
        var provider = Held();
        var client = Build(provider);
        Task<ChatResponse>[] callers = [Ask(client), Ask(client)];
        var error = new LlmException(LlmErrorKind.Server);
        held.SetException(error);

        (await Should.ThrowAsync<LlmException>(() => callers[0])).ShouldBeSameAs(error);
        (await Should.ThrowAsync<LlmException>(() => callers[1])).ShouldBeSameAs(error);
        provider.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_copied_is_asked_for_by_each()
    {
        var provider = Held();
        var client = Build(provider);
        Task<ChatResponse>[] callers = [Ask(client), Ask(client)];
        var cut = TestChatClient.Ok();
        cut.FinishReason = null;
        held.SetResult(cut);

        await Task.WhenAll(callers);
        provider.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Calls_for_another_operation_or_of_another_priority_do_not_wait_for_each_other()
    {
        var provider = Held();
        var client = Build(provider);
        Task<ChatResponse>[] callers =
        [
            Ask(client, call: new LlmCall { Operation = "a" }), Ask(client, call: new LlmCall { Operation = "b" }),
            Ask(client, call: new LlmCall { Operation = "a", Priority = CallPriority.Interactive }),
        ];

        provider.Calls.ShouldBe(3);
        held.SetResult(TestChatClient.Ok());
        await Task.WhenAll(callers);
    }

    [Fact]
    public async Task A_caller_who_comes_while_the_answer_is_being_kept_does_not_ask_again()
    {
        var provider = new TestChatClient();
        var store = new SlowStore();
        var client = new ResponseCacheChatClient(provider, cache: store, timeProvider: clock);
        await Ask(client);
        (await Ask(client)).Text.ShouldBe("ok");

        provider.Calls.ShouldBe(1);
        store.Kept.SetResult();
    }

    [Fact]
    public async Task A_stream_comes_through_piece_by_piece_and_is_kept_when_it_is_complete()
    {
        var provider = Streamed();
        var client = Build(provider);
        var reader = Stream(client).GetAsyncEnumerator();
        await reader.MoveNextAsync();
        reader.Current.Text.ShouldBe("a");
        pieces.SetResult();
        await reader.MoveNextAsync();
        reader.Current.Text.ShouldBe("b");
        reader.Current.AdditionalProperties.ShouldBeNull();
        (await reader.MoveNextAsync()).ShouldBeFalse();
        await reader.DisposeAsync();
        disposed.ShouldBeTrue();

        var again = await Stream(client).ToListAsync();
        again[0].AdditionalProperties![ResponseCacheChatClient.HitKey].ShouldBe(true);
        again.ToChatResponse().Text.ShouldBe("ab");
        again.ToChatResponse().FinishReason.ShouldBe(ChatFinishReason.Stop);
        (await Ask(client)).Text.ShouldBe("ab");
        provider.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_reader_does_to_a_piece_does_not_reach_the_next()
    {
        pieces.SetResult();
        var client = Build(Streamed());
        await foreach (var piece in Stream(client))
        {
            ((TextContent)piece.Contents[0]).Text = "Jane Doe";
        }

        (await Ask(client)).Text.ShouldBe("ab");
    }

    [Fact]
    public async Task A_whole_answer_is_given_as_a_stream_too()
    {
        var provider = new TestChatClient();
        var client = Build(provider);
        await Ask(client);

        (await Stream(client).ToListAsync()).ToChatResponse().Text.ShouldBe("ok");
        provider.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_stream_that_its_only_reader_leaves_is_ended_and_not_kept()
    {
        var provider = Streamed();
        var client = Build(provider);
        await foreach (var _ in Stream(client))
        {
            break;
        }

        seen.IsCancellationRequested.ShouldBeTrue();
        pieces.SetResult();
        (await Ask(client)).Text.ShouldBe("ok");
        provider.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_stream_that_one_reader_leaves_goes_on_for_the_other()
    {
        var provider = Streamed();
        var client = Build(provider);
        var reader = Stream(client).GetAsyncEnumerator();
        await reader.MoveNextAsync();
        var joined = Ask(client);
        await reader.DisposeAsync();

        seen.IsCancellationRequested.ShouldBeFalse();
        pieces.SetResult();
        (await joined).Text.ShouldBe("ab");
        provider.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_stream_that_breaks_is_told_to_all_and_not_kept()
    {
        var provider = Streamed();
        var client = Build(provider);
        var reader = Stream(client).GetAsyncEnumerator();
        await reader.MoveNextAsync();
        var joined = Ask(client);
        var error = new LlmException(LlmErrorKind.StreamInterrupted);
        pieces.SetException(error);

        (await Record.ExceptionAsync(async () => await reader.MoveNextAsync())).ShouldBeSameAs(error);
        (await Record.ExceptionAsync(() => joined)).ShouldBeSameAs(error);
        (await Ask(client)).Text.ShouldBe("ok");
        provider.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_stream_without_an_end_is_not_kept()
    {
        var provider = new TestChatClient { Stream = (_, _, _) => new ChatResponseUpdate[] { new(ChatRole.Assistant, "a") }.ToAsyncEnumerable() };
        var client = Build(provider);
        await Stream(client).ToListAsync();
        await Stream(client).ToListAsync();

        provider.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Of_a_stream_that_was_begun_anew_only_the_last_run_is_kept()
    {
        ChatResponseUpdate[] run =
        [
            new(ChatRole.Assistant, "void "),
            new() { AdditionalProperties = new() { ["denialops.restarted"] = true } },
            new(ChatRole.Assistant, "right") { FinishReason = ChatFinishReason.Stop },
        ];
        var client = Build(new TestChatClient { Stream = (_, _, _) => run.ToAsyncEnumerable() });
        await Stream(client).ToListAsync();

        (await Ask(client)).Text.ShouldBe("right");
    }

    private static Task<ChatResponse> Ask(ResponseCacheChatClient client, LlmCall? call = null, CancellationToken token = default) =>
        client.GetResponseAsync([new ChatMessage(ChatRole.User, "q")], (call ?? LlmCall.Unnamed).AddTo(new ChatOptions { Temperature = 0 }), token);

    private static IAsyncEnumerable<ChatResponseUpdate> Stream(ResponseCacheChatClient client) =>
        client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "q")], new ChatOptions { Temperature = 0 });

    private ResponseCacheChatClient Build(IChatClient provider) => new(provider, timeProvider: clock);

    private TestChatClient Held() => new()
    {
        Answer = (_, _, token) =>
        {
            seen = token;
            return held.Task.WaitAsync(token);
        },
    };

    private TestChatClient Streamed() => new() { Stream = (_, _, token) => Pieces(token) };

    private async IAsyncEnumerable<ChatResponseUpdate> Pieces([EnumeratorCancellation] CancellationToken token)
    {
        seen = token;
        try
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, "a");
            await pieces.Task.WaitAsync(token);
            yield return new ChatResponseUpdate(ChatRole.Assistant, "b") { FinishReason = ChatFinishReason.Stop };
        }
        finally
        {
            disposed = true;
        }
    }

    private sealed class SlowStore : IResponseCache
    {
        public TaskCompletionSource Kept { get; } = new();

        public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string key, CancellationToken cancellationToken) => default;

        public ValueTask SetAsync(string key, ReadOnlyMemory<byte> answer, TimeSpan timeToLive, CancellationToken cancellationToken) =>
            new(Kept.Task);
    }
}
