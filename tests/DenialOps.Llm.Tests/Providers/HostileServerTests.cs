using System.Text;
using DenialOps.Llm.Providers;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.Providers;

/// <summary>Servers that send what none should: the answer is not lost by it, and what failed is told by its right name.</summary>
public sealed class HostileServerTests
{
    private const string Huge = "9223372036854775807";

    public static TheoryData<LlmProvider, string, bool> OddCounts => new(
        from provider in Enum.GetValues<LlmProvider>()
        from count in new[] { Huge, "99999999999999999999", "1e400", "7.5", "\"NaN\"", "[7]", "true" }
        from streamed in new[] { false, true }
        select (provider, count, streamed));

    [Theory]
    [MemberData(nameof(OddCounts))]
    public async Task A_usage_that_is_none_does_not_lose_the_answer(LlmProvider provider, string count, bool streamed)
    {
        var response = await AskAsync(provider, Answer(provider, Counts(provider, count), streamed), streamed);

        response.Text.ShouldBe("Because.");
        ReportedUsage.Of(response.Usage, "m")?.PromptTokens.ShouldBe(0);
    }

    [Theory]
    [InlineData(LlmProvider.OpenAI, false)]
    [InlineData(LlmProvider.OpenAI, true)]
    [InlineData(LlmProvider.OpenAIResponses, false)]
    [InlineData(LlmProvider.OpenAIResponses, true)]
    [InlineData(LlmProvider.Anthropic, false)]
    [InlineData(LlmProvider.Anthropic, true)]
    public async Task A_usage_that_is_a_list_does_not_lose_the_answer(LlmProvider provider, bool streamed) =>
        (await AskAsync(provider, Answer(provider, "[1]", streamed), streamed)).Text.ShouldBe("Because.");

    [Theory]
    [InlineData(LlmProvider.OpenAI, false)]
    [InlineData(LlmProvider.OpenAI, true)]
    [InlineData(LlmProvider.OpenAIResponses, true)]
    [InlineData(LlmProvider.Anthropic, true)]
    public async Task A_byte_order_mark_does_not_swallow_the_first_piece(LlmProvider provider, bool streamed) =>
        (await AskAsync(provider, "\uFEFF" + Answer(provider, Counts(provider, "7"), streamed), streamed)).Text.ShouldBe("Because.");

