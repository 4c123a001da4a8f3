using System.Text.Json;
using DenialOps.Llm.Budgets;
using DenialOps.Llm.Caching;
using DenialOps.Llm.Prompts;
using DenialOps.Llm.Providers;
using DenialOps.Llm.RateLimiting;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Tests.Providers;
using DenialOps.Llm.Tests.Usage;
using Microsoft.Extensions.AI;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests;

public sealed class LlmClientTests : ProviderTest
{
    private const string Haiku = "claude-3-haiku-20240307";

    [Theory]
    [InlineData(LlmProvider.OpenAI, "gpt-4o")]
    [InlineData(LlmProvider.Anthropic, Haiku)]
    public async Task A_prompt_is_answered_with_all_that_it_took(LlmProvider provider, string model)
    {
        Simulator.Script(model, Fault.Status(500), Reply.Text("Because.", new() { InputTokens = 40, OutputTokens = 3 }));
        using var client = Client(options => Quickly(options, provider, model));

        var answer = await client.CompleteWithUsageAsync(Prompt, "You write plain English.", maxTokens: 50, temperature: 0.2f, cancellationToken: Cancel);

        (answer.Content, answer.FinishReason, answer.Attempts).ShouldBe(("Because.", ChatFinishReason.Stop, 2));
        (answer.Usage.PromptTokens, answer.Usage.CompletionTokens, answer.Usage.Estimated).ShouldBe((40, 3, false));
        answer.Usage.EstimatedCost!.Value.ShouldBeGreaterThan(0);
        answer.Usage.TimeToFirstTokenMs.ShouldNotBeNull("it is streamed underneath");
        answer.Provider.ShouldBe(LlmProviders.NameOf(provider));
        answer.Model.ShouldStartWith(model);
        answer.RequestId.ShouldNotBeNullOrEmpty();
        answer.Call.Trace.Select(attempt => attempt.Failure).ShouldBe([LlmErrorKind.Server, null]);
        Simulator.Requests.For(model).Select(request => request.IsStreamed).ShouldBe([true, true]);
        var total = client.Usage.Summarize().Total;
        (total.CallCount, total.Retries, total.TotalTokens).ShouldBe((1, 1, 43));
        answer.ToString().ShouldNotContain("Because");
    }

