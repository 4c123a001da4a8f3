using DenialOps.Llm.Caching;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.Caching;

public sealed class ResponseCacheChatClientTests
{
    private readonly FakeTimeProvider clock = new();

    public static TheoryData<ChatResponse> NotWorthKeeping =>
    [
        With(ChatFinishReason.Length), With(ChatFinishReason.ContentFilter), With(null), With(new ChatFinishReason("pause_turn")),
        With(ChatFinishReason.Stop, new TextContent("")), With(ChatFinishReason.Stop), With(ChatFinishReason.Stop, new TextContent("a"), new ErrorContent("refused")),
        new ChatResponse(new ChatMessage(ChatRole.Assistant, "a")) { FinishReason = ChatFinishReason.Stop, ConversationId = "c" },
        With(ChatFinishReason.Stop, new TextContent("a"), new UnknownContent()),
    ];

    [Fact]
    public async Task The_same_request_is_asked_once_and_the_second_answer_says_so()
    {
        var provider = new TestChatClient { Answer = (call, _, _) => Task.FromResult(TestChatClient.Ok($"answer {call}")) };
        var client = Build(provider);

        var first = await Ask(client);
        var second = await Ask(client);

        provider.Calls.ShouldBe(1);
        first.Text.ShouldBe("answer 1");
        IsHit(first).ShouldBeFalse();
        second.Text.ShouldBe("answer 1");
        IsHit(second).ShouldBeTrue();
        second.ModelId.ShouldBe("gpt-4o");
        second.FinishReason.ShouldBe(ChatFinishReason.Stop);
        second.Usage.ShouldNotBeNull().InputTokenCount.ShouldBe(10);
        second.Usage.OutputTokenCount.ShouldBe(5);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(0f, 1)]
    [InlineData(0.3f, 1)]
    [InlineData(0.31f, 2)]
    [InlineData(1f, 2)]
    [InlineData(-0.1f, 2)]
    [InlineData(float.NaN, 2)]
    public async Task Only_a_temperature_that_is_set_and_low_is_cached(float? temperature, int calls)
    {
        var provider = new TestChatClient();
        var client = Build(provider);
        await Ask(client, options: new ChatOptions { Temperature = temperature });
        await Ask(client, options: new ChatOptions { Temperature = temperature });

        provider.Calls.ShouldBe(calls);
    }