    [Theory]
    [InlineData(401, LlmErrorKind.Authentication, """{"error":{"message":"cut \ud83d","type":"x"}}""")]
    [InlineData(429, LlmErrorKind.RateLimited, """{"error":{"message":"cut \ud83d","code":"rate_limit_exceeded"}}""")]
    [InlineData(400, LlmErrorKind.InvalidRequest, """{"error":"cut \ud83d"}""")]
    [InlineData(403, LlmErrorKind.Permission, """{"\ud83d":1,"error":{"message":"no"}}""")]
    public async Task A_message_that_is_cut_inside_a_character_keeps_the_status_of_the_error(int status, LlmErrorKind kind, string body)
    {
        var error = await Should.ThrowAsync<LlmException>(() => AskAsync(LlmProvider.OpenAI, body, streamed: true, status));

        (error.Kind, error.Status).ShouldBe((kind, status));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public async Task A_temperature_that_JSON_cannot_hold_is_the_callers_mistake_and_no_lost_connection(float temperature)
    {
        var sender = new SentRequests();
        using var client = Client(LlmProvider.OpenAI, sender);

        await Should.ThrowAsync<ArgumentException>(
            () => client.GetResponseAsync("Why?", new ChatOptions { Temperature = temperature }, TestContext.Current.CancellationToken));

        sender.Sent.ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_response_that_failed_says_what_it_used(bool streamed)
    {
        const string Failed = """
            {"id":"r","object":"response","status":"failed","error":{"code":"server_error","message":"marked"},"service_tier":"flex","usage":{"input_tokens":100,"input_tokens_details":{"cached_tokens":20},"output_tokens":9,"total_tokens":109}}
            """;
        var body = streamed ? $$"""data: {"type":"response.failed","response":{{Failed}}}""" + "\n\n" : Failed;

        var error = await Should.ThrowAsync<LlmException>(() => AskAsync(LlmProvider.OpenAIResponses, body, streamed));

        error.Kind.ShouldBe(LlmErrorKind.Server);
        error.Usage.ShouldBe(TokenUsage.FromInclusiveInput("m", 100, 9, cachedRead: 20) with { ServiceTier = "flex" });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_compressed_body_that_is_none_is_a_broken_answer(bool streamed)
    {
        using var client = Client(LlmProvider.OpenAI, new BrokenResponses());

        var error = await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed));

        error.Kind.ShouldBe(LlmErrorKind.StreamInterrupted);
    }

    private static string Counts(LlmProvider provider, string count) => provider == LlmProvider.OpenAI
        ? $$"""{"prompt_tokens":{{count}},"completion_tokens":{{count}},"total_tokens":{{count}}}"""
        : $$"""{"input_tokens":{{count}},"output_tokens":{{count}},"total_tokens":{{count}}}""";

    private static string Answer(LlmProvider provider, string usage, bool streamed) => (provider, streamed) switch
    {
        (LlmProvider.OpenAI, true) => Events(
            """{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"Because."},"finish_reason":null}]}""",
            """{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""",
            $$"""{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{{usage}}}""",
            "[DONE]"),
        (LlmProvider.OpenAI, false) =>
            $$"""{"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Because."},"finish_reason":"stop"}],"usage":{{usage}}}""",
        (LlmProvider.OpenAIResponses, true) => Events(
            """{"type":"response.output_text.delta","sequence_number":3,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"Because.","logprobs":[]}""",
            $$"""{"type":"response.completed","sequence_number":5,"response":{{Response(usage)}}}"""),
        (LlmProvider.OpenAIResponses, false) => Response(usage),
        (_, true) => Events(
            $$$"""{"type":"message_start","message":{"id":"x","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{{{usage}}}}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Because."}}""",
            """{"type":"content_block_stop","index":0}""",
            $$"""{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{{usage}}}""",
            """{"type":"message_stop"}"""),
        _ => $$"""{"id":"x","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"Because."}],"stop_reason":"end_turn","stop_sequence":null,"usage":{{usage}}}""",
    };

    private static string Response(string usage) => $$"""
        {"id":"resp_1","object":"response","created_at":1,"status":"completed","error":null,"incomplete_details":null,"model":"m","output":[{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","annotations":[],"text":"Because."}]}],"usage":{{usage}}}
        """;

    // Anthropic's client goes by the name of the event, which its JSON repeats.
    private static string Events(params string[] data) => string.Concat(data.Select(one => $"event: {NameOf(one)}\ndata: {one}\n\n"));

    private static string NameOf(string data) =>
        data.StartsWith("{\"type\":\"", StringComparison.Ordinal) ? data.Split('"')[3] : "message";

    private static ProviderChatClient Client(LlmProvider provider, HttpMessageHandler handler) =>
        new(new() { Provider = provider, ApiKey = "any", Model = "m", Endpoint = new("http://127.0.0.1:1/v1") }, handler: handler);

    private static async Task<ChatResponse> AskAsync(LlmProvider provider, string body, bool streamed, int status = 200)
    {
        using var client = Client(provider, new CannedResponses(Encoding.UTF8.GetBytes(body), status: status));
        return await AskAsync(client, streamed);
    }

    private static async Task<ChatResponse> AskAsync(ProviderChatClient client, bool streamed)
    {
        var cancel = TestContext.Current.CancellationToken;
        return streamed
            ? await client.GetStreamingResponseAsync("Why?", cancellationToken: cancel).ToChatResponseAsync(cancel)
            : await client.GetResponseAsync("Why?", cancellationToken: cancel);
    }

    /// <summary>Writes the request down, as a connection does.</summary>
    private sealed class SentRequests : HttpMessageHandler
    {
        public int Sent { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            Sent++;
            return new HttpResponseMessage();
        }
    }

    private sealed class BrokenResponses : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new Broken()) });

        private sealed class Broken : MemoryStream
        {
            public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
                throw new InvalidDataException("The archive entry was compressed using an unsupported compression method.");
        }
    }
}
