using System.Text.Json;
using DenialOps.Llm.CircuitBreaking;
using DenialOps.Llm.Fallback;
using DenialOps.Llm.Providers;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Timeouts;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.Providers;

/// <summary>The text that came before a failure can be had from it, and from nowhere else.</summary>
public sealed class PartialTextTests : ProviderTest
{
    private const string Said = "TEXTMARK It was de";

    public static TheoryData<LlmProvider, string> Broken => new(
        from provider in Enum.GetValues<LlmProvider>()
        from fault in new[] { "in-band-error", "cut", "reset-midbody", "end-early", "malformed-event", "content-filter", "context-window-exceeded", "truncated-json" }
        select (provider, fault));

    public static TheoryData<LlmProvider, bool> EveryWay => new(
        Enum.GetValues<LlmProvider>().SelectMany(_ => new[] { false, true }, (provider, streamed) => (provider, streamed)));

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_stream_that_broke_off_leaves_what_its_reader_has_seen(LlmProvider provider, string fault)
    {
        var seen = "";

        var error = await Should.ThrowAsync<LlmException>(async () =>
        {
            await foreach (var update in Client(provider, "fault-" + fault).GetStreamingResponseAsync(Prompt, cancellationToken: Cancel))
            {
                seen += update.Text;
            }
        });

        seen.ShouldNotBeEmpty();
        error.GetPartialText().ShouldBe(seen);
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task An_answer_that_was_cut_is_in_its_failure(LlmProvider provider, bool streamed)
    {
        var error = await Should.ThrowAsync<LlmException>(() => AskAsync(Client(provider, "fault-truncated-json"), streamed));

        error.Kind.ShouldBe(LlmErrorKind.Truncated);
        error.GetPartialText()!.ShouldStartWith("{\"denied\":true");
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Where_no_text_came_there_is_none(LlmProvider provider, bool streamed)
    {
        foreach (var fault in new[] { "rate-limited", "in-band-error-first", "empty-content", "close-before-headers" })
        {
            var error = await Should.ThrowAsync<LlmException>(() => AskAsync(Client(provider, "fault-" + fault), streamed));

            error.GetPartialText().ShouldBeNull();
        }
    }

    [Theory]
    [InlineData(LlmProvider.OpenAI)]
    [InlineData(LlmProvider.OpenAIResponses)]
    [InlineData(LlmProvider.Anthropic)]
    public async Task A_stream_that_stalls_leaves_its_text_with_the_timeout(LlmProvider provider)
    {
        using var client = new TimeoutChatClient(Client(provider, "fault-stall"), new() { Idle = TimeSpan.FromSeconds(5) }, Clock);
        var seen = "";
        var begun = new TaskCompletionSource();

        var reading = Should.ThrowAsync<LlmException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync(Prompt, cancellationToken: Cancel))
            {
                seen += update.Text;
                if (seen.Length > 10)
                {
                    begun.TrySetResult();
                }
            }
        });
        await Task.WhenAny(begun.Task, reading);
        while (!reading.IsCompleted)
        {
            // Again and again: a limit counts from when a piece is waited for, which may be after any one of these.
            Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        var error = await reading;
        error.Kind.ShouldBe(LlmErrorKind.Timeout);
        error.GetPartialText().ShouldBe(seen);
    }

    [Fact]
    public async Task Each_middleware_that_wraps_a_failure_keeps_the_text()
    {
        var options = new ModelFallbackOptions();
        options.Targets.Add(new FallbackTarget { Name = "only" });

        foreach (var build in new Func<IChatClient, IChatClient>[]
        {
            inner => new RetryChatClient(inner, new RetryPolicy(new RetryOptions())),
            inner => new ModelFallbackChatClient(inner, options),
            inner => new TimeoutChatClient(new RetryChatClient(inner, new RetryPolicy(new RetryOptions()))),
        })
        {
            using var client = build(Breaking(new HttpIOException(HttpRequestError.ResponseEnded)));

            var error = await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed: true));

            error.Kind.ShouldBe(LlmErrorKind.StreamInterrupted);
            error.GetPartialText().ShouldBe(Said);
        }
    }

    [Fact]
    public async Task A_stream_that_was_begun_anew_leaves_only_what_came_since()
    {
        var policy = new RetryPolicy(new RetryOptions { MaxRetries = 1 }, new JumpingClock());
        using var client = new TimeoutChatClient(
            new RetryChatClient(Breaking(new HttpIOException(HttpRequestError.ResponseEnded)), policy, restartStreams: true));

        var error = await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed: true));

        error.Attempts.ShouldBe(2);
        error.GetPartialText().ShouldBe(Said);
    }

    [Fact]
    public void Of_failures_inside_each_other_the_outermost_has_it()
    {
        var inner = new LlmException(LlmErrorKind.StreamInterrupted);
        inner.KeepPartialText(Said);

        var outer = new LlmException(LlmErrorKind.Timeout, new AggregateException(inner));

        outer.GetPartialText().ShouldBe(Said);
        inner.GetPartialText().ShouldBeNull();
    }

    [Fact]
    public async Task A_breaker_does_not_show_one_callers_text_to_another()
    {
        LlmException? told = null;
        var options = new CircuitBreakerOptions { MinimumThroughput = 1, OnStateChanged = change => told = change.Error };
        using var client = new CircuitBreakerChatClient(Client(LlmProvider.OpenAI, "fault-cut"), options, Clock);
        var own = await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed: true));

        var refused = await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed: true));

        own.GetPartialText().ShouldNotBeNullOrEmpty();
        refused.Kind.ShouldBe(LlmErrorKind.CircuitOpen);
        refused.GetPartialText().ShouldBeNull();
        refused.InnerException.ShouldBeOfType<LlmException>().GetPartialText().ShouldBeNull();
        told.ShouldNotBeNull().GetPartialText().ShouldBeNull();
    }

    [Fact]
    public async Task The_text_is_nowhere_that_a_logger_looks()
    {
        using var client = new RetryChatClient(
            Breaking(new HttpIOException(HttpRequestError.ResponseEnded)), new RetryPolicy(new RetryOptions()));
        var error = await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed: true));

        error.GetPartialText().ShouldNotBeNull().ShouldContain("TEXTMARK");
        error.ToString().ShouldNotContain("TEXTMARK");
        error.Message.ShouldNotContain("TEXTMARK");
        error.Data.Values.Cast<object?>().ShouldAllBe(value => !$"{value}".Contains("TEXTMARK"));
        var properties = typeof(LlmException).GetProperties()
            .Where(property => property.Name != nameof(Exception.TargetSite)) // Cannot be written as JSON.
            .ToDictionary(property => property.Name, property => property.PropertyType == typeof(Exception)
                ? $"{property.GetValue(error)}"
                : property.GetValue(error));
        JsonSerializer.Serialize(properties).ShouldNotContain("TEXTMARK");
    }

    private static TestChatClient Breaking(Exception failure) => new() { Stream = (_, _, _) => BreakAsync(failure) };

    private static async IAsyncEnumerable<ChatResponseUpdate> BreakAsync(Exception failure)
    {
        foreach (var piece in new[] { "", "TEXTMARK ", "It was ", "de" })
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece);
            await Task.Yield();
        }

        throw failure;
    }
}
