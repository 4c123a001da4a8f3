using System.Text.Json;
using DenialOps.Llm.Budgets;
using DenialOps.Llm.Caching;
using DenialOps.Llm.CircuitBreaking;
using DenialOps.Llm.Fallback;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.Fallback;

public sealed class ModelFallbackChatClientTests
{
    public static TheoryData<Exception> Passing =>
    [
        new LlmException(LlmErrorKind.RateLimited), new LlmException(LlmErrorKind.Overloaded), new LlmException(LlmErrorKind.Timeout),
        new LlmException(LlmErrorKind.Connection), new LlmException(LlmErrorKind.Server), new LlmException(LlmErrorKind.StreamInterrupted),
        new LlmException(LlmErrorKind.CircuitOpen), new LlmException(LlmErrorKind.QuotaExhausted), new HttpRequestException("reset"),
        new HttpRequestException("bad", null, System.Net.HttpStatusCode.BadGateway), new TimeoutException(),
    ];

    public static TheoryData<Exception> Staying =>
    [
        new LlmException(LlmErrorKind.InvalidRequest), new LlmException(LlmErrorKind.Authentication), new LlmException(LlmErrorKind.Permission),
        new LlmException(LlmErrorKind.ContentFiltered), new LlmException(LlmErrorKind.Refused), new LlmException(LlmErrorKind.BudgetExceeded),
        new LlmException(LlmErrorKind.Truncated), new LlmException(LlmErrorKind.InvalidOutput), new InvalidOperationException(),
        new HttpRequestException("no", null, System.Net.HttpStatusCode.BadRequest),
        new HttpRequestException("no", null, System.Net.HttpStatusCode.Unauthorized),
    ];

    public static TheoryData<LlmErrorKind> Chosen =>
    [
        LlmErrorKind.Authentication, LlmErrorKind.Permission, LlmErrorKind.ContentFiltered, LlmErrorKind.Refused,
        LlmErrorKind.InvalidOutput, LlmErrorKind.BudgetExceeded,
    ];

