using DenialOps.Llm.Providers;
using Microsoft.Extensions.AI;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests.Providers;

public sealed class ProviderChatClientTests : ProviderTest
{
    public static TheoryData<LlmProvider, bool> EveryWay => new(
        Enum.GetValues<LlmProvider>().SelectMany(_ => new[] { false, true }, (provider, streamed) => (provider, streamed)));

    [Theory]
    [InlineData("rate-limited", 1000.0)]
    [InlineData("rate-limited-ms", 1500.0)]
    [InlineData("rate-limited-fraction", 1500.0)]
    [InlineData("rate-limited-date", 2000.0)]
    [InlineData("rate-limited-past", 0.0)]
    [InlineData("rate-limited-hour", 3_600_000.0)]
    [InlineData("rate-limited-nonsense", null)]
    [InlineData("rate-limited-silent", null)]
    public async Task The_wait_that_is_asked_for_is_in_the_error(string fault, double? milliseconds)
    {
        foreach (var provider in Enum.GetValues<LlmProvider>())
        {
            var error = await Should.ThrowAsync<LlmException>(() => AskAsync(Client(provider, "fault-" + fault), streamed: true));

            error.RetryAfter?.TotalMilliseconds.ShouldBe(milliseconds!.Value);
            (error.RetryAfter is null).ShouldBe(milliseconds is null);
            error.Status.ShouldBe(429);
            error.RequestId.ShouldNotBeNullOrEmpty();
        }
    }

