using DenialOps.Llm.Budgets;
using DenialOps.Llm.CircuitBreaking;
using DenialOps.Llm.Telemetry;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.Telemetry;

[Collection(TelemetryAlone.Name)]
public sealed class TelemetryNamesTests : IDisposable
{
    private static readonly string[] Older = ["gen_ai.client.operation.duration s", "gen_ai.client.token.usage {token}"];

    private static readonly string[] Newer =
    [
        "gen_ai.client.inference.duration s",
        "gen_ai.client.inference.operation.input_tokens {token}",
        "gen_ai.client.inference.operation.output_tokens {token}",
        "gen_ai.client.inference.time_to_first_chunk s",
        "gen_ai.client.inference.usage.cache_read.input_tokens {token}",
        "gen_ai.client.inference.usage.cache_write.input_tokens {token}",
        "gen_ai.client.inference.usage.input_tokens {token}",
        "gen_ai.client.inference.usage.output_tokens {token}",
        "gen_ai.client.inference.usage.reasoning.output_tokens {token}",
    ];

    private readonly Recorded recorded = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => recorded.Dispose();

    [Theory]
    [InlineData("", true, false)]
    [InlineData("http,database/dup", true, false)]
    [InlineData("gen_ai_latest_experimental", false, true)]
    [InlineData(" http , gen_ai_latest_experimental ", false, true)]
    [InlineData("gen_ai_latest_experimental/dup", true, true)]
    [InlineData("gen_ai/dup", true, true)]
    public async Task The_variable_chooses_between_the_older_and_the_newer_names(string optIn, bool older, bool newer)
    {
        using var provider = new TestChatClient { Answer = (_, _, _) => Task.FromResult(Cached()) };
        using var client = new ChatClientBuilder(provider).UseTelemetry(new() { StabilityOptIn = optIn }).UseMetering().Build();

        await client.GetResponseAsync("Why?", new ChatOptions { ModelId = "gpt-4o" }, Cancel);
        await client.GetStreamingResponseAsync("Why?", new ChatOptions { ModelId = "gpt-4o" }, Cancel).ToListAsync(Cancel);

        var names = recorded.Read().Select(point => $"{point.Name} {point.Unit}").Distinct().Where(name => name.StartsWith("gen_ai.")).Order();
        names.ShouldBe([.. older ? Older : [], .. newer ? Newer : []], ignoreOrder: true);
        var span = recorded.Calls[0];
        (span.GetTagItem("gen_ai.system") is not null, span.GetTagItem("gen_ai.usage.cache_creation.input_tokens") is not null).ShouldBe((older, older));
        span.GetTagItem("gen_ai.usage.cache_write.input_tokens").ShouldBe(newer ? 200L : null);
        span.GetTagItem("gen_ai.usage.cache_read.input_tokens").ShouldBe(300L);
        span.GetTagItem("gen_ai.usage.reasoning.output_tokens").ShouldBe(40L);
    }

    [Fact]
    public async Task Token_counters_have_each_token_once_and_histograms_the_buckets_that_are_recommended()
    {
        using var provider = new TestChatClient { Answer = (_, _, _) => Task.FromResult(Cached()) };
        using var client = new ChatClientBuilder(provider).UseTelemetry(new() { StabilityOptIn = "gen_ai/dup" }).UseMetering().Build();

        await client.GetResponseAsync("Why?", new ChatOptions { ModelId = "gpt-4o" }, Cancel);

        Only("gen_ai.client.inference.usage.input_tokens").Value.ShouldBe(1000);
        Only("gen_ai.client.inference.usage.cache_read.input_tokens").Value.ShouldBe(300);
        Only("gen_ai.client.inference.usage.cache_write.input_tokens").Value.ShouldBe(200);
        Only("gen_ai.client.inference.usage.output_tokens").Value.ShouldBe(100);
        Only("gen_ai.client.inference.usage.reasoning.output_tokens").Value.ShouldBe(40);
        Only("gen_ai.client.inference.usage.input_tokens").Tags.ToDictionary().ShouldBe(
            new Dictionary<string, object?>
            {
                ["gen_ai.operation.name"] = "chat",
                ["gen_ai.provider.name"] = "unknown",
                ["gen_ai.request.model"] = "gpt-4o",
                ["gen_ai.response.model"] = "gpt-4o",
                ["gen_ai.token.modality"] = "unknown",
            },
            ignoreOrder: true);
        Only("gen_ai.client.inference.duration").Bounds.SkipLast(1).ShouldBe([0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92]);
        recorded["gen_ai.client.token.usage"][0].Bounds.SkipLast(1).ShouldBe(Enumerable.Range(0, 14).Select(i => Math.Pow(4, i)));
    }

