using System.Text;
using CsCheck;
using DenialOps.Llm.Providers;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.Providers;

/// <summary>What is made of the bytes of a stream, however they come.</summary>
public sealed class EventStreamTests
{
    private const string Whole = "Größe „XL“, 100 €.";

    private const string OpenAI = """
        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

        : keep-alive

        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"Größe „XL“,"},"finish_reason":null}]}

        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":" 100 €."},"finish_reason":null}]}

        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":7,"completion_tokens":5,"total_tokens":12}}

        data: [DONE]


        """;

    private const string Anthropic = """
        event: message_start
        data: {"type":"message_start","message":{"id":"x","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":7,"output_tokens":1}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        event: ping
        data: {"type":"ping"}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Größe „XL“,"}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":" 100 €."}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":5}}

        event: message_stop
        data: {"type":"message_stop"}


        """;

    [Fact]
    public Task However_the_bytes_are_cut_the_answer_is_the_same() =>
        Gen.Select(Gen.Bool.Select(first => first ? LlmProvider.OpenAI : LlmProvider.Anthropic), Gen.Int[1, 400], Gen.Bool).SampleAsync(
            async (provider, pieceLength, windows) =>
            {
                var text = windows ? StreamOf(provider).ReplaceLineEndings("\r\n") : StreamOf(provider);

                var response = await AskAsync(provider, new CannedResponses(Encoding.UTF8.GetBytes(text), pieceLength));

                return response.Text == Whole && response.Usage is { InputTokenCount: 7, OutputTokenCount: 5 };
            }, iter: 60);

    [Theory]
    [InlineData(LlmProvider.OpenAI)]
    [InlineData(LlmProvider.Anthropic)]
    public async Task Wherever_a_stream_ends_it_is_whole_or_an_error(LlmProvider provider)
    {
        var bytes = Encoding.UTF8.GetBytes(StreamOf(provider));
        var broken = 0;
        for (var length = 0; length < bytes.Length; length += 7)
        {
            try
            {
                var response = await AskAsync(provider, new CannedResponses(bytes[..length]));

                response.Text.ShouldBe(Whole);
                response.FinishReason.ShouldBe(ChatFinishReason.Stop);
            }
            catch (LlmException error)
            {
                error.Kind.ShouldBe(LlmErrorKind.StreamInterrupted);
                broken++;
            }
        }

        broken.ShouldBeInRange(1, (bytes.Length / 7) - 2);
    }

    [Theory]
    [InlineData(LlmProvider.OpenAI, "data: [DONE]")]
    [InlineData(LlmProvider.Anthropic, "event: message_stop")]
    public async Task An_answer_that_is_complete_does_not_wait_for_its_last_line(LlmProvider provider, string last)
    {
        var text = StreamOf(provider);
        var bytes = Encoding.UTF8.GetBytes(text[..text.IndexOf(last, StringComparison.Ordinal)]);

        (await AskAsync(provider, new CannedResponses(bytes, endless: true))).Text.ShouldBe(Whole);
    }

    [Fact]
    public async Task Usage_that_does_not_come_is_waited_for_two_seconds()
    {
        var clock = new FakeTimeProvider();

        var call = AskAsync(LlmProvider.OpenAI, new CannedResponses(OpenAIWithoutUsage, endless: true), clock);
        call.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(2));