    [Fact]
    public async Task Without_streaming_underneath_a_call_is_one_request_for_a_whole_body()
    {
        using var client = Client(options => Quickly(options).StreamUnderneath = false);

        await client.CompleteAsync(Prompt, cancellationToken: Cancel);

        Simulator.Requests.All.ShouldHaveSingleItem().IsStreamed.ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_that_breaks_half_way_is_fetched_anew_and_whole()
    {
        Simulator.Script("gpt-4o", Fault.Cut(), Fault.InBandError(afterEvents: 3), Reply.Text("The whole answer."));
        using var client = Client(options => Quickly(options));

        (await client.CompleteAsync(Prompt, cancellationToken: Cancel)).ShouldBe("The whole answer.");

        Simulator.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_truncated_answer_is_never_a_success()
    {
        Simulator.Script("gpt-4o", Fault.TruncatedJson());
        using var client = Client(options => Quickly(options));

        var error = await Should.ThrowAsync<LlmException>(() => client.CompleteAsync(Prompt, cancellationToken: Cancel));

        error.Kind.ShouldBe(LlmErrorKind.Truncated);
        Simulator.Requests.Count.ShouldBe(1);
        client.Usage.Summarize().Total.TotalTokens.ShouldBeGreaterThan(0, "it is billed all the same");
    }

    [Fact]
    public async Task A_stream_comes_in_pieces_and_ends_with_what_it_took()
    {
        Simulator.Script("gpt-4o", Fault.ResetBeforeHeaders(), Reply.Text("One two three."));
        using var client = Client(options => Quickly(options));

        var updates = await client.StreamAsync(Prompt, cancellationToken: Cancel).ToListAsync(Cancel);

        string.Concat(updates.Select(update => update.Text)).ShouldBe("One two three.");
        (updates[^1].FinishReason, updates[^1].Call!.Attempts).ShouldBe((ChatFinishReason.Stop, 2));
        updates[..^1].ShouldAllBe(update => update.Call == null && update.FinishReason == null);
        updates[0].ToString().ShouldNotContain("One");
    }

    [Fact]
    public async Task A_prompt_from_a_file_is_asked_as_the_file_says_and_recorded_under_its_name()
    {
        var template = PromptTemplate.Parse("""
            ---
            name: summary
            version: 1.2.0
            description: d
            inputs:
              letter: The letter.
            temperature: 0
            max_tokens: 300
            ---
            # system
            You write plain English.
            # user
            {{letter}}
            """, "summary.md");
        var sink = new RecordingSink();
        using var client = Client(options => Quickly(options), new LlmClientServices { Sinks = [sink] });

        await client.CompleteWithUsageAsync(template.Render(new Dictionary<string, string> { ["letter"] = "Denied." }), cancellationToken: Cancel);

        var body = Simulator.Requests.All.ShouldHaveSingleItem().Json()!;
        ((double)body["temperature"]!, (int)(body["max_completion_tokens"] ?? body["max_tokens"])!).ShouldBe((0, 300));
        (sink.Only.Operation, sink.Only.PromptName, sink.Only.PromptVersion, sink.Only.PromptHash)
            .ShouldBe(("summary", "summary", "1.2.0", template.ContentHash));

        var prompt = template.Render(new Dictionary<string, string> { ["letter"] = "Denied." });
        await client.StreamAsync(prompt, cancellationToken: Cancel).ToListAsync(Cancel);
        await client.ExtractAsync<Denial>(prompt, cancellationToken: Cancel);
        await client.ExtractJsonAsync(prompt, JsonElement.Parse("""{ "type": "object" }"""), call: new LlmCall { Operation = "other" }, cancellationToken: Cancel);
        sink.Calls.Select(record => record.Operation).ShouldBe(["summary", "summary", "summary", "other"]);
        sink.Calls.ShouldAllBe(record => record.PromptHash == template.ContentHash);
        Simulator.Requests.All.ShouldAllBe(request => (double)request.Json()!["temperature"]! == 0);
    }

    [Theory]
    [InlineData(LlmProvider.OpenAI, "gpt-4o")]
    [InlineData(LlmProvider.OpenAIResponses, "gpt-4o")]
    [InlineData(LlmProvider.Anthropic, "claude-sonnet-4-5")]
    public async Task A_value_of_a_type_is_repaired_once_and_both_answers_count_in_the_one_call(LlmProvider provider, string model)
    {
        Simulator.Script(model, Reply.Text("""{ "payer": "Acme" }"""), Reply.Text("```json\n{ \"payer\": \"Acme\", \"amount\": 12.5 }\n```"));
        using var client = Client(options => Quickly(options, provider, model));

        var denial = await client.ExtractAsync<Denial>(Prompt, cancellationToken: Cancel);

        denial.ShouldBe(new Denial("Acme", 12.5m));
        Simulator.Requests.Count.ShouldBe(2);
        client.Usage.Summarize().Total.CallCount.ShouldBe(1);
        client.Usage.Summarize().Total.Retries.ShouldBe(1, "a request beyond the first");
    }

    [Fact]
    public async Task Json_of_any_shape_is_read_whole_or_not_at_all()
    {
        Simulator.Script("gpt-4o", Reply.Text("""Here: {"a": [1, 2]} as asked."""), Fault.TruncatedJson());
        using var client = Client(options => Quickly(options));

        (await client.ExtractJsonAsync(Prompt, cancellationToken: Cancel)).GetProperty("a").GetArrayLength().ShouldBe(2);
        (await Should.ThrowAsync<LlmException>(() => client.ExtractJsonAsync(Prompt, cancellationToken: Cancel))).Kind.ShouldBe(LlmErrorKind.Truncated);
    }

    [Fact]
    public async Task What_was_asked_before_comes_from_the_cache_for_nothing()
    {
        using var client = Client(options => Quickly(options).Cache = new());

        var first = await client.CompleteWithUsageAsync(Prompt, temperature: 0, cancellationToken: Cancel);
        var second = await client.CompleteWithUsageAsync(Prompt, temperature: 0, cancellationToken: Cancel);

        (second.Content, second.Attempts, second.Call.FromCache).ShouldBe((first.Content, 0, true));
        Simulator.Requests.Count.ShouldBe(1);
        client.Usage.Summarize().Total.CacheSavedUsd.ShouldBe(first.Usage.EstimatedCost!.Value);
    }

    [Fact]
    public async Task All_targets_share_one_budget_and_each_attempt_that_was_billed_is_paid()
    {
        Simulator.Script("gpt-4o", Fault.Cut(), Fault.Cut());
        var store = new InProcessBudgetStore();
        using var client = Client(
            options =>
            {
                Quickly(options).Retry!.MaxRetries = 1;
                options.Budget = new() { Overall = { RunUsd = 1 } };
                options.Fallbacks.Add(Target(LlmProvider.Anthropic, Haiku));
            },
            new LlmClientServices { BudgetStore = store });

        var answer = await client.CompleteWithUsageAsync(Prompt, cancellationToken: Cancel);

        answer.Attempts.ShouldBe(3);
        answer.Usage.Estimated.ShouldBeTrue("two of three broke off");
        var balance = (await client.GetService<BudgetChatClient>()!.ReadAsync(cancellationToken: Cancel)).ShouldHaveSingleItem();
        balance.SpentUsd.ShouldBe(answer.Usage.EstimatedCost!.Value);
        balance.ReservedUsd.ShouldBe(0);
    }

    [Fact]
    public async Task A_silent_model_is_not_waited_for_twice_where_another_can_answer()
    {
        Simulator.Script("gpt-4o", Fault.Silence());
        using var client = Client(options =>
        {
            Quickly(options).Timeouts!.FirstToken = TimeSpan.FromSeconds(5);
            options.Fallbacks.Add(Target(LlmProvider.Anthropic, Haiku));
        });

        var call = client.CompleteWithUsageAsync(Prompt, cancellationToken: Cancel);
        await Simulator.Requests.WaitForAsync(request => request.IsWaiting, Cancel);
        Clock.Advance(TimeSpan.FromSeconds(6));

        (await call).Call.Trace.Select(attempt => attempt.Failure).ShouldBe([LlmErrorKind.Timeout, null]);
        Simulator.Requests.For("gpt-4o").Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_whole_call_has_a_limit_of_time_of_its_own()
    {
        Simulator.Script("gpt-4o", Fault.Silence().Forever());
        using var client = Client(options =>
        {
            Quickly(options).TotalTimeout = TimeSpan.FromSeconds(8);
            options.Timeouts!.FirstToken = TimeSpan.FromMinutes(1);
        });

        var call = client.CompleteAsync(Prompt, cancellationToken: Cancel);
        await Simulator.Requests.WaitForAsync(request => request.IsWaiting, Cancel);
        Clock.Advance(TimeSpan.FromSeconds(9));

        (await Should.ThrowAsync<LlmException>(() => call)).Kind.ShouldBe(LlmErrorKind.Timeout);
        Simulator.Requests.Count.ShouldBe(1);
        client.Usage.Summarize().Total.Failures.ShouldBe(1);
    }

    [Theory]
    [InlineData(0, 0f)]
    [InlineData(-5, 0f)]
    [InlineData(10, -0.1f)]
    [InlineData(10, 2.1f)]
    [InlineData(10, float.NaN)]
    public async Task A_limit_or_temperature_that_cannot_be_is_the_callers_mistake(int maxTokens, float temperature)
    {
        using var inner = new TestChatClient();
        using var client = LlmClient.Create(inner);

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => client.CompleteAsync("Why?", maxTokens: maxTokens, temperature: temperature));

        inner.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_call_of_a_tool_is_no_answer_to_who_asked_for_text()
    {
        static ChatResponse Call() => new(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "invented")]))
        {
            FinishReason = ChatFinishReason.ToolCalls,
            Usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 5 },
        };
        using var inner = new TestChatClient { Stream = (_, _, _) => Call().ToChatResponseUpdates().ToAsyncEnumerable() };
        using var client = LlmClient.Create(inner);