    [Fact]
    public async Task Names_beyond_the_limit_are_one_and_what_looks_like_a_key_is_none()
    {
        using var provider = new TestChatClient { Answer = (_, options, _) => Task.FromResult(TestChatClient.Ok(model: options!.ModelId!)) };
        using var client = new ChatClientBuilder(provider).UseTelemetry(new() { MaxTagValues = 2 }).UseMetering().Build();

        foreach (var model in new[] { "sk-ant-secret-0123456789", "gpt-4o", "third", "fourth", "gpt-4o" })
        {
            await client.GetResponseAsync("Why?", new LlmCall { Operation = model }.AddTo(new() { ModelId = model }), Cancel);
        }

        recorded["denialops.llm.attempts"].Select(point => (point["gen_ai.response.model"], point["denialops.operation"], point.Value))
            .ShouldBe([("(not shown)", "(not shown)", 1), ("gpt-4o", "gpt-4o", 2), ("(other)", "(other)", 2)], ignoreOrder: true);
        recorded.AllText().ShouldNotContain("sk-ant");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public void A_limit_outside_its_range_is_refused_with_its_name_value_and_range(int limit)
    {
        using var provider = new TestChatClient();

        var error = Should.Throw<ArgumentException>(() => new ChatClientBuilder(provider).UseTelemetry(new() { MaxTagValues = limit }).Build());

        error.Message.ShouldContain($"TelemetryOptions.MaxTagValues is {limit}; allowed: from 1 to 10,000.");
    }

    [Fact]
    public async Task A_budget_tells_what_is_left_and_each_alert_once_to_log_and_meter()
    {
        var options = new BudgetOptions();
        options.Overall.DayUsd = 0.01m;
        options.Operations["summary"] = new BudgetLimits { RunUsd = 1 };
        using var provider = new TestChatClient { Answer = (_, _, _) => Task.FromResult(TestChatClient.Ok(input: 1000, output: 300)) };
        using var client = new ChatClientBuilder(provider).UseBudget(options, loggerFactory: recorded).Build();
        var asked = new LlmCall { Operation = "summary" }.AddTo(new() { ModelId = "gpt-4o", MaxOutputTokens = 300 });

        await client.GetResponseAsync("Why?", asked, Cancel);
        recorded["denialops.llm.budget.alerts"].Single().Tags["denialops.budget.percent"].ShouldBe(50);
        await Should.ThrowAsync<LlmException>(async () =>
        {
            await client.GetResponseAsync("Why?", asked, Cancel);
            await client.GetResponseAsync("Why?", asked, Cancel);
        });

        recorded["denialops.llm.budget.left"].Select(point => (point["denialops.budget.period"], point["denialops.operation"], Math.Round(point.Value, 9)))
            .ShouldBe([("Day", null, -0.001), ("Run", "summary", 0.989)], ignoreOrder: true);
        recorded["denialops.llm.budget.alerts"].Select(point => (point.Tags["denialops.budget.percent"], point.Value)).ShouldBe([(50, 1), (80, 1), (100, 1)], ignoreOrder: true);
        recorded.Lines.Select(line => (line.Level, line.Id.Name, line.Values["Percent"])).ShouldBe(
            [(LogLevel.Warning, "BudgetAlert", 50), (LogLevel.Warning, "BudgetAlert", 80), (LogLevel.Error, "BudgetAlert", 100)]);
    }

    [Fact]
    public async Task A_circuit_breaker_counts_that_it_opened_and_that_it_closed()
    {
        var time = new FakeTimeProvider();
        var isDown = true;
        using var provider = new TestChatClient
        {
            Answer = (_, _, _) => isDown ? throw new LlmException(LlmErrorKind.Server) : Task.FromResult(TestChatClient.Ok()),
        };
        List<CircuitState> told = [];
        var options = new CircuitBreakerOptions { MinimumThroughput = 1, OnStateChanged = change => told.Add(change.To) };
        using var client = new ChatClientBuilder(provider).UseCircuitBreaker(options, time).Build();

        await Should.ThrowAsync<LlmException>(() => client.GetResponseAsync("Why?", cancellationToken: Cancel));
        isDown = false;
        time.Advance(TimeSpan.FromMinutes(1));
        await client.GetResponseAsync("Why?", cancellationToken: Cancel);

        told.ShouldBe([CircuitState.Open, CircuitState.Closed]);
        recorded["denialops.llm.circuit.changes"].Select(point => (point["denialops.circuit.state"], point["error.type"], point.Value))
            .ShouldBe([("Open", "Server", 1), ("Closed", null, 1)], ignoreOrder: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Content_is_in_the_span_only_where_it_was_asked_for_and_without_keys(bool streamed)
    {
        using var provider = new TestChatClient { Answer = (_, _, _) => Task.FromResult(TestChatClient.Ok("Because sk-ant-secret-0123456789.")), };
        using var streams = new TestChatClient { Stream = (_, _, _) => TestChatClient.Ok("Because sk-ant-secret-0123456789.").ToChatResponseUpdates().ToAsyncEnumerable() };
        using var client = new ChatClientBuilder(streamed ? streams : provider).UseTelemetry(new() { RecordContent = true }, recorded).Build();
        var options = new ChatOptions { Instructions = "Be kind. Bearer abcdefgh" };
        ChatMessage[] messages = [new(ChatRole.User, "Why? My key is sk-0123456789abcdefghij"), new(ChatRole.Tool, [new FunctionResultContent("call_1", "RESULT")])];

        _ = streamed
            ? await client.GetStreamingResponseAsync(messages, options, Cancel).ToChatResponseAsync(Cancel)
            : await client.GetResponseAsync(messages, options, Cancel);

        var span = recorded.Span;
        span.GetTagItem("gen_ai.input.messages").ShouldBe(
            """[{"role":"user","parts":[{"type":"text","content":"Why? My key is [redacted]"}]},{"role":"tool","parts":[{"type":"tool_call_response","id":"call_1"}]}]""");
        span.GetTagItem("gen_ai.system_instructions").ShouldBe("""[{"type":"text","content":"Be kind. Bearer [redacted]"}]""");
        span.GetTagItem("gen_ai.output.messages").ShouldBe(
            """[{"role":"assistant","parts":[{"type":"text","content":"Because [redacted]."}],"finish_reason":"stop"}]""");
        recorded.Lines.ShouldHaveSingleItem().Text.ShouldNotContain("Because");
    }

    private Recorded.Point Only(string name) => recorded[name].ShouldHaveSingleItem();

    private static ChatResponse Cached()
    {
        var response = TestChatClient.Ok(input: 1000, output: 100);
        response.Usage!.CachedInputTokenCount = 300;
        response.Usage.ReasoningTokenCount = 40;
        response.Usage.AdditionalCounts = new() { [ReportedUsage.CacheWrite] = 200 };
        return response;
    }
}
