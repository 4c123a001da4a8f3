using System.Text.Json;
using DenialOps.Llm.AnswerChecks;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.AnswerChecks;

public sealed class AnswerChecksChatClientTests
{
    public static TheoryData<string, LlmErrorKind> Reasons => new()
    {
        { "length", LlmErrorKind.Truncated },
        { "LENGTH", LlmErrorKind.Truncated },
        { "max_tokens", LlmErrorKind.Truncated },
        { "pause_turn", LlmErrorKind.Truncated },
        { "content_filter", LlmErrorKind.ContentFiltered },
        { "refusal", LlmErrorKind.Refused },
        { "model_context_window_exceeded", LlmErrorKind.ContextLength },
        { "error", LlmErrorKind.Server },
        { "abort", LlmErrorKind.StreamInterrupted },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task An_answer_that_ended_so_is_a_failure_with_its_text_and_usage(string reason, LlmErrorKind kind)
    {
        foreach (var streamed in new[] { false, true })
        {
            var error = await Should.ThrowAsync<LlmException>(() => AskAsync(Over(Ending(reason)), streamed));

            error.Kind.ShouldBe(kind);
            error.GetPartialText().ShouldBe("Half of");
            error.Usage!.PromptTokens.ShouldBe(10);
            error.Usage.Model.ShouldBe("gpt-4o");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_empty_answer_is_a_failure_and_thoughts_are_none(bool streamed)
    {
        var empty = TestChatClient.Ok("");
        empty.Messages[0].Contents.Add(new TextReasoningContent("Let me think."));

        (await Should.ThrowAsync<LlmException>(() => AskAsync(Over(empty), streamed))).Kind.ShouldBe(LlmErrorKind.InvalidOutput);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_of_a_tool_is_an_answer(bool streamed)
    {
        var call = new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "look")]))
        {
            FinishReason = ChatFinishReason.ToolCalls,
        };

        (await AskAsync(Over(call), streamed)).FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }

    [Theory]
    [InlineData("Refusal", LlmErrorKind.Refused)]
    [InlineData("other", LlmErrorKind.Server)]
    public async Task An_error_among_the_contents_is_a_failure(string code, LlmErrorKind kind)
    {
        var said = TestChatClient.Ok("Some text");
        said.Messages[0].Contents.Add(new ErrorContent("no") { ErrorCode = code });

        (await Should.ThrowAsync<LlmException>(() => AskAsync(Over(said), streamed: false))).Kind.ShouldBe(kind);
        (await Should.ThrowAsync<LlmException>(() => AskAsync(Over(said), streamed: true))).Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task A_stream_must_say_why_it_ended_unless_that_is_not_asked_and_a_body_need_not()
    {
        var silent = TestChatClient.Ok("Half of");
        silent.FinishReason = null;

        var error = await Should.ThrowAsync<LlmException>(() => AskAsync(Over(silent), streamed: true));

        (error.Kind, error.GetPartialText()).ShouldBe((LlmErrorKind.StreamInterrupted, "Half of"));
        (await AskAsync(Over(silent), streamed: false)).Text.ShouldBe("Half of");
        (await AskAsync(Over(silent, new() { RequireFinishReason = false }), streamed: true)).Text.ShouldBe("Half of");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cut_answer_is_given_to_whom_it_will_do(bool streamed)
    {
        var one = new LlmCall { AllowTruncated = true }.AddTo(new ChatOptions());

        (await AskAsync(Over(Ending("length")), streamed, one)).Text.ShouldBe("Half of");
        (await AskAsync(Over(Ending("length"), new() { AllowTruncated = true }), streamed)).Text.ShouldBe("Half of");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_fails_in_the_framework_is_typed_and_what_the_caller_did_wrong_is_not(bool streamed)
    {
        (await FailAsync(new HttpRequestException("no"), streamed)).ShouldBe(LlmErrorKind.Connection);
        (await FailAsync(new HttpRequestException("no", null, System.Net.HttpStatusCode.BadGateway), streamed)).ShouldBe(LlmErrorKind.Server);
        (await FailAsync(new IOException("no"), streamed)).ShouldBe(LlmErrorKind.StreamInterrupted);
        (await FailAsync(new JsonException("no"), streamed)).ShouldBe(LlmErrorKind.StreamInterrupted);
        (await FailAsync(new OperationCanceledException("by a limit of its own"), streamed)).ShouldBe(LlmErrorKind.Timeout);

        await Should.ThrowAsync<ArgumentException>(() => AskAsync(Throwing(() => new ArgumentException("wrong")), streamed));
        await Should.ThrowAsync<InvalidOperationException>(() => AskAsync(Throwing(() => new InvalidOperationException("wrong")), streamed));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_callers_cancellation_is_one_whatever_the_client_makes_of_it(bool streamed)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var client = Throwing(() =>
        {
            leave.Cancel();
            return new IOException("the connection was closed");
        });

        await Should.ThrowAsync<OperationCanceledException>(() => AskAsync(client, streamed, cancellationToken: leave.Token));
    }

    [Fact]
    public async Task Inside_the_retries_a_cut_stream_is_fetched_anew()
    {
        var inner = new TestChatClient
        {
            Stream = (call, _, _) =>
            {
                var answer = TestChatClient.Ok(call < 3 ? "Half of" : "The whole.");
                answer.FinishReason = call < 3 ? null : ChatFinishReason.Stop;
                return answer.ToChatResponseUpdates().ToAsyncEnumerable();
            },
        };
        using var client = LlmClient.Create(inner, options => options.Retry!.InitialDelay = TimeSpan.FromTicks(1));

        (await client.CompleteAsync("q", cancellationToken: Cancel)).ShouldBe("The whole.");
        inner.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task Without_checks_a_client_gives_what_it_was_given()
    {
        using var client = LlmClient.Create(
            new TestChatClient { Answer = (_, _, _) => Task.FromResult(Ending("length")) },
            options => (options.AnswerChecks, options.StreamUnderneath) = (null, false));

        (await client.CompleteAsync("q", cancellationToken: Cancel)).ShouldBe("Half of");
    }

    private static async Task<LlmErrorKind> FailAsync(Exception error, bool streamed) =>
        (await Should.ThrowAsync<LlmException>(() => AskAsync(Throwing(() => error), streamed))).Kind;

    private static ChatResponse Ending(string reason)
    {
        var answer = TestChatClient.Ok("Half of");
        answer.FinishReason = new ChatFinishReason(reason);
        return answer;
    }

    private static IChatClient Over(ChatResponse answer, AnswerChecksOptions? options = null) => new ChatClientBuilder(new TestChatClient
    {
        Answer = (_, _, _) => Task.FromResult(answer),
        Stream = (_, _, _) => answer.ToChatResponseUpdates().ToAsyncEnumerable(),
    }).UseAnswerChecks(options).Build();

    private static IChatClient Throwing(Func<Exception> error) => new ChatClientBuilder(new TestChatClient
    {
        Answer = (_, _, _) => throw error(),
        Stream = (_, _, _) => throw error(),
    }).UseAnswerChecks().Build();

    private static async Task<ChatResponse> AskAsync(
        IChatClient client, bool streamed, ChatOptions? options = null, CancellationToken? cancellationToken = null)
    {
        var cancel = cancellationToken ?? Cancel;
        return streamed
            ? await client.GetStreamingResponseAsync("q", options, cancel).ToChatResponseAsync(cancel)
            : await client.GetResponseAsync("q", options, cancel);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_gives_null_is_one_that_gave_no_answer(bool streamed)
    {
        using var client = LlmClient.Create(new TestChatClient
        {
            Answer = (_, _, _) => Task.FromResult<ChatResponse>(null!),
            Stream = (_, _, _) => new ChatResponseUpdate[] { null! }.ToAsyncEnumerable(),
        }, options => (options.StreamUnderneath, options.Retry) = (streamed, null));

        var error = await Should.ThrowAsync<LlmException>(() => client.CompleteAsync("Why?", cancellationToken: TestContext.Current.CancellationToken));

        error.Kind.ShouldBe(LlmErrorKind.InvalidOutput);
    }

    [Fact]
    public async Task A_message_that_is_null_is_its_callers_mistake()
    {
        using var client = LlmClient.Create(new TestChatClient());
        ChatMessage[] messages = [new(ChatRole.User, "Why?"), null!];

        var error = await Should.ThrowAsync<ArgumentException>(
            () => client.GetResponseAsync(messages, cancellationToken: TestContext.Current.CancellationToken));

        error.Message.ShouldStartWith("Message 2 of 2 is null.");
        Should.Throw<ArgumentException>(() => client.GetStreamingResponseAsync(messages, cancellationToken: TestContext.Current.CancellationToken));
    }
}