        var error = await Should.ThrowAsync<LlmException>(() => client.CompleteAsync("Why?"));
        await Should.ThrowAsync<LlmException>(async () => await client.StreamAsync("Why?").ToListAsync(Cancel));

        (error.Kind, error.Code, error.Usage!.TotalTokens, inner.Calls).ShouldBe((LlmErrorKind.InvalidOutput, "no_text", 15, 1 + 1));
        (await client.GetResponseAsync("Why?", cancellationToken: Cancel)).FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }

    [Fact]
    public async Task It_can_be_put_around_any_other_client()
    {
        using var inner = new TestChatClient { Answer = (call, _, _) => call == 1 ? throw new LlmException(LlmErrorKind.Server) : Task.FromResult(TestChatClient.Ok()) };
        using (var client = LlmClient.Create(inner, options => (options.StreamUnderneath, options.Retry!.InitialDelay) = (false, TimeSpan.FromMilliseconds(1))))
        {
            (await client.CompleteAsync("Why?", cancellationToken: Cancel)).ShouldBe("ok");
            client.GetService<LlmClient>().ShouldBeSameAs(client);
        }

        inner.IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public void A_client_that_was_given_is_its_givers_again_when_nothing_could_be_built_around_it()
    {
        using var mine = new TestChatClient();

        Should.Throw<ArgumentException>(() => LlmClient.Create(mine, options => options.Retry!.MaxRetries = -1));

        mine.IsDisposed.ShouldBeFalse();
    }

    [Fact]
    public void A_store_that_nothing_would_be_kept_in_is_refused()
    {
        using var pace = new InProcessRateLimit(new());
        Refused(new() { RateLimitState = pace }, options => options.Target.RateLimit = null).ShouldContain("LlmClientServices.RateLimitState is");
        Refused(new() { Cache = new InMemoryResponseCache(1_000_000) }).ShouldContain("not set while LlmClientOptions.Cache is null");
        Refused(new() { BudgetStore = new InProcessBudgetStore() }).ShouldContain("not set while LlmClientOptions.Budget is null");
        Client(options => Quickly(options), new() { RateLimitState = pace }).Dispose();

        string Refused(LlmClientServices services, Action<LlmClientOptions>? change = null) => Should.Throw<ArgumentException>(() => Client(
            options =>
            {
                Quickly(options);
                change?.Invoke(options);
            },
            services)).Message;
    }

    [Theory]
    [InlineData("", "gpt-4o", "https://api.example", "ProviderOptions.ApiKey is not set")]
    [InlineData("key", " ", "https://api.example", "ProviderOptions.Model is ")]
    [InlineData("key", "gpt-4o", "api.example/v1", "ProviderOptions.Endpoint is api.example/v1")]
    public void What_is_not_allowed_is_refused_when_built(string key, string model, string endpoint, string message) =>
        Should.Throw<ArgumentException>(() => LlmClient.Create(
                LlmProvider.OpenAI, key, model, options => options.Target.Provider.Endpoint = new Uri(endpoint, UriKind.RelativeOrAbsolute)))
            .Message.ShouldContain(message);

    [Fact]
    public void Options_of_every_part_are_checked_when_built_and_name_their_range()
    {
        Refused(options => options.TotalTimeout = TimeSpan.Zero).ShouldContain("LlmClientOptions.TotalTimeout is 00:00:00; allowed: above 0");
        Refused(options => options.RetriesPerCall = 2).ShouldContain("LlmClientOptions.RetriesPerCall is 2; allowed: from 0.001 to 1");
        Refused(options => options.Retry!.MaxRetries = -1).ShouldContain("RetryOptions.MaxRetries is -1");
        Refused(options => options.Budget = new() { Overall = { DayUsd = 0 } }).ShouldContain("BudgetOptions.Overall.DayUsd is 0");
        Refused(options => options.Cache = new() { MaxTemperature = 3 }).ShouldContain("ResponseCacheOptions.MaxTemperature is 3");
        Refused(options => options.Target.RateLimit = new() { RequestsPerMinute = 0 }).ShouldContain("RateLimitOptions.RequestsPerMinute is 0");
        Refused(options => options.Fallbacks.Add(Target(LlmProvider.OpenAI, "gpt-4o"))).ShouldContain("a name (or, without one, a model) that no other target has");
        Refused(options => options.FallbackAlsoOn.Add(LlmErrorKind.Truncated)).ShouldContain("LlmClientOptions.FallbackAlsoOn is Truncated");
        Refused(options => options.FallbackMaxWait = TimeSpan.FromDays(2)).ShouldContain("LlmClientOptions.FallbackMaxWait is 2.00:00:00");
        Refused(options => options.Target.ContextWindow = 0).ShouldContain("LlmClientOptions.Target.ContextWindow is 0; allowed: above 0 tokens");
        Refused(options => options.Fallbacks.Add(new())).ShouldContain("ProviderOptions.ApiKey is not set");
        Should.Throw<ArgumentException>(() => LlmClient.Create("openly", Key)).Message.ShouldContain("allowed: openai, openai-responses, anthropic");

        string Refused(Action<LlmClientOptions> configure) =>
            Should.Throw<ArgumentException>(() => LlmClient.Create(LlmProvider.OpenAI, Key, "gpt-4o", configure)).Message;
    }

    [Fact]
    public void Without_a_model_the_providers_default_is_asked()
    {
        using var client = LlmClient.Create("anthropic", Key);

        client.GetService<ChatClientMetadata>()!.DefaultModelId.ShouldBe(LlmProviders.DefaultModelOf(LlmProvider.Anthropic));
    }

    private sealed record Denial(string Payer, decimal Amount);

    private LlmClientOptions Quickly(LlmClientOptions options, LlmProvider provider = LlmProvider.OpenAI, string model = "gpt-4o")
    {
        options.Target = Target(provider, model);

        // The clock stands still: without a wait nothing waits for it.
        options.Retry!.Jitter = RetryJitter.Full;
        options.Retry.InitialDelay = TimeSpan.FromTicks(1);
        options.Retry.MaxDelay = TimeSpan.FromTicks(1);
        return options;
    }

    private LlmTargetOptions Target(LlmProvider provider, string model) => new()
    {
        Provider = new()
        {
            Provider = provider,
            ApiKey = Key,
            Model = model,
            Endpoint = provider == LlmProvider.Anthropic ? Simulator.AnthropicEndpoint : Simulator.OpenAiEndpoint,
        },
    };

    private LlmClient Client(Action<LlmClientOptions> configure, LlmClientServices? services = null)
    {
        var options = new LlmClientOptions();
        configure(options);
        return LlmClient.Create(options, (services ?? new()) with { TimeProvider = Clock });
    }
}