    [Fact]
    public async Task A_call_without_options_is_not_cached()
    {
        var provider = new TestChatClient();
        var client = Build(provider);
        await client.GetResponseAsync("q");
        await client.GetResponseAsync("q");

        provider.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Another_question_and_another_tenant_are_asked()
    {
        var provider = new TestChatClient();
        var client = Build(provider);
        await Ask(client);
        await Ask(client, "another");
        await Ask(client, options: new LlmCall { Tenant = "t" }.AddTo(Cold()));
        await Ask(client, options: new LlmCall { Tenant = "u" }.AddTo(Cold()));

        provider.Calls.ShouldBe(4);
    }

    [Fact]
    public async Task What_a_call_is_for_does_not_change_its_answer()
    {
        var provider = new TestChatClient();
        var client = Build(provider);
        await Ask(client, options: new LlmCall { Operation = "summary", PromptHash = "1" }.AddTo(Cold()));
        await Ask(client, options: new LlmCall { Operation = "letter", Priority = CallPriority.Interactive }.AddTo(Cold()));

        provider.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_that_cannot_be_written_down_is_passed_on()
    {
        var provider = new TestChatClient();
        var client = Build(provider);
        for (var i = 0; i < 2; i++)
        {
            await client.GetResponseAsync([new ChatMessage(ChatRole.User, [new HostedFileContent("f")])], Cold());
        }

        provider.Calls.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(NotWorthKeeping))]
    public async Task An_answer_that_is_cut_filtered_empty_or_an_error_is_not_kept(ChatResponse response)
    {
        var provider = new TestChatClient
        {
            Answer = (_, _, _) => Task.FromResult(response),
            Stream = (_, _, _) => response.ToChatResponseUpdates().ToAsyncEnumerable(),
        };
        var client = Build(provider);
        (await Ask(client)).ShouldBeSameAs(response);
        await Ask(client);
        await client.GetStreamingResponseAsync([new(ChatRole.User, "q")], Cold()).ToListAsync();
        await client.GetStreamingResponseAsync([new(ChatRole.User, "q")], Cold()).ToListAsync();

        provider.Calls.ShouldBe(4);
    }

    [Fact]
    public async Task An_error_is_not_kept()
    {
        var error = new LlmException(LlmErrorKind.Server);
        var provider = new TestChatClient { Answer = (call, _, _) => call == 1 ? throw error : Task.FromResult(TestChatClient.Ok()) };
        var client = Build(provider);

        (await Should.ThrowAsync<LlmException>(() => Ask(client))).ShouldBeSameAs(error);
        (await Ask(client)).Text.ShouldBe("ok");
    }

    [Fact]
    public async Task Calls_of_tools_are_kept()
    {
        var call = new FunctionCallContent("1", "f", new Dictionary<string, object?> { ["x"] = "y" });
        var provider = new TestChatClient { Answer = (_, _, _) => Task.FromResult(With(ChatFinishReason.ToolCalls, call)) };
        var client = Build(provider);
        await Ask(client);
        var hit = await Ask(client);

        var given = hit.Messages.ShouldHaveSingleItem().Contents.ShouldHaveSingleItem().ShouldBeOfType<FunctionCallContent>();
        (given.CallId, given.Name, given.Arguments!["x"]!.ToString()).ShouldBe(("1", "f", "y"));
    }

    [Fact]
    public async Task An_answer_is_given_for_an_hour()
    {
        var provider = new TestChatClient();
        var client = Build(provider);
        await Ask(client);
        clock.Advance(TimeSpan.FromMinutes(59));
        await Ask(client);
        provider.Calls.ShouldBe(1);

        clock.Advance(TimeSpan.FromMinutes(1));
        await Ask(client);
        provider.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_caller_does_to_an_answer_does_not_reach_the_next()
    {
        var client = Build(new TestChatClient());
        for (var i = 0; i < 3; i++)
        {
            var answer = await Ask(client);
            answer.Text.ShouldBe("ok");
            ((TextContent)answer.Messages[0].Contents[0]).Text = "Jane Doe";
            answer.Messages.Add(new ChatMessage(ChatRole.User, "more"));
            answer.Usage!.InputTokenCount = 99;
        }
    }

    [Fact]
    public async Task What_tells_of_the_first_call_is_not_told_of_the_next()
    {
        var response = TestChatClient.Ok();
        response.AdditionalProperties = new() { ["denialops.attempts"] = 3, ["system_fingerprint"] = "fp" };
        var client = Build(new TestChatClient { Answer = (_, _, _) => Task.FromResult(response) });
        (await Ask(client)).AdditionalProperties!["denialops.attempts"].ShouldBe(3);

        var hit = await Ask(client);
        hit.AdditionalProperties!.ContainsKey("denialops.attempts").ShouldBeFalse();
        hit.AdditionalProperties["system_fingerprint"]!.ToString().ShouldBe("fp");
    }

    [Fact]
    public async Task Two_clients_of_one_name_share_a_store_and_two_of_no_name_do_not()
    {
        var store = new InMemoryResponseCache(100_000, clock);
        var provider = new TestChatClient();
        IChatClient Named() => new NamedChatClient(provider, "openai", "https://api.openai.com/v1", "gpt-4o");
        await Ask(Build(Named(), store));
        await Ask(Build(Named(), store));
        provider.Calls.ShouldBe(1);

        await Ask(Build(provider, store));
        await Ask(Build(provider, store));
        provider.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task A_store_that_fails_is_told_of_and_the_call_goes_on()
    {
        var failures = new List<Exception>();
        var provider = new TestChatClient();
        var client = new ResponseCacheChatClient(provider, new() { OnStoreFailure = failures.Add }, new BrokenStore(), clock);

        (await Ask(client)).Text.ShouldBe("ok");
        (await Ask(client)).Text.ShouldBe("ok");
        provider.Calls.ShouldBe(2);
        failures.Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_is_in_the_store_and_not_ours_counts_as_not_found()
    {
        var provider = new TestChatClient();
        var client = new ResponseCacheChatClient(provider, cache: new StoreOfRubbish(), timeProvider: clock);

        (await Ask(client)).Text.ShouldBe("ok");
        provider.Calls.ShouldBe(1);
    }

    public static TheoryData<Action<ResponseCacheOptions>, string> Impossible => new()
    {
        { o => o.TimeToLive = TimeSpan.Zero, "TimeToLive is 00:00:00; allowed: above 0, at most 30 days." },
        { o => o.SizeLimit = 4095, "SizeLimit is 4095; allowed: from 4,096 to 68,719,476,736." },
        { o => o.MaxTemperature = 2.1f, "MaxTemperature is 2.1; allowed: from 0 to 2." },
        { o => o.MaxTemperature = float.NaN, "MaxTemperature is NaN; allowed: from 0 to 2." },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_impossible_value_is_refused_by_name_value_and_range(Action<ResponseCacheOptions> set, string message)
    {
        var options = new ResponseCacheOptions();
        set(options);

        Should.Throw<ArgumentException>(() => new ChatClientBuilder(new TestChatClient()).UseResponseCache(options).Build())
            .Message.ShouldBe($"ResponseCacheOptions.{message} (Parameter 'options')");
    }

    private static bool IsHit(ChatResponse response) => response.AdditionalProperties?.ContainsKey(ResponseCacheChatClient.HitKey) is true;

    private static ChatOptions Cold() => new() { Temperature = 0 };

    private static Task<ChatResponse> Ask(ResponseCacheChatClient client, string question = "q", ChatOptions? options = null) =>
        client.GetResponseAsync([new ChatMessage(ChatRole.User, question)], options ?? Cold());

    private static ChatResponse With(ChatFinishReason? reason, params AIContent[] contents) =>
        new(new ChatMessage(ChatRole.Assistant, contents)) { FinishReason = reason };

    private ResponseCacheChatClient Build(IChatClient provider, IResponseCache? store = null) => new(provider, null, store, clock);

    private sealed class UnknownContent : AIContent;

    private sealed class BrokenStore : IResponseCache
    {
        public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string key, CancellationToken cancellationToken) => throw new IOException("down");

        public ValueTask SetAsync(string key, ReadOnlyMemory<byte> answer, TimeSpan timeToLive, CancellationToken cancellationToken) =>
            ValueTask.FromException(new IOException("down"));
    }

    private sealed class StoreOfRubbish : IResponseCache
    {
        public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string key, CancellationToken cancellationToken) => new("{}"u8.ToArray());

        public ValueTask SetAsync(string key, ReadOnlyMemory<byte> answer, TimeSpan timeToLive, CancellationToken cancellationToken) => default;
    }
}