    [Theory]
    [InlineData("should-not-retry", false, false)]
    [InlineData("should-retry", true, false)]
    [InlineData("overloaded", null, true)]
    [InlineData("quota", null, false)]
    public async Task Whether_to_ask_again_is_in_the_error(string fault, bool? said, bool transient)
    {
        foreach (var provider in Enum.GetValues<LlmProvider>())
        {
            var error = await Should.ThrowAsync<LlmException>(() => AskAsync(Client(provider, "fault-" + fault), streamed: false));

            error.ShouldRetry.ShouldBe(said);
            error.IsTransient.ShouldBe(transient);
        }
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task What_middlewares_know_of_a_call_is_not_sent_and_stays_with_the_caller(LlmProvider provider, bool streamed)
    {
        var options = new LlmCall { Operation = "OPERATIONMARK", Tenant = "TENANTMARK" }.AddTo(new ChatOptions());

        await AskAsync(Client(provider), streamed, options);

        var request = Simulator.Requests.All.ShouldHaveSingleItem();
        request.Body.ShouldNotContain("MARK\"");
        request.Body.ShouldNotContain(LlmCall.Key);
        LlmCall.Of(options).Operation.ShouldBe("OPERATIONMARK");
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_call_may_name_another_model(LlmProvider provider, bool streamed)
    {
        var response = await AskAsync(Client(provider, "first"), streamed, new() { ModelId = "second" });

        Simulator.Requests.All.ShouldHaveSingleItem().Model.ShouldBe("second");
        response.ModelId.ShouldBe("second");
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        var said = response.AdditionalProperties ?? response.Messages[0].AdditionalProperties!;
        said[ProviderChatClient.RequestIdKey].ShouldBeOfType<string>().ShouldStartWith("req_");
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task An_answer_that_was_cut_can_be_had_by_asking_for_it(LlmProvider provider, bool streamed)
    {
        var options = new LlmCall { AllowTruncated = true }.AddTo(new ChatOptions());

        var response = await AskAsync(Client(provider, "fault-truncated-json"), streamed, options);

        response.FinishReason.ShouldBe(ChatFinishReason.Length);
        response.Text.ShouldStartWith("{\"denied\":true");
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_call_of_a_tool_is_an_answer(LlmProvider provider, bool streamed)
    {
        Simulator.Script("m", Reply.Tool("report", """{"denied":true}"""));

        var response = await AskAsync(Client(provider, "m"), streamed);

        var call = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ShouldHaveSingleItem();
        call.Name.ShouldBe("report");
        call.Arguments!["denied"]!.ToString().ShouldBe("True");
        response.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_server_that_is_not_there_is_a_failed_connection(LlmProvider provider, bool streamed)
    {
        var client = Client(provider, configure: options => options.Endpoint = Simulator.RefusingAddress);

        (await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed))).Kind.ShouldBe(LlmErrorKind.Connection);
    }

    [Fact]
    public async Task Text_that_came_before_an_error_in_the_stream_is_handed_on()
    {
        var text = "";

        var error = await Should.ThrowAsync<LlmException>(async () =>
        {
            await foreach (var update in Client(LlmProvider.OpenAI, "fault-in-band-error").GetStreamingResponseAsync(Prompt))
            {
                text += update.Text;
            }
        });

        text.ShouldNotBeEmpty();
        error.Status.ShouldBe(200);
        error.Code.ShouldBe("server_is_overloaded");
    }

    [Theory]
    [InlineData(LlmProvider.OpenAI)]
    [InlineData(LlmProvider.Anthropic)]
    [InlineData(LlmProvider.OpenAIResponses)]
    public async Task A_stream_that_its_reader_leaves_is_let_go(LlmProvider provider)
    {
        await foreach (var update in Client(provider, "fault-stall").GetStreamingResponseAsync(Prompt, cancellationToken: Cancel))
        {
            if (update.Text.Length > 0)
            {
                break;
            }
        }

        (await Simulator.Requests.WaitForAsync(r => r.EndedAt is not null, Cancel)).Model.ShouldBe("fault-stall");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Anthropic_is_given_a_limit_of_output_tokens_however_large(bool streamed)
    {
        var client = Client(LlmProvider.Anthropic, configure: options => options.DefaultMaxOutputTokens = 128_000);

        await AskAsync(client, streamed);
        await AskAsync(client, streamed, new() { MaxOutputTokens = 7 });

        Simulator.Requests.All.Select(request => (int)request.Json()!["max_tokens"]!).ShouldBe([128_000, 7]);
    }

    [Fact]
    public async Task Calls_share_their_connections_and_may_come_at_once()
    {
        var client = Client(LlmProvider.OpenAI);

        await AskAsync(client, streamed: true);
        await AskAsync(client, streamed: false);
        var many = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => AskAsync(client, i % 2 == 0)));

        Simulator.Requests.All.Take(2).Select(request => request.Connection).Distinct().ShouldHaveSingleItem();
        many.ShouldAllBe(response => response.Usage != null && response.Text.Length > 50);
    }

    [Fact]
    public async Task An_answer_beyond_the_limit_of_bytes_is_refused()
    {
        foreach (var streamed in new[] { false, true })
        {
            var client = Client(LlmProvider.OpenAI, "fault-huge-body", options => options.MaxResponseBytes = 100_000);

            (await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed))).Kind.ShouldBe(LlmErrorKind.InvalidOutput);
        }
    }

    [Fact]
    public async Task A_handler_that_is_lent_is_not_disposed_of()
    {
        using var lent = new SocketsHttpHandler();
        var options = new ProviderOptions { ApiKey = Key, Model = "m", Endpoint = Simulator.OpenAiEndpoint };
        var first = new ProviderChatClient(options, Clock, lent);
        await AskAsync(first, streamed: false);
        first.Dispose();

        using var second = new ProviderChatClient(options, Clock, lent);

        (await AskAsync(second, streamed: false)).Text.ShouldNotBeEmpty();
        await Should.ThrowAsync<ObjectDisposedException>(() => AskAsync(first, streamed: false));
    }

    [Fact]
    public void The_provider_is_known_without_a_call()
    {
        var metadata = Client(LlmProvider.Anthropic, "claude").GetService<ChatClientMetadata>()!;

        metadata.ProviderName.ShouldBe("anthropic");
        metadata.DefaultModelId.ShouldBe("claude");
        Simulator.Requests.Count.ShouldBe(0);
    }
}
