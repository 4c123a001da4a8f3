using System.Text.Json.Nodes;
using ProviderSimulator.Scripts;

namespace ProviderSimulator.Wire;

/// <summary>OpenAI's Chat Completions: <c>https://developers.openai.com/api/reference/resources/chat</c>.</summary>
internal sealed class ChatCompletions : OpenAiFormat
{
    private const string Fingerprint = "fp_simulated";

    public override Api Api => Api.ChatCompletions;

    public override bool Serves(string path) => path.EndsWith("/chat/completions", StringComparison.Ordinal);

    public override string? Objection(JsonObject body, Func<string, string?> header) =>
        body["messages"] is JsonArray ? null : "Missing required parameter: 'messages'.";

    public override ModelRequest Read(JsonObject body, string path)
    {
        var forcedTool = body.Object("tool_choice")?.Object("function")?.Text("name");
        return new(
            ModelOf(body, path),
            body.Flag("stream"),
            body.Object("stream_options")?.Flag("include_usage") ?? false,
            body.Number("max_completion_tokens") ?? body.Number("max_tokens"),
            TokenCount.OfPrompt(body, "messages", "tools", "response_format"),
            forcedTool,
            body.ToolSchema(forcedTool) ?? body.Object("response_format")?.Object("json_schema")?.Object("schema"));
    }

    public override JsonObject Body(Exchange exchange)
    {
        var answer = exchange.Answer;
        var message = new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = answer.Text.Length == 0 && (answer.Refusal is not null || answer.ToolCalls.Count > 0) ? null : answer.Text,
            ["refusal"] = answer.Refusal,
            ["annotations"] = new JsonArray(),
        };
        if (answer.ToolCalls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. answer.ToolCalls.Select((call, i) => Call(exchange, call, i, call.Arguments))]);
        }

        var body = Envelope(exchange, "chat.completion", new JsonObject
        {
            ["index"] = 0,
            ["message"] = message,
            ["logprobs"] = null,
            ["finish_reason"] = Finish(answer),
        });
        if (exchange.Usage is { } usage)
        {
            body["usage"] = UsageBlock(usage);
        }

        return body;
    }

    public override IReadOnlyList<StreamEvent> Events(Exchange exchange)
    {
        var answer = exchange.Answer;
        var events = new List<StreamEvent>
        {
            Chunk(exchange, EventRole.Opening, new() { ["role"] = "assistant", ["content"] = "", ["refusal"] = null }),
        };
        events.AddRange(TextPieces.Of(answer.Text, answer.PieceLength)
            .Select(piece => Chunk(exchange, EventRole.Content, new() { ["content"] = piece })));
        events.AddRange(TextPieces.Of(answer.Refusal ?? "", answer.PieceLength)
            .Select(piece => Chunk(exchange, EventRole.Content, new() { ["refusal"] = piece })));
        foreach (var (index, call) in answer.ToolCalls.Index())
        {
            events.Add(Chunk(exchange, EventRole.Content, CallDelta(Call(exchange, call, index, ""), index)));
            events.AddRange(TextPieces.Of(call.Arguments, answer.PieceLength).Select(piece => Chunk(
                exchange, EventRole.Content, CallDelta(new() { ["function"] = new JsonObject { ["arguments"] = piece } }, index))));
        }

        events.Add(Chunk(exchange, EventRole.Closing, [], Finish(answer)));
        if (exchange.Request.IncludesUsage && exchange.Usage is { } usage)
        {
            events.Add(StreamEvent.Of(WithUsage(Envelope(exchange, "chat.completion.chunk", choice: null), UsageBlock(usage)), EventRole.Closing));
        }

        events.Add(new(null, "[DONE]", EventRole.Terminator));
        return events;
    }

    public override JsonObject FailedBody(Exchange exchange, ErrorShape error) => ErrorBody(error, "");

    /// <summary>As OpenAI does it: an error in the place of a chunk, and then the usual last line.</summary>
    public override IEnumerable<StreamEvent> FailedEvents(Exchange exchange, ErrorShape error, int eventsBefore) =>
    [
        StreamEvent.Of(ErrorBody(error, ""), EventRole.Closing),
        new(null, "[DONE]", EventRole.Terminator),
    ];

    private static StreamEvent Chunk(Exchange exchange, EventRole role, JsonObject delta, string? finish = null)
    {
        var chunk = Envelope(exchange, "chat.completion.chunk", new JsonObject
        {
            ["index"] = 0,
            ["delta"] = delta,
            ["logprobs"] = null,
            ["finish_reason"] = finish ?? exchange.Answer.UnfinishedWord,
        });
        return StreamEvent.Of(exchange.Request.IncludesUsage && exchange.Usage is not null ? WithUsage(chunk, null) : chunk, role);
    }

    private static JsonObject Envelope(Exchange exchange, string kind, JsonObject? choice) => new()
    {
        ["id"] = exchange.Id("chatcmpl-"),
        ["object"] = kind,
        ["created"] = exchange.CreatedSeconds,
        ["model"] = exchange.Model,
        ["choices"] = choice is null ? [] : new JsonArray(choice),
        ["service_tier"] = "default",
        ["system_fingerprint"] = Fingerprint,
    };

    private static JsonObject WithUsage(JsonObject chunk, JsonObject? usage)
    {
        chunk["usage"] = usage;
        return chunk;
    }

    private static JsonObject Call(Exchange exchange, ToolCall call, int index, string arguments) => new()
    {
        ["id"] = exchange.Id($"call_{index}"),
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = arguments },
    };

    private static JsonObject CallDelta(JsonObject call, int index)
    {
        call.Insert(0, "index", index);
        return new() { ["tool_calls"] = new JsonArray(call) };
    }

    private static JsonObject UsageBlock(Usage usage) => new()
    {
        ["prompt_tokens"] = usage.AllInputTokens,
        ["completion_tokens"] = usage.OutputTokens,
        ["total_tokens"] = usage.AllInputTokens + usage.OutputTokens,
        ["prompt_tokens_details"] = new JsonObject
        {
            ["cached_tokens"] = usage.CacheReadTokens,
            ["cache_write_tokens"] = usage.CacheWriteTokens,
            ["audio_tokens"] = 0,
        },
        ["completion_tokens_details"] = new JsonObject
        {
            ["reasoning_tokens"] = usage.ReasoningTokens,
            ["audio_tokens"] = 0,
            ["accepted_prediction_tokens"] = 0,
            ["rejected_prediction_tokens"] = 0,
        },
    };

    private static string Finish(Answer answer) => answer.FinishWord ?? answer.EffectiveFinish switch
    {
        FinishReason.Length or FinishReason.ContextWindowExceeded => "length",
        FinishReason.ToolCalls => "tool_calls",
        FinishReason.ContentFilter => "content_filter",
        _ => "stop",
    };
}