    [Fact]
    public async Task The_first_target_answers_and_is_named()
    {
        var (first, second) = (new TestChatClient(), new TestChatClient());
        var answer = await Ask(Build(first, second));

        second.Calls.ShouldBe(0);
        answer.AdditionalProperties![ModelFallbackChatClient.TargetKey].ShouldBe("one");
        answer.AdditionalProperties.ContainsKey(ModelFallbackChatClient.StandInKey).ShouldBeFalse();
        answer.AdditionalProperties.ContainsKey("denialops.attempts").ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task After_a_failure_that_is_the_targets_own_the_next_is_asked(Exception error)
    {
        var answer = await Ask(Build(Failing(error), Answering("claude")));

        answer.ModelId.ShouldBe("claude");
        answer.AdditionalProperties![ModelFallbackChatClient.TargetKey].ShouldBe("two");
        answer.AdditionalProperties[ModelFallbackChatClient.StandInKey].ShouldBe(true);
    }

    [Theory]
    [MemberData(nameof(Staying))]
    public async Task Any_other_failure_is_the_callers(Exception error)
    {
        var second = new TestChatClient();
        var client = Build(Failing(error), second);

        (await Record.ExceptionAsync(() => Ask(client))).ShouldBeSameAs(error);
        (await Record.ExceptionAsync(() => Read(client))).ShouldBeSameAs(error);
        second.Calls.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Chosen))]
    public async Task Some_go_on_if_that_is_chosen(LlmErrorKind kind)
    {
        var client = Build([Failing(new LlmException(kind)), Answering("claude")], options => options.AlsoOn.Add(kind));

        (await Ask(client)).ModelId.ShouldBe("claude");
    }

    [Theory]
    [InlineData(LlmErrorKind.Truncated)]
    [InlineData(LlmErrorKind.Server)]
    public void No_other_can_be_chosen(LlmErrorKind kind) =>
        Should.Throw<ArgumentException>(() => Build([new TestChatClient()], options => options.AlsoOn.Add(kind))).Message.ShouldBe(
            $"ModelFallbackOptions.AlsoOn is {kind}; allowed: Authentication, Permission, ContentFiltered, Refused, InvalidOutput, BudgetExceeded, InvalidRequest. (Parameter 'options')");

    public static TheoryData<Exception, bool> Wrong => new()
    {
        { new LlmException(LlmErrorKind.InvalidRequest) { Status = 404 }, true },
        { new LlmException(LlmErrorKind.InvalidRequest) { Status = 400, Code = "model_not_found" }, true },
        { new HttpRequestException("gone", null, System.Net.HttpStatusCode.NotFound), true },
        { new LlmException(LlmErrorKind.InvalidRequest) { Status = 400 }, false },
        { new LlmException(LlmErrorKind.InvalidRequest) { Status = 422 }, false },
        { new HttpRequestException("bad", null, System.Net.HttpStatusCode.BadRequest), false },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Of_wrong_requests_only_those_for_a_model_that_is_not_there_can_be_chosen(Exception error, bool goesOn)
    {
        var client = Build([Failing(error), Answering("claude")], options => options.AlsoOn.Add(LlmErrorKind.InvalidRequest));

        (await Record.ExceptionAsync(() => Ask(client))).ShouldBe(goesOn ? null : error);
    }

    [Fact]
    public async Task After_a_refusal_for_money_only_who_counts_it_too_is_asked()
    {
        var dear = new LlmException(LlmErrorKind.BudgetExceeded) { Code = "day_budget" };
        var uncounted = Answering("uncounted");
        using var counted = new ChatClientBuilder(Answering("gpt-4o-mini")).UseBudget(new()).Build();

        (await Ask(Build(Failing(dear), uncounted, counted))).ModelId.ShouldBe("gpt-4o-mini");
        (await Record.ExceptionAsync(() => Ask(Build(Failing(dear), uncounted)))).ShouldBeSameAs(dear);
        uncounted.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task When_nobody_answers_the_last_failure_is_thrown_with_all_attempts()
    {
        var last = new LlmException(LlmErrorKind.Overloaded) { Attempts = 2 };
        var client = Build(
            Failing(new LlmException(LlmErrorKind.Server) { Attempts = 4 }), Failing(new LlmException(LlmErrorKind.CircuitOpen)), Failing(last));

        (await Record.ExceptionAsync(() => Ask(client))).ShouldBeSameAs(last);
        last.Attempts.ShouldBe(6);
    }

    [Fact]
    public async Task An_answer_says_how_often_was_asked_in_all()
    {
        var own = TestChatClient.Ok();
        own.AdditionalProperties = new() { ["denialops.attempts"] = 3 };
        var client = Build(
            Failing(new LlmException(LlmErrorKind.Server) { Attempts = 4 }), new TestChatClient { Answer = (_, _, _) => Task.FromResult(own) });

        (await Ask(client)).AdditionalProperties!["denialops.attempts"].ShouldBe(7);
    }

    [Fact]
    public async Task The_callers_cancellation_ends_it()
    {
        using var leaving = new CancellationTokenSource();
        var second = new TestChatClient();
        var client = Build(
            new TestChatClient
            {
                Answer = async (_, _, token) =>
                {
                    await leaving.CancelAsync();
                    token.ThrowIfCancellationRequested();
                    return TestChatClient.Ok();
                },
            },
            second);

        await Should.ThrowAsync<OperationCanceledException>(() => Ask(client, token: leaving.Token));
        second.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_caller_who_has_left_is_not_asked_for_elsewhere_whatever_the_target_failed_by()
    {
        using var leaving = new CancellationTokenSource();
        var second = new TestChatClient();
        var first = new TestChatClient
        {
            Answer = async (_, _, _) =>
            {
                await leaving.CancelAsync();
                throw new LlmException(LlmErrorKind.Connection);
            },
        };

        await Should.ThrowAsync<LlmException>(() => Ask(Build(first, second), token: leaving.Token));
        second.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData(128_000L, 200_000L, true)]
    [InlineData(128_000L, 128_000L, false)]
    [InlineData(128_000L, 8_000L, false)]
    [InlineData(128_000L, null, false)]
    [InlineData(null, 1_000_000L, false)]
    public async Task A_prompt_that_does_not_fit_goes_only_to_a_larger_window(long? window, long? next, bool goesOn)
    {
        var second = Answering("claude");
        var client = Build([Failing(new LlmException(LlmErrorKind.ContextLength)), second], windows: [window, next]);
        await Record.ExceptionAsync(() => Ask(client));

        second.Calls.ShouldBe(goesOn ? 1 : 0);
    }

    [Fact]
    public async Task Once_it_did_not_fit_smaller_windows_are_left_out_to_the_end()
    {
        var small = Answering("small");
        var client = Build(
            [Failing(new LlmException(LlmErrorKind.ContextLength)), Failing(new LlmException(LlmErrorKind.Server)), small, Answering("large")],
            windows: [100, 200, 50, 150]);

        (await Ask(client)).ModelId.ShouldBe("large");
        small.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Each_target_gets_the_options_as_its_model_takes_them()
    {
        var seen = new List<ChatOptions?>();
        var options = new ModelFallbackOptions
        {
            Targets =
            [
                new() { Name = "one" },
                new() { Name = "two", Client = Noting(seen, fails: true) },
                new() { Name = "three", Client = Noting(seen, fails: false), ModelId = "o3", SupportsTemperature = false },
            ],
        };
        var asked = new ChatOptions { ModelId = "gpt-4o", Temperature = 0.2f, TopP = 0.9f, Seed = 7 };
        await new ModelFallbackChatClient(Noting(seen, fails: true), options).GetResponseAsync("q", asked);

        seen.Select(given => given!.ModelId).ShouldBe(["gpt-4o", null, "o3"]);
        seen.Select(given => given!.Temperature).ShouldBe([0.2f, 0.2f, null]);
        seen.Select(given => given!.TopP).ShouldBe([0.9f, 0.9f, null]);
        seen.Select(given => given!.Seed).ShouldBe([7, 7, 7]);
        (asked.ModelId, asked.Temperature, seen.Contains(asked)).ShouldBe(("gpt-4o", 0.2f, false));
    }

    [Fact]
    public async Task A_target_gets_no_schema_and_no_more_tokens_than_its_model_takes()
    {
        var seen = new List<ChatOptions?>();
        var (first, second) = (Noting(seen, fails: true), Noting(seen, fails: false));
        var options = new ModelFallbackOptions
        {
            Targets = [new() { Name = "one", MaxOutputTokens = 8_000 }, new() { Name = "two", Client = second, SupportsJsonSchema = false, MaxOutputTokens = 4_096 }],
        };
        var schema = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type":"object"}"""));

        var told = new LlmCall { SchemaIsTold = true }.AddTo(new() { ResponseFormat = schema, MaxOutputTokens = 6_000 });
        await new ModelFallbackChatClient(first, options).GetResponseAsync("q", told);

        seen.Select(given => given!.MaxOutputTokens).ShouldBe([6_000, 4_096]);
        seen.Select(given => given!.ResponseFormat).ShouldBe([schema, null]);

        // Without the format nothing would say what the answer has to fit.
        await Should.ThrowAsync<LlmException>(() => new ModelFallbackChatClient(first, options).GetResponseAsync("q", new() { ResponseFormat = schema }));
        seen.Count.ShouldBe(3);
        var plain = new ChatOptions { ResponseFormat = ChatResponseFormat.Json };
        await new ModelFallbackChatClient(first, options).GetResponseAsync("q", plain);
        (seen[^1]!.ResponseFormat, seen[^1]!.MaxOutputTokens).ShouldBe((ChatResponseFormat.Json, null));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_is_begun_goes_only_to_models_that_go_on_with_it(bool streamed)
    {
        var (first, second) = (new TestChatClient(), new TestChatClient());
        var options = new ModelFallbackOptions { Targets = [new() { Name = "one", SupportsPrefill = false }, new() { Name = "two", Client = second }] };
        var client = new ModelFallbackChatClient(first, options);
        ChatMessage[] begun = [new(ChatRole.User, "q"), new(ChatRole.Assistant, "{")];

        await AskAsync(client, begun, streamed);
        (first.Calls, second.Calls).ShouldBe((0, 1));

        await AskAsync(client, begun[..1], streamed);
        (first.Calls, second.Calls).ShouldBe((1, 1));

        // Where nobody does, the first one's provider says so.
        options.Targets[1] = options.Targets[1] with { SupportsPrefill = false };
        await AskAsync(new ModelFallbackChatClient(first, options), begun, streamed);
        (first.Calls, second.Calls).ShouldBe((2, 1));
    }

    [Theory]
    [InlineData(5_900, 1, 0)]
    [InlineData(6_100, 0, 1)]
    [InlineData(60_100, 1, 0)] // Where it fits nowhere the first one's provider says so.
    public async Task A_prompt_that_is_clearly_too_long_for_a_model_goes_to_a_larger_one(int characters, int first, int second)
    {
        var (small, large) = (new TestChatClient(), new TestChatClient());
        var options = new ModelFallbackOptions
        {
            Targets = [new() { Name = "small", ContextWindow = 1_000 }, new() { Name = "large", Client = large, ContextWindow = 10_000 }],
        };

        await AskAsync(new ModelFallbackChatClient(small, options), [new(ChatRole.User, new string('x', characters))], streamed: false);

        (small.Calls, large.Calls).ShouldBe((first, second));
    }

    private static async Task AskAsync(ModelFallbackChatClient client, ChatMessage[] messages, bool streamed)
    {
        var response = streamed ? await client.GetStreamingResponseAsync(messages).ToChatResponseAsync() : await client.GetResponseAsync(messages);
        response.Text.ShouldBe("ok");
    }

    private static TestChatClient Noting(List<ChatOptions?> seen, bool fails) => new()
    {
        Answer = (_, given, _) =>
        {
            seen.Add(given);
            return fails ? throw new LlmException(LlmErrorKind.Server) : Task.FromResult(TestChatClient.Ok());
        },
    };

    [Fact]
    public async Task A_target_whose_breaker_is_open_is_passed_over_and_comes_back_when_it_recovers()
    {
        var clock = new FakeTimeProvider();
        var down = true;
        var primary = new TestChatClient
        {
            Answer = (_, _, _) => down ? throw new LlmException(LlmErrorKind.Server) : Task.FromResult(TestChatClient.Ok()),
        };
        var asked = 0;
        var pipeline = new ChatClientBuilder(primary)
            .Use((messages, given, next, token) =>
            {
                asked++;
                return next(messages, given, token);
            })
            .UseCircuitBreaker(new() { MinimumThroughput = 1 }, clock).Build();
        var client = Build(pipeline, Answering("claude"));
        await Ask(client);
        (await Ask(client)).ModelId.ShouldBe("claude");
        asked.ShouldBe(1);

        down = false;
        clock.Advance(TimeSpan.FromSeconds(30));
        (await Ask(client)).ModelId.ShouldBe("gpt-4o");
    }

    [Fact]
    public async Task When_all_breakers_are_open_the_caller_is_told_when_to_come_back()
    {
        var clock = new FakeTimeProvider();
        IChatClient Down() => new CircuitBreakerChatClient(
            Failing(new LlmException(LlmErrorKind.Server)), new() { MinimumThroughput = 1 }, clock);
        var client = Build(Down(), Down());
        await Record.ExceptionAsync(() => Ask(client));

        var refused = await Should.ThrowAsync<LlmException>(() => Ask(client));
        refused.Kind.ShouldBe(LlmErrorKind.CircuitOpen);
        refused.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Who_was_silent_is_asked_again_by_another_models_name_only_when_there_is_nobody_else()
    {
        var asked = new List<string?>();
        TestChatClient Silent() => new()
        {
            Answer = (_, given, _) =>
            {
                asked.Add(given!.ModelId);
                throw new LlmException(LlmErrorKind.Timeout);
            },
        };
        var options = new ModelFallbackOptions
        {
            Targets =
            [
                new() { Name = "large", ModelId = "large" }, new() { Name = "small", ModelId = "small" },
                new() { Name = "other", ModelId = "other", Client = Silent() },
            ],
        };
        await Record.ExceptionAsync(() => new ModelFallbackChatClient(Silent(), options).GetResponseAsync("q"));

        asked.ShouldBe(["large", "other", "small"]);
    }

    [Fact]
    public async Task A_conversation_that_the_provider_keeps_stays_with_it()
    {
        var second = new TestChatClient();
        var error = new LlmException(LlmErrorKind.Server);
        var client = Build(Failing(error), second);

        (await Record.ExceptionAsync(() => Ask(client, new ChatOptions { ConversationId = "c" }))).ShouldBeSameAs(error);
        second.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task The_model_is_named_when_the_provider_leaves_it_out()
    {
        var mute = TestChatClient.Ok();
        mute.ModelId = null;
        var options = new ModelFallbackOptions { Targets = [new() { Name = "one", ModelId = "m" }] };
        var client = new ModelFallbackChatClient(new TestChatClient { Answer = (_, _, _) => Task.FromResult(mute) }, options);

        (await client.GetResponseAsync("q")).ModelId.ShouldBe("m");
    }

    [Fact]
    public async Task The_answer_of_a_stand_in_is_not_cached()
    {
        var calls = 0;
        var primary = new TestChatClient
        {
            Answer = (_, _, _) => ++calls == 1 ? throw new LlmException(LlmErrorKind.Server) : Task.FromResult(TestChatClient.Ok()),
            Stream = (_, _, _) => throw new LlmException(LlmErrorKind.Server),
        };
        var client = new ResponseCacheChatClient(Build(primary, Answering("claude")));
        var cold = new ChatOptions { Temperature = 0 };
        (await Ask(client, cold)).ModelId.ShouldBe("claude");
        await client.GetStreamingResponseAsync("q", cold).ToListAsync();

        (await Ask(client, cold)).ModelId.ShouldBe("gpt-4o");
        (await Ask(client, cold)).AdditionalProperties!.ContainsKey(ResponseCacheChatClient.HitKey).ShouldBeTrue();
    }

    public static TheoryData<FallbackTarget[], string> Impossible => new()
    {
        { [], "Targets.Count is 0; allowed: at least 1." },
        { [new() { Name = " " }], "Targets[0].Name is  ; allowed: a name that no other target has." },
        { [new() { Name = "a" }, new() { Name = "a" }], "Targets[1].Name is a; allowed: a name that no other target has." },
        { [new() { Name = "a", ContextWindow = 0 }], "Targets[0].ContextWindow is 0; allowed: above 0, or null." },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_impossible_target_is_refused_by_name_value_and_range(FallbackTarget[] targets, string message) =>
        Should.Throw<ArgumentException>(() => new ChatClientBuilder(new TestChatClient()).UseModelFallback(new() { Targets = targets }).Build())
            .Message.ShouldBe($"ModelFallbackOptions.{message} (Parameter 'options')");

    private static Task<ChatResponse> Ask(IChatClient client, ChatOptions? options = null, CancellationToken token = default) =>
        client.GetResponseAsync("q", options, token);

    private static async Task Read(ModelFallbackChatClient client) => await client.GetStreamingResponseAsync("q").ToListAsync();

    private static TestChatClient Answering(string model) => new()
    {
        Answer = (_, _, _) => Task.FromResult(TestChatClient.Ok(model: model)),
        Stream = (_, _, _) => TestChatClient.Ok(model: model).ToChatResponseUpdates().ToAsyncEnumerable(),
    };

    private static TestChatClient Failing(Exception error) => new() { Answer = (_, _, _) => throw error, Stream = (_, _, _) => throw error };

    private static ModelFallbackChatClient Build(params IChatClient[] clients) => Build(clients, change: null);

    private static ModelFallbackChatClient Build(IChatClient[] clients, Action<ModelFallbackOptions>? change = null, long?[]? windows = null)
    {
        string[] names = ["one", "two", "three", "four"];
        var options = new ModelFallbackOptions
        {
            Targets = [.. clients.Select((client, i) => new FallbackTarget
            {
                Name = names[i], Client = i == 0 ? null : client, ContextWindow = windows?[i],
            })],
        };
        change?.Invoke(options);
        return new ModelFallbackChatClient(clients[0], options);
    }
}
