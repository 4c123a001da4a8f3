using DenialOps.Llm.Retry;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.Retry;

public sealed class RetryChatClientTests
{
    private readonly JumpingClock time = new();

    [Fact]
    public async Task A_call_that_fails_twice_is_answered_at_the_third_time_and_says_so()
    {
        var inner = new TestChatClient { Answer = (call, _, _) => call < 3 ? throw Busy() : Task.FromResult(TestChatClient.Ok()) };

        var answer = await Retrying(inner).GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);

        answer.Text.ShouldBe("ok");
        answer.AdditionalProperties![RetryChatClient.AttemptsKey].ShouldBe(3);
        inner.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task An_answer_at_once_is_left_as_it_is()
    {
        var answer = await Retrying(new TestChatClient()).GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);

        answer.AdditionalProperties.ShouldBeNull();
    }

    [Fact]
    public async Task Each_attempt_gets_options_of_its_own_and_the_messages_are_read_once()
    {
        var given = new List<ChatOptions?>();
        var inner = new TestChatClient
        {
            Answer = (call, options, _) =>
            {
                given.Add(options);
                options!.ModelId = "changed";
                return call < 2 ? throw Busy() : Task.FromResult(TestChatClient.Ok());
            },
        };
        var readings = 0;
        IEnumerable<ChatMessage> Messages()
        {
            readings++;
            yield return new ChatMessage(ChatRole.User, "hello");
        }

        var options = new ChatOptions { ModelId = "asked" };
        await Retrying(inner).GetResponseAsync(Messages(), options, TestContext.Current.CancellationToken);

        options.ModelId.ShouldBe("asked");
        given.Distinct().Count().ShouldBe(2);
        readings.ShouldBe(1);
    }

    [Fact]
    public async Task A_stream_that_fails_before_its_first_content_is_asked_for_anew_and_nothing_of_the_first_is_seen()
    {
        var inner = new TestChatClient { Stream = (call, _, _) => call == 1 ? Pieces("", null) : Pieces("", "whole ", "answer") };

        var updates = await Retrying(inner).GetStreamingResponseAsync("hello").ToListAsync(TestContext.Current.CancellationToken);

        string.Concat(updates.Select(update => update.Text)).ShouldBe("whole answer");
        updates.Count.ShouldBe(3);
        updates[0].AdditionalProperties![RetryChatClient.AttemptsKey].ShouldBe(2);
        inner.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_stream_that_fails_after_content_is_not_begun_anew()
    {
        var inner = new TestChatClient { Stream = (_, _, _) => Pieces("half", null) };
        var seen = "";

        var error = await Should.ThrowAsync<LlmException>(async () =>
        {
            await foreach (var update in Retrying(inner).GetStreamingResponseAsync("hello"))
            {
                seen += update.Text;
            }
        });

        (seen, inner.Calls).ShouldBe(("half", 1));
        error.Kind.ShouldBe(LlmErrorKind.Server);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_was_begun_anew_and_then_breaks_tells_of_both_attempts(bool typed)
    {
        Exception failure = typed ? Busy() : new HttpIOException(HttpRequestError.ResponseEnded);
        var inner = new TestChatClient { Stream = (call, _, _) => call == 1 ? Pieces("", null) : Pieces(failure, "half", null) };

        var error = await Should.ThrowAsync<LlmException>(
            async () => await Retrying(inner).GetStreamingResponseAsync("hello").ToListAsync(TestContext.Current.CancellationToken));

        error.Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_content_comes_out_as_an_interrupted_stream()
    {
        var inner = new TestChatClient { Stream = (_, _, _) => Pieces(new HttpIOException(HttpRequestError.ResponseEnded), "half", null) };

        var error = await Should.ThrowAsync<LlmException>(
            async () => await Retrying(inner).GetStreamingResponseAsync("hello").ToListAsync(TestContext.Current.CancellationToken));

        error.Kind.ShouldBe(LlmErrorKind.StreamInterrupted);
        error.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_reader_who_asks_for_it_is_told_that_the_stream_begins_anew()
    {
        var inner = new TestChatClient { Stream = (call, _, _) => call == 1 ? Pieces("half", null) : Pieces("whole") };
        var client = new RetryChatClient(inner, new RetryPolicy(new RetryOptions(), time), restartStreams: true);
        var text = "";

        await foreach (var update in client.GetStreamingResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken))
        {
            text = update.AdditionalProperties?.ContainsKey(RetryChatClient.RestartedKey) == true ? "" : text + update.Text;
        }

        text.ShouldBe("whole");
    }

    [Fact]
    public async Task An_empty_stream_stays_an_empty_stream()
    {
        var inner = new TestChatClient { Stream = (_, _, _) => Pieces() };

        (await Retrying(inner).GetStreamingResponseAsync("hello").ToListAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();

        inner.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task What_does_not_pass_by_itself_is_sent_once()
    {
        var inner = new TestChatClient { Answer = (_, _, _) => throw new LlmException(LlmErrorKind.Authentication) { Status = 401 } };

        await Should.ThrowAsync<LlmException>(() => Retrying(inner).GetResponseAsync("hello"));

        inner.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_stream_that_is_left_is_let_go()
    {
        var disposed = false;
        async IAsyncEnumerable<ChatResponseUpdate> Endless()
        {
            try
            {
                while (true)
                {
                    yield return new ChatResponseUpdate(ChatRole.Assistant, "more");
                    await Task.Yield();
                }
            }
            finally
            {
                disposed = true;
            }
        }

        await foreach (var _ in Retrying(new TestChatClient { Stream = (_, _, _) => Endless() }).GetStreamingResponseAsync("hello"))
        {
            break;
        }

        disposed.ShouldBeTrue();
    }

    [Fact]
    public async Task All_callers_together_retry_no_more_than_the_budget_allows()
    {
        var inner = new TestChatClient { Answer = (_, _, _) => throw Busy() };
        var budget = new RetryBudget(capacity: 5, retriesPerCall: 0.1);
        var client = new ChatClientBuilder(inner).UseRetry(new RetryOptions { MaxRetries = 3 }, budget, time).Build();

        for (var i = 0; i < 40; i++)
        {
            await Should.ThrowAsync<LlmException>(() => client.GetResponseAsync("hello"));
        }

        // Five at first, and one more for each ten calls after the first was taken.
        (inner.Calls - 40).ShouldBeInRange(8, 9);
        budget.Available.ShouldBeLessThan(1);
    }

    [Fact]
    public void A_budget_outside_its_range_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new RetryBudget(capacity: 0));
        Should.Throw<ArgumentOutOfRangeException>(() => new RetryBudget(retriesPerCall: 0));
        Should.Throw<ArgumentOutOfRangeException>(() => new RetryBudget(retriesPerCall: double.NaN));
    }

    private RetryChatClient Retrying(IChatClient inner) => new(inner, new RetryPolicy(new RetryOptions(), time));

    private static LlmException Busy() => new(LlmErrorKind.Server) { Status = 500 };

    /// <summary>A stream of texts; null stands for a failure.</summary>
    private static IAsyncEnumerable<ChatResponseUpdate> Pieces(params string?[] texts) => Pieces(Busy(), texts);

    private static async IAsyncEnumerable<ChatResponseUpdate> Pieces(Exception failure, params string?[] texts)
    {
        foreach (var text in texts)
        {
            await Task.Yield();
            yield return text is null ? throw failure : new ChatResponseUpdate(ChatRole.Assistant, text);
        }
    }
}
