using System.Net;
using System.Text;

namespace DenialOps.Benchmarks.Llm;

/// <summary>A provider's answers, whole or as a stream, without a network: what is measured around it is a client's own work.</summary>
internal sealed class InstantTransport : HttpMessageHandler
{
    private const string Answer = "The claim was denied for want of a prior authorization.";
    private static readonly byte[] OpenAi = Encoding.UTF8.GetBytes(
        $$"""
        {"id":"c","object":"chat.completion","created":1,"model":"gpt-4o","choices":[{"index":0,"message":{"role":"assistant","content":"{{Answer}}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":260,"completion_tokens":12,"total_tokens":272} }
        """);

    private static readonly byte[] Anthropic = Encoding.UTF8.GetBytes(
        $$"""
        {"id":"m","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[{"type":"text","text":"{{Answer}}"}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":260,"output_tokens":12} }
        """);

    private static readonly byte[] OpenAiStream = Encoding.UTF8.GetBytes(string.Concat(
        Enumerable.Range(0, InstantChatClient.Chunks).Select(_ => OpenAiEvent("""{"content":" word"}""", "null"))
            .Append(OpenAiEvent("{}", "\"stop\""))
            .Append("""data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"gpt-4o","choices":[],"usage":{"prompt_tokens":260,"completion_tokens":1000,"total_tokens":1260} }""" + "\n\n")
            .Append("data: [DONE]\n\n")));

    private static readonly byte[] AnthropicStream = Encoding.UTF8.GetBytes(string.Concat(
        Enumerable.Range(0, InstantChatClient.Chunks)
            .Select(_ => AnthropicEvent("content_block_delta", ""","index":0,"delta":{"type":"text_delta","text":" word"}"""))
            .Prepend(AnthropicEvent("content_block_start", ""","index":0,"content_block":{"type":"text","text":""}"""))
            .Prepend(AnthropicEvent("message_start", ""","message":{"id":"m","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":260,"output_tokens":1} }"""))
            .Append(AnthropicEvent("content_block_stop", ""","index":0"""))
            .Append(AnthropicEvent("message_delta", ""","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":1000}"""))
            .Append(AnthropicEvent("message_stop", ""))));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The body is written as it would be for a connection.
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var streamed = body.AsSpan().IndexOf("\"stream\":true"u8) >= 0;
        var isAnthropic = request.RequestUri!.AbsolutePath.EndsWith("/messages", StringComparison.Ordinal);
        var answer = (isAnthropic, streamed) switch
        {
            (false, false) => OpenAi,
            (false, true) => OpenAiStream,
            (true, false) => Anthropic,
            (true, true) => AnthropicStream,
        };
        var content = new ByteArrayContent(answer);
        content.Headers.ContentType = new(streamed ? "text/event-stream" : "application/json");
        return new(HttpStatusCode.OK) { Content = content, RequestMessage = request };
    }

    private static string OpenAiEvent(string delta, string reason) =>
        $$"""data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"gpt-4o","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{reason}} }]}""" + "\n\n";

    private static string AnthropicEvent(string type, string rest) => $$"""
        event: {{type}}
        data: {"type":"{{type}}"{{rest}} }


        """;
}
