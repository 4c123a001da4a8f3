using DenialOps.Llm.Caching;
using DenialOps.Llm.Fallback;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Timeouts;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.Usage;

public sealed class UsageTrackingChatClientTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero));
    private readonly RecordingSink sink = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_recorded_once_with_what_it_used_took_and_was_for()
    {
        using var provider = new TestChatClient
        {
            Answer = (_, _, _) =>
            {
                time.Advance(TimeSpan.FromMilliseconds(840));
                return Task.FromResult(TestChatClient.Ok(input: 1000, output: 200));
            },
        };
        using var client = Tracked(provider);

        await client.GetResponseAsync("Why?", new LlmCall { Operation = "summary", PromptName = "p", PromptVersion = "2" }.AddTo(new()), Cancel);

        var call = sink.Only;
        (call.Usage.PromptTokens, call.Usage.CompletionTokens, call.Usage.LatencyMs, call.Usage.Estimated).ShouldBe((1000, 200, 840, false));
        call.Usage.EstimatedCost.ShouldBe((1000 * 2.5m + 200 * 10m) / 1_000_000);
        call.Usage.At.ShouldBe(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero));
        (call.Operation, call.PromptName, call.PromptVersion).ShouldBe(("summary", "p", "2"));
        (call.Attempts, call.Failure, call.Cancelled, call.FromCache, call.Late).ShouldBe((1, null, false, false, false));
        call.Trace.ShouldHaveSingleItem().Usage.PromptTokens.ShouldBe(1000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_is_recorded_in_its_own_sink_too_and_other_calls_are_not(bool streamed)
    {
        using var client = Tracked(new TestChatClient());
        var own = new RecordingSink();
        var options = new LlmCall { Operation = "mine", Sink = own }.AddTo(new());

        await (streamed ? client.GetStreamingResponseAsync("Why?", options, Cancel).ToChatResponseAsync(Cancel) : client.GetResponseAsync("Why?", options, Cancel));
        await client.GetResponseAsync("Why?", cancellationToken: Cancel);

        own.Only.Operation.ShouldBe("mine");
        sink.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Every_attempt_is_in_the_record_with_the_wait_before_it_and_the_last_one_is_the_answer()
    {
        using var provider = new TestChatClient
        {
            Answer = (call, _, _) => call < 3
                ? throw new LlmException(LlmErrorKind.Overloaded) { Status = 529, RequestId = $"req_{call}" }
                : Task.FromResult(TestChatClient.Ok()),
        };
        using var client = Tracked(provider, pipeline => pipeline.UseRetry(Twice()));

        await client.GetResponseAsync("Why?", cancellationToken: Cancel);

        var call = sink.Only;
        (call.Attempts, call.Failure).ShouldBe((3, null));
        call.Trace.Select(attempt => attempt.Failure).ShouldBe([LlmErrorKind.Overloaded, LlmErrorKind.Overloaded, null]);
        call.Trace.Select(attempt => attempt.Status).ShouldBe([529, 529, null]);
        call.Trace.Select(attempt => attempt.BackOffMs).ShouldBe([0, 1, 2]);
        call.Trace.Select(attempt => attempt.RequestId).ShouldBe(["req_1", "req_2", null]);
        call.Usage.TotalTokens.ShouldBe(15);
    }

    [Fact]
    public async Task Attempts_that_gave_an_answer_of_no_use_are_paid_with_the_one_that_was_taken()
    {
        using var provider = new TestChatClient
        {
            Answer = (call, _, _) => call == 1
                ? throw new LlmException(LlmErrorKind.Server) { Usage = TokenUsage.FromInclusiveInput("gpt-4o", 100, 20) }
                : Task.FromResult(TestChatClient.Ok(input: 100, output: 5)),
        };
        using var client = Tracked(provider, pipeline => pipeline.UseRetry(Twice()));

        await client.GetResponseAsync("Why?", cancellationToken: Cancel);

        (sink.Only.Usage.PromptTokens, sink.Only.Usage.CompletionTokens).ShouldBe((200, 25));
        sink.Only.Usage.EstimatedCost.ShouldBe((200 * 2.5m + 25 * 10m) / 1_000_000);
    }

    [Fact]
    public async Task A_call_that_fails_for_good_is_a_failure_of_its_last_kind_that_cost_nothing_if_nothing_was_used()
    {
        using var provider = new TestChatClient { Answer = (_, _, _) => throw new LlmException(LlmErrorKind.Connection) };
        using var client = Tracked(provider, pipeline => pipeline.UseRetry(Twice()));

        await Should.ThrowAsync<LlmException>(() => client.GetResponseAsync("Why?", cancellationToken: Cancel));

        (sink.Only.Failure, sink.Only.Attempts, sink.Only.Usage.TotalTokens).ShouldBe((LlmErrorKind.Connection, 3, 0));
        sink.Only.Usage.EstimatedCost.ShouldBe(0);
    }

    [Fact]
    public async Task A_cancelled_call_is_no_failure_and_its_prompt_is_counted_as_an_estimate()
    {
        using var stop = new CancellationTokenSource();
        using var provider = new TestChatClient
        {
            Answer = (_, _, token) =>
            {
                stop.Cancel();
                token.ThrowIfCancellationRequested();
                throw new InvalidOperationException();
            },
        };
        using var client = Tracked(provider, pipeline => pipeline.UseRetry(Twice()));

        await Should.ThrowAsync<OperationCanceledException>(() => client.GetResponseAsync("hello world", cancellationToken: stop.Token));

        var call = sink.Only;
        (call.Cancelled, call.Failure, call.Attempts).ShouldBe((true, null, 1));
        (call.Usage.Estimated, call.Usage.PromptTokens, call.Usage.CompletionTokens).ShouldBe((true, 2 + 3 + 3, 0));
    }

    [Fact]
    public async Task A_limit_of_time_is_a_timeout_of_its_attempt_and_not_a_cancellation()
    {
        using var provider = new TestChatClient
        {
            Answer = async (call, _, token) =>
            {
                if (call == 1)
                {
                    time.Advance(TimeSpan.FromMinutes(20));
                    await Task.Delay(Timeout.Infinite, token);
                }

                return TestChatClient.Ok();
            },
        };
        using var client = Tracked(provider, pipeline => pipeline.UseRetry(Twice()).UseTimeouts(timeProvider: time));

        await client.GetResponseAsync("Why?", cancellationToken: Cancel);

        sink.Only.Trace.Select(attempt => (attempt.Failure, attempt.Cancelled)).ShouldBe([(LlmErrorKind.Timeout, false), (null, false)]);
    }

    [Fact]
    public async Task A_stream_is_recorded_at_its_end_with_the_time_to_its_first_token()
    {
        using var provider = new TestChatClient { Stream = (_, _, _) => Pieces("Hel", "lo") };
        using var client = Tracked(provider);

        await foreach (var update in client.GetStreamingResponseAsync("Why?", cancellationToken: Cancel))
        {
            sink.Calls.ShouldBeEmpty();
            update.AdditionalProperties.ShouldBeNull();
        }

        (sink.Only.Usage.TimeToFirstTokenMs, sink.Only.Usage.LatencyMs).ShouldBe((100, 300));
        (sink.Only.Usage.PromptTokens, sink.Only.Usage.CompletionTokens, sink.Only.Usage.Estimated).ShouldBe((10, 5, false));
    }

    [Fact]
    public async Task A_stream_that_its_reader_leaves_is_cancelled_and_what_came_is_counted()
    {
        using var provider = new TestChatClient { Stream = (_, _, _) => Pieces("hello", " world", " and more") };
        using var client = Tracked(provider);

        var read = 0;
        await foreach (var update in client.GetStreamingResponseAsync("hello world", cancellationToken: Cancel))
        {
            read += update.Text.Length > 0 ? 1 : 0;
            if (read == 2)
            {
                break;
            }
        }

        var call = sink.Only;
        (call.Cancelled, call.Failure).ShouldBe((true, null));
        (call.Usage.PromptTokens, call.Usage.CompletionTokens, call.Usage.Estimated).ShouldBe((8, 2, true));
    }

    [Fact]
    public async Task A_stream_that_breaks_counts_its_usage_once_even_if_the_failure_tells_of_it_too()
    {
        using var provider = new TestChatClient
        {
            Stream = (_, _, _) => Pieces("Hel", "lo").Append(null!).Select(update => update
                ?? throw new LlmException(LlmErrorKind.Truncated) { Usage = TokenUsage.FromInclusiveInput("gpt-4o", 10, 5) }),
        };
        using var client = Tracked(provider);

        await Should.ThrowAsync<LlmException>(async () => await client.GetStreamingResponseAsync("Why?", cancellationToken: Cancel).ToListAsync(Cancel));

        (sink.Only.Failure, sink.Only.Usage.TotalTokens, sink.Only.Usage.Estimated).ShouldBe((LlmErrorKind.Truncated, 15, false));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Usage_that_nobody_reports_is_counted_with_a_tokenizer_and_says_so(bool streamed)
    {
        using var provider = new TestChatClient
        {
            Answer = (_, _, _) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "hello world")) { ModelId = "local" }),
            Stream = (_, _, _) => new[] { "hello", " world" }.Select(text => new ChatResponseUpdate(ChatRole.Assistant, text)).ToAsyncEnumerable(),
        };
        using var client = Tracked(provider);

        _ = streamed
            ? await client.GetStreamingResponseAsync("hello world", cancellationToken: Cancel).ToChatResponseAsync(Cancel)
            : await client.GetResponseAsync("hello world", cancellationToken: Cancel);

        (sink.Only.Usage.PromptTokens, sink.Only.Usage.CompletionTokens, sink.Only.Usage.Estimated).ShouldBe((8, 2, true));
        sink.Only.Usage.EstimatedCost.ShouldBeNull();
        (sink.Only.Cancelled, sink.Only.Failure).ShouldBe((false, null));
    }

    [Fact]
    public async Task A_hit_of_the_cache_was_sent_never_and_tells_what_it_saved()
    {
        var tracker = new UsageTracker();
        using var provider = new TestChatClient();
        using var client = new ChatClientBuilder(provider)
            .UseUsageTracking(tracker).UseUsageTracking(sink).UseResponseCache().UseMetering().Build();

        await client.GetResponseAsync("Why?", new ChatOptions { Temperature = 0 }, Cancel);
        await client.GetResponseAsync("Why?", new ChatOptions { Temperature = 0 }, Cancel);

        var total = tracker.Summarize().Total;
        (total.CallCount, total.CacheHits, total.TotalTokens).ShouldBe((2, 1, 15));
        total.EstimatedCostUsd.ShouldBe((10 * 2.5m + 5 * 10m) / 1_000_000);
        total.CacheSavedUsd.ShouldBe(total.EstimatedCostUsd!.Value);
        sink.Calls.ShouldBeEmpty("only the outer one of two records");
    }

    [Fact]
    public async Task A_caller_who_leaves_an_answer_that_another_waits_for_is_recorded_at_once_and_its_tokens_when_they_are_known()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource<ChatResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var provider = new TestChatClient
        {
            Answer = (_, _, _) =>
            {
                asked.SetResult();
                return answer.Task;
            },
        };
        var tracker = new UsageTracker();
        using var client = new ChatClientBuilder(provider).UseUsageTracking(tracker).UseResponseCache().UseMetering().Build();
        using var leaves = new CancellationTokenSource();
        var first = client.GetResponseAsync("Why?", new ChatOptions { Temperature = 0 }, leaves.Token);
        await asked.Task;
        var second = client.GetResponseAsync("Why?", new ChatOptions { Temperature = 0 }, Cancel);

        await leaves.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        var before = tracker.Summarize().Total;
        answer.SetResult(TestChatClient.Ok());
        await second;

        (before.Cancelled, before.CallCount, before.TotalTokens).ShouldBe((1, 0, 0));
        var total = tracker.Summarize().Total;
        (total.Cancelled, total.CallCount, total.CacheHits, total.Failures, total.TotalTokens).ShouldBe((1, 1, 1, 0, 15));
    }

    [Fact]
    public async Task A_call_that_fell_back_counts_each_models_tokens_to_that_model()
    {
        var tracker = new UsageTracker();
        using var small = new TestChatClient
        {
            Answer = (_, _, _) => throw new LlmException(LlmErrorKind.Server) { Usage = TokenUsage.FromInclusiveInput("gpt-4o", 100, 0) },
        };
        using var other = new TestChatClient { Answer = (_, _, _) => Task.FromResult(TestChatClient.Ok(model: "gpt-4o-mini")) };
        using var second = new ChatClientBuilder(other).UseMetering().Build();
        var targets = new ModelFallbackOptions();
        targets.Targets.Add(new FallbackTarget { Name = "first" });
        targets.Targets.Add(new FallbackTarget { Name = "second", Client = second });
        using var client = new ChatClientBuilder(small).UseUsageTracking(tracker).UseModelFallback(targets).UseMetering().Build();

        await client.GetResponseAsync("Why?", cancellationToken: Cancel);

        var summary = tracker.Summarize();
        (summary.ByModel["gpt-4o"].CallCount, summary.ByModel["gpt-4o"].PromptTokens).ShouldBe((0, 100));
        (summary.ByModel["gpt-4o-mini"].CallCount, summary.ByModel["gpt-4o-mini"].PromptTokens).ShouldBe((1, 10));
        summary.Total.EstimatedCostUsd.ShouldBe((100 * 2.5m + 10 * 0.15m + 5 * 0.6m) / 1_000_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sink_that_fails_or_hangs_does_not_take_the_answer_away(bool hangs)
    {
        var told = new List<Exception>();
        var broken = new RecordingSink(_ =>
        {
            if (!hangs)
            {
                throw new IOException("disk full");
            }

            time.Advance(TimeSpan.FromSeconds(1));
            return new ValueTask(new TaskCompletionSource().Task);
        });
        using var provider = new TestChatClient();
        using var tracking = new UsageTrackingChatClient(provider, [broken, sink], onSinkFailure: told.Add, timeProvider: time);

        var answer = tracking.GetResponseAsync("Why?", cancellationToken: Cancel);
        time.Advance(TimeSpan.FromSeconds(6));

        (await answer).Text.ShouldBe("ok");
        tracking.SinkFailureCount.ShouldBe(1);
        told.ShouldHaveSingleItem();
        sink.Calls.Count.ShouldBe(1, "the other sink has its record");
    }

    [Fact]
    public async Task The_callers_options_are_left_as_they_are()
    {
        var options = new ChatOptions { Temperature = 0 };
        using var client = Tracked(new TestChatClient());

        await client.GetResponseAsync("Why?", options, Cancel);
        await client.GetStreamingResponseAsync("Why?", options, Cancel).ToListAsync(Cancel);

        options.AdditionalProperties.ShouldBeNull();
        sink.Calls.Count.ShouldBe(2);
    }

    private async IAsyncEnumerable<ChatResponseUpdate> Pieces(params string[] texts)
    {
        yield return new ChatResponseUpdate { Role = ChatRole.Assistant, ModelId = "gpt-4o" };
        foreach (var text in texts)
        {
            await Task.Yield();
            time.Advance(TimeSpan.FromMilliseconds(100));
            yield return new ChatResponseUpdate { Contents = [new TextContent(text)] };
        }

        time.Advance(TimeSpan.FromMilliseconds(100));
        yield return new ChatResponseUpdate { Contents = [new UsageContent(new() { InputTokenCount = 10, OutputTokenCount = 5 })] };
    }

    private static RetryOptions Twice() => new() { MaxRetries = 2, InitialDelay = TimeSpan.FromMilliseconds(1), Jitter = RetryJitter.None };

    private IChatClient Tracked(IChatClient provider, Func<ChatClientBuilder, ChatClientBuilder>? inside = null)
    {
        var builder = new ChatClientBuilder(provider).UseUsageTracking(sink, timeProvider: time);
        return (inside?.Invoke(builder) ?? builder).UseMetering(timeProvider: time).Build();
    }
}