        var response = await call;
        response.Text.ShouldBe(Whole);
        response.Usage.ShouldBeNull();
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(ObjectDisposedException))]
    [InlineData(typeof(OperationCanceledException))]
    public async Task A_connection_that_breaks_after_a_whole_answer_loses_the_usage_only(Type broken)
    {
        var failure = broken == typeof(ObjectDisposedException) ? new ObjectDisposedException("stream") : (Exception)Activator.CreateInstance(broken)!;

        var response = await AskAsync(LlmProvider.OpenAI, new CannedResponses(OpenAIWithoutUsage, broken: failure));

        response.Text.ShouldBe(Whole);
        response.Usage.ShouldBeNull();
    }

    [Theory]
    [InlineData("""data: {"error":{"code":429,"message":"slow"}}""", LlmErrorKind.RateLimited)]
    [InlineData("""data: {"error":{"code":502,"message":"down"}}""", LlmErrorKind.Server)]
    [InlineData("""data: {"error":"something"}""", LlmErrorKind.Server)]
    [InlineData("""data: {"object":"error","message":"This model's maximum context length is 8192 tokens.","code":400}""", LlmErrorKind.ContextLength)]
    [InlineData("""{"error":{"type":"insufficient_quota","message":"no"}}""", LlmErrorKind.QuotaExhausted)]
    [InlineData("data: {broken", LlmErrorKind.StreamInterrupted)]
    [InlineData("data: [DONE]", LlmErrorKind.StreamInterrupted)]
    [InlineData("<html>\n\n<body>", LlmErrorKind.Server)]
    [InlineData("<html>\n\n", LlmErrorKind.Server)]
    [InlineData(": only a comment", LlmErrorKind.StreamInterrupted)]
    public async Task What_is_no_answer_is_an_error_of_its_kind(string body, LlmErrorKind kind)
    {
        foreach (var end in new[] { "", "\n\n" })
        {
            var error = await Should.ThrowAsync<LlmException>(
                () => AskAsync(LlmProvider.OpenAI, new CannedResponses(Encoding.UTF8.GetBytes(body + end))));

            error.Kind.ShouldBe(kind);
            error.Status.ShouldBe(200);
            error.RequestId.ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("error", LlmErrorKind.Server)]
    [InlineData("abort", LlmErrorKind.StreamInterrupted)]
    [InlineData("model_length", LlmErrorKind.Truncated)]
    public async Task Words_of_other_servers_for_an_answer_that_failed_are_known(string reason, LlmErrorKind kind)
    {
        var text = OpenAI.Replace("\"stop\"", $"\"{reason}\"", StringComparison.Ordinal);

        var error = await Should.ThrowAsync<LlmException>(
            () => AskAsync(LlmProvider.OpenAI, new CannedResponses(Encoding.UTF8.GetBytes(text))));

        error.Kind.ShouldBe(kind);
        error.Code.ShouldBe(reason);
        error.Usage!.TotalTokens.ShouldBe(12);
    }

    [Fact]
    public async Task Another_servers_word_for_a_whole_answer_is_one()
    {
        var text = OpenAI.Replace("\"stop\"", "\"eos\"", StringComparison.Ordinal);

        (await AskAsync(LlmProvider.OpenAI, new CannedResponses(Encoding.UTF8.GetBytes(text)))).Text.ShouldBe(Whole);
    }

    [Fact]
    public async Task Broken_usage_after_a_whole_answer_loses_the_usage_only()
    {
        var text = OpenAI.Replace("\"total_tokens\":12}}", "", StringComparison.Ordinal);

        var response = await AskAsync(LlmProvider.OpenAI, new CannedResponses(Encoding.UTF8.GetBytes(text)));

        response.Text.ShouldBe(Whole);
        response.Usage.ShouldBeNull();
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_key()
    {
        var error = await Should.ThrowAsync<LlmException>(
            () => AskAsync(LlmProvider.Anthropic, new CannedResponses([], status: 307)));

        error.Status.ShouldBe(307);
        error.IsTransient.ShouldBeFalse();
    }

    private static byte[] OpenAIWithoutUsage => Encoding.UTF8.GetBytes(OpenAI[..OpenAI.LastIndexOf("data: {", StringComparison.Ordinal)]);

    private static string StreamOf(LlmProvider provider) => provider == LlmProvider.OpenAI ? OpenAI : Anthropic;

    private static async Task<ChatResponse> AskAsync(LlmProvider provider, CannedResponses responses, TimeProvider? clock = null)
    {
        using var client = new ProviderChatClient(
            new() { Provider = provider, ApiKey = "any", Model = "m", Endpoint = new("http://127.0.0.1:1/v1") }, clock, responses);
        var cancel = TestContext.Current.CancellationToken;
        return await client.GetStreamingResponseAsync("Why?", cancellationToken: cancel).ToChatResponseAsync(cancel);
    }
}
