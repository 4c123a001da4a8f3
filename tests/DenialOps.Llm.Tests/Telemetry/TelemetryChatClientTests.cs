using System.Diagnostics;
using DenialOps.Llm.Caching;
using DenialOps.Llm.Fallback;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Telemetry;
using DenialOps.Llm.Tests.Usage;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.Telemetry;

[Collection(TelemetryAlone.Name)]
public sealed class TelemetryChatClientTests : IDisposable
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero));
    private readonly Recorded recorded = new();
    private readonly RecordingSink sink = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => recorded.Dispose();

    [Fact]
    public async Task A_call_is_one_span_and_one_log_line()
    {
        using var provider = Slow(840, TestChatClient.Ok(input: 1000, output: 200));
        using var client = Told(provider);
        var call = new LlmCall { Operation = "summary", PromptName = "letter", PromptVersion = "2", PromptHash = "abc" };

        await client.GetResponseAsync("Why?", call.AddTo(new() { ModelId = "gpt-4o", Temperature = 0.5f, MaxOutputTokens = 300 }), Cancel);

        var span = recorded.Span;
        (span.DisplayName, span.Kind, span.Status, span.StatusDescription).ShouldBe(("chat gpt-4o", ActivityKind.Client, ActivityStatusCode.Unset, null));
        span.Duration.ShouldBe(TimeSpan.FromMilliseconds(840));
        span.GetTagItem("gen_ai.response.finish_reasons").ShouldBeOfType<string[]>().ShouldBe(["stop"]);
        span.TagObjects.Where(tag => tag.Key != "gen_ai.response.finish_reasons").ToDictionary().ShouldBe(
            new Dictionary<string, object?>
            {
                ["gen_ai.operation.name"] = "chat",
                ["gen_ai.provider.name"] = "unknown",
                ["gen_ai.system"] = "unknown",
                ["gen_ai.request.model"] = "gpt-4o",
                ["gen_ai.request.temperature"] = 0.5f,
                ["gen_ai.request.max_tokens"] = 300,
                ["gen_ai.prompt.name"] = "letter",
                ["gen_ai.prompt.version"] = "2",
                ["denialops.prompt.hash"] = "abc",
                ["denialops.operation"] = "summary",
                ["gen_ai.response.model"] = "gpt-4o",
                ["gen_ai.usage.input_tokens"] = 1000L,
                ["gen_ai.usage.output_tokens"] = 200L,
                ["denialops.attempts"] = 1,
                ["denialops.cost_usd"] = 0.0045,
            },
            ignoreOrder: true);
        var line = recorded.Lines.ShouldHaveSingleItem();
        (line.Level, line.Id.Id, line.Id.Name).ShouldBe((LogLevel.Information, 1, "CallAnswered"));
        line.Text.ShouldContain("gpt-4o for summary");
        line.Text.ShouldContain("in 840 ms: 1000 tokens in, 200 out, 0.0045 USD, 1 attempts");
    }

    [Fact]
    public async Task Requests_beyond_the_first_are_counted_with_what_they_failed_by_and_the_span_tells_of_each()
    {
        using var provider = new TestChatClient
        {
            Answer = (call, _, _) => call < 3
                ? throw new LlmException(LlmErrorKind.Overloaded) { Status = 529, RequestId = $"req_{call}" }
                : Task.FromResult(TestChatClient.Ok()),
        };
        using var client = Told(provider, pipeline => pipeline.UseRetry(Twice()));

        await client.GetResponseAsync("Why?", cancellationToken: Cancel);

        recorded.Span.GetTagItem("denialops.attempts").ShouldBe(3);
        recorded.Span.GetTagItem("denialops.backoff_ms").ShouldBe(3d);
        recorded.Span.Events.Select(happened => happened.Tags.ToDictionary().GetValueOrDefault("error.type")).ShouldBe(["Overloaded", "Overloaded", null]);
        recorded["denialops.llm.attempts"].Select(point => (point["error.type"], point.Value)).ShouldBe([("Overloaded", 2), (null, 1)], ignoreOrder: true);
        recorded["denialops.llm.retries"].ShouldHaveSingleItem().Value.ShouldBe(2);
        recorded["denialops.llm.backoff"].ShouldHaveSingleItem().Value.ShouldBe(0.003, 1e-9);
        recorded["gen_ai.client.operation.duration"].ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_meter_the_attempts_are_those_that_the_answer_tells_of()
    {
        using var provider = new TestChatClient
        {
            Answer = (call, _, _) => call < 2 ? throw new LlmException(LlmErrorKind.Server) : Task.FromResult(TestChatClient.Ok()),
        };
        using var client = new ChatClientBuilder(provider).UseTelemetry().UseRetry(Twice()).Build();

        await client.GetResponseAsync("Why?", cancellationToken: Cancel);

        recorded.Span.GetTagItem("denialops.attempts").ShouldBe(2);
        recorded["denialops.llm.attempts"].ShouldHaveSingleItem().Value.ShouldBe(2);
        recorded["denialops.llm.cost"].ShouldHaveSingleItem().Value.ShouldBe(0.000075, 1e-12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failure_is_an_error_by_its_kind_and_says_no_more(bool streamed)
    {
        using var provider = new TestChatClient
        {
            Answer = (_, _, _) => throw new LlmException(LlmErrorKind.Authentication, new InvalidOperationException("PROMPTMARK")) { Status = 401 },
            Stream = (_, _, _) => throw new LlmException(LlmErrorKind.Authentication, new InvalidOperationException("PROMPTMARK")) { Status = 401 },
        };
        using var client = Told(provider);

        await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed));

        var span = recorded.Span;
        (span.Status, span.StatusDescription).ShouldBe((ActivityStatusCode.Error, "Authentication"));
        (span.GetTagItem("error.type"), span.GetTagItem("denialops.error.status")).ShouldBe(("Authentication", 401));
        recorded["gen_ai.client.operation.duration"].ShouldHaveSingleItem()["error.type"].ShouldBe("Authentication");
        recorded.Lines.ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Error);
        recorded.AllText().ShouldNotContain("PROMPTMARK");
    }

    [Fact]
    public async Task A_failure_that_passes_by_itself_is_a_warning()
    {
        using var provider = new TestChatClient { Answer = (_, _, _) => throw new HttpRequestException("PROMPTMARK", null, System.Net.HttpStatusCode.BadGateway) };
        using var client = Told(provider);

        await Should.ThrowAsync<HttpRequestException>(() => AskAsync(client, streamed: false));

        recorded.Lines.ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Warning);
        recorded.Span.GetTagItem("error.type").ShouldBe("Server");
        recorded.AllText().ShouldNotContain("PROMPTMARK");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancelled_call_is_no_error(bool streamed)
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
            Stream = (_, _, token) => Pieces("Hel", "lo").Select(piece =>
            {
                stop.Cancel();
                token.ThrowIfCancellationRequested();
                return piece;
            }),
        };
        using var client = Told(provider);

        await Should.ThrowAsync<OperationCanceledException>(() => AskAsync(client, streamed, stop.Token));

        (recorded.Span.Status, recorded.Span.GetTagItem("error.type"), recorded.Span.GetTagItem("denialops.cancelled")).ShouldBe((ActivityStatusCode.Unset, null, true));
        recorded["gen_ai.client.operation.duration"].ShouldHaveSingleItem()["error.type"].ShouldBeNull();
        recorded["denialops.llm.attempts"].ShouldAllBe(point => point["error.type"] == null);
        (recorded.Lines.ShouldHaveSingleItem().Level, recorded.Lines[0].Id.Name).ShouldBe((LogLevel.Information, "CallCancelled"));
    }

    [Fact]
    public async Task The_span_of_a_stream_ends_with_the_stream_and_has_the_time_to_its_first_piece()
    {
        using var provider = new TestChatClient { Stream = (_, _, _) => Pieces("Hel", "lo") };
        using var client = Told(provider, newer: true);

        await foreach (var _ in client.GetStreamingResponseAsync("Why?", cancellationToken: Cancel))
        {
            recorded.Spans.ShouldBeEmpty();
            recorded.Lines.ShouldBeEmpty();
        }

        var span = recorded.Span;
        span.Duration.ShouldBe(TimeSpan.FromMilliseconds(300));
        (span.GetTagItem("gen_ai.request.stream"), span.GetTagItem("gen_ai.response.time_to_first_chunk")).ShouldBe((true, 0.1));
        (span.GetTagItem("gen_ai.usage.input_tokens"), span.GetTagItem("gen_ai.usage.output_tokens")).ShouldBe((10L, 5L));
        recorded["gen_ai.client.inference.time_to_first_chunk"].ShouldHaveSingleItem().Value.ShouldBe(0.1, 1e-9);
    }

    [Fact]
    public async Task Inside_each_step_of_a_stream_its_span_is_the_current_one_whoever_reads_it()
    {
        List<Activity?> inside = [];
        using var provider = new TestChatClient
        {
            Stream = (_, _, _) => Pieces("Hel", "lo", "!").Select(piece =>
            {
                inside.Add(Activity.Current);
                return piece;
            }),
        };
        using var client = Told(provider);

        await foreach (var _ in client.GetStreamingResponseAsync("Why?", cancellationToken: Cancel))
        {
            Activity.Current.ShouldBeNull();
        }

        inside.Count.ShouldBe(4);
        inside.ShouldAllBe(span => span == recorded.Span);
    }

    [Fact]
    public async Task What_a_listener_fails_by_does_not_take_the_answer_away()
    {
        using var provider = new TestChatClient();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryChatClient.SourceName,
            ActivityStopped = _ => throw new InvalidOperationException("The listener is broken."),
        };
        ActivitySource.AddActivityListener(listener);
        using var client = Told(provider);

        (await AskAsync(client, streamed: false)).Text.ShouldBe("ok");
        (await AskAsync(client, streamed: true)).Text.ShouldBe("ok");
        Activity.Current.ShouldBeNull();
    }

    [Fact]
    public async Task A_stream_that_its_reader_leaves_ends_its_span_there_and_is_no_error()
    {
        using var provider = new TestChatClient { Stream = (_, _, _) => Pieces("Hel", "lo") };
        using var client = Told(provider);

        await foreach (var _ in client.GetStreamingResponseAsync("Why?", cancellationToken: Cancel))
        {
            break;
        }

        (recorded.Span.Status, recorded.Span.GetTagItem("denialops.cancelled")).ShouldBe((ActivityStatusCode.Unset, true));
        recorded.Lines.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_answer_of_a_stand_in_says_so_and_each_request_is_paid_under_its_own_model()
    {
        using var provider = new TestChatClient
        {
            Answer = (_, options, _) => options?.ModelId == "gpt-4o"
                ? throw new LlmException(LlmErrorKind.Server) { Model = "gpt-4o", Usage = TokenUsage.FromInclusiveInput("gpt-4o", 100, 0) }
                : Task.FromResult(TestChatClient.Ok(model: "gpt-4o-mini", input: 100, output: 0)),
        };
        var options = new ModelFallbackOptions
        {
            Targets = [new() { Name = "first", ModelId = "gpt-4o" }, new() { Name = "second", ModelId = "gpt-4o-mini" }],
        };
        using var client = Told(provider, pipeline => pipeline.UseModelFallback(options));

        await client.GetResponseAsync("Why?", cancellationToken: Cancel);

        (recorded.Span.GetTagItem("denialops.fallback.target"), recorded.Span.GetTagItem("denialops.fallback.stand_in")).ShouldBe(("second", true));
        recorded["denialops.llm.fallbacks"].ShouldHaveSingleItem()["denialops.fallback.target"].ShouldBe("second");
        recorded["denialops.llm.cost"].Select(point => (point["gen_ai.response.model"], Math.Round(point.Value, 9)))
            .ShouldBe([("gpt-4o", 0.00025), ("gpt-4o-mini", 0.000015)], ignoreOrder: true);
        recorded.Lines.ShouldHaveSingleItem().Text.ShouldContain("target second");
    }

    [Fact]
    public async Task A_hit_of_the_cache_is_counted_with_what_it_saved_and_uses_nothing()
    {
        using var provider = new TestChatClient();
        using var client = Told(provider, pipeline => pipeline.UseResponseCache());
        var options = new LlmCall { Operation = "summary" }.AddTo(new() { Temperature = 0 });

        await client.GetResponseAsync("Why?", options, Cancel);
        await client.GetResponseAsync("Why?", options, Cancel);

        var hit = recorded.Calls[1];
        (hit.GetTagItem("denialops.cache.hit"), hit.GetTagItem("denialops.cost_usd"), hit.GetTagItem("denialops.attempts")).ShouldBe((true, 0d, 0));
        hit.GetTagItem("denialops.cache.saved_usd").ShouldBe(0.000075);
        hit.GetTagItem("gen_ai.usage.input_tokens").ShouldBeNull();
        recorded["denialops.llm.cache.hits"].ShouldHaveSingleItem()["denialops.operation"].ShouldBe("summary");
        recorded["denialops.llm.cache.saved"].ShouldHaveSingleItem().Value.ShouldBe(0.000075, 1e-12);
        recorded["denialops.llm.attempts"].ShouldHaveSingleItem().Value.ShouldBe(1);
        recorded["denialops.llm.cost"].ShouldHaveSingleItem().Value.ShouldBe(0.000075, 1e-12);
        recorded["gen_ai.client.operation.duration"].ShouldHaveSingleItem().Count.ShouldBe(1);
        recorded.Lines[1].Id.Name.ShouldBe("CallAnsweredFromCache");
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task With_usage_tracking_in_the_same_pipeline_each_has_all_requests_once_whichever_is_outer(bool trackingOuter, bool streamed)
    {
        var failed = false;
        bool FailsFirst() => !failed && (failed = true);
        using var provider = new TestChatClient
        {
            Answer = (_, _, _) => FailsFirst() ? throw new LlmException(LlmErrorKind.Server) : Task.FromResult(TestChatClient.Ok()),
            Stream = (_, _, _) => FailsFirst() ? throw new LlmException(LlmErrorKind.Server) : Pieces("Hel", "lo"),
        };
        using var client = (trackingOuter
                ? new ChatClientBuilder(provider).UseUsageTracking(sink).UseTelemetry(loggerFactory: recorded)
                : new ChatClientBuilder(provider).UseTelemetry(loggerFactory: recorded).UseUsageTracking(sink))
            .UseTelemetry(loggerFactory: recorded).UseRetry(Twice()).UseMetering().Build();

        await AskAsync(client, streamed);

        (sink.Only.Attempts, sink.Only.Late, sink.Only.Usage.TotalTokens).ShouldBe((2, false, 15));
        recorded.Span.GetTagItem("denialops.attempts").ShouldBe(2);
        recorded["denialops.llm.attempts"].Sum(point => point.Value).ShouldBe(2);
        recorded["gen_ai.client.token.usage"].Select(point => (point["gen_ai.token.type"], point.Value)).ShouldBe([("input", 10), ("output", 5)], ignoreOrder: true);
        recorded.Lines.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Inside_a_retry_each_attempt_is_a_call_and_the_tracking_outside_still_has_them_all()
    {
        using var provider = new TestChatClient
        {
            Answer = (call, _, _) => call == 1 ? throw new LlmException(LlmErrorKind.Server) : Task.FromResult(TestChatClient.Ok()),
        };
        using var client = new ChatClientBuilder(provider).UseUsageTracking(sink).UseRetry(Twice()).UseTelemetry().UseMetering().Build();

        await client.GetResponseAsync("Why?", cancellationToken: Cancel);

        (sink.Only.Attempts, sink.Only.Late).ShouldBe((2, false));
        recorded.Calls.Select(span => span.Status).ShouldBe([ActivityStatusCode.Error, ActivityStatusCode.Unset]);
        recorded["denialops.llm.attempts"].Sum(point => point.Value).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_billed_after_its_caller_has_left_is_counted_then()
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
        using var client = Told(provider, pipeline => pipeline.UseUsageTracking(sink).UseResponseCache());
        using var leaves = new CancellationTokenSource();
        var first = client.GetResponseAsync("Why?", new ChatOptions { Temperature = 0 }, leaves.Token);
        await asked.Task;
        var second = client.GetResponseAsync("Why?", new ChatOptions { Temperature = 0 }, Cancel);

        await leaves.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        var before = recorded["denialops.llm.cost"].Count;
        answer.SetResult(TestChatClient.Ok());
        await second;

        before.ShouldBe(0);
        recorded["denialops.llm.cost"].ShouldHaveSingleItem().Value.ShouldBe(0.000075, 1e-12);
        recorded["denialops.llm.attempts"].Sum(point => point.Value).ShouldBe(1);
        sink.Calls.Count(call => call.Late).ShouldBe(1);
    }

    private static RetryOptions Twice() => new() { MaxRetries = 2, InitialDelay = TimeSpan.FromMilliseconds(1), Jitter = RetryJitter.None };

    private static async Task<ChatResponse> AskAsync(IChatClient client, bool streamed, CancellationToken? cancel = null) => streamed
        ? await client.GetStreamingResponseAsync("Why?", cancellationToken: cancel ?? Cancel).ToChatResponseAsync(cancel ?? Cancel)
        : await client.GetResponseAsync("Why?", cancellationToken: cancel ?? Cancel);

    private IChatClient Told(IChatClient provider, Func<ChatClientBuilder, ChatClientBuilder>? middle = null, bool newer = false)
    {
        var options = new TelemetryOptions { StabilityOptIn = newer ? "gen_ai_latest_experimental" : "" };
        var pipeline = new ChatClientBuilder(provider).UseTelemetry(options, recorded, timeProvider: time);
        return (middle?.Invoke(pipeline) ?? pipeline).UseMetering(timeProvider: time).Build();
    }

    private TestChatClient Slow(int milliseconds, ChatResponse answer) => new()
    {
        Answer = (_, _, _) =>
        {
            time.Advance(TimeSpan.FromMilliseconds(milliseconds));
            return Task.FromResult(answer);
        },
    };

    // Each piece, and the end, takes 100 ms.
    private async IAsyncEnumerable<ChatResponseUpdate> Pieces(params string[] texts)
    {
        foreach (var text in texts)
        {
            await Task.Yield();
            time.Advance(TimeSpan.FromMilliseconds(100));
            yield return new ChatResponseUpdate(ChatRole.Assistant, text) { ModelId = "gpt-4o" };
        }

        time.Advance(TimeSpan.FromMilliseconds(100));
        yield return new ChatResponseUpdate
        {
            FinishReason = ChatFinishReason.Stop,
            Contents = [new UsageContent(new() { InputTokenCount = 10, OutputTokenCount = 5 })],
        };
    }
}
