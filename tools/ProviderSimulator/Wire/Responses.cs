using System.Text.Json.Nodes;
using ProviderSimulator.Scripts;

namespace ProviderSimulator.Wire;

/// <summary>OpenAI's Responses: <c>https://developers.openai.com/api/reference/resources/responses</c>.</summary>
internal sealed class Responses : OpenAiFormat
{
    public override Api Api => Api.Responses;

    public override bool Serves(string path) => path.EndsWith("/responses", StringComparison.Ordinal);

    public override string? Objection(JsonObject body, Func<string, string?> header) =>
        body["input"] is null ? "Missing required parameter: 'input'." : null;

    public override ModelRequest Read(JsonObject body, string path)
    {
        var forcedTool = body.Object("tool_choice")?.Text("name");
        return new(
            ModelOf(body, path),
            body.Flag("stream"),
            IncludesUsage: true,
            body.Number("max_output_tokens"),
            TokenCount.OfPrompt(body, "instructions", "input", "tools", "text"),
            forcedTool,
            body.ToolSchema(forcedTool) ?? body.Object("text")?.Object("format")?.Object("schema"));
    }

    public override JsonObject Body(Exchange exchange) => Envelope(exchange, StatusOf(exchange.Answer), Output(exchange), exchange.Usage);

    public override IReadOnlyList<StreamEvent> Events(Exchange exchange)
    {
        var stream = new ResponsesStream();
        Open(exchange, stream);
        foreach (var (index, item) in Output(exchange).Index())
        {
            if ((string?)item!["type"] == "message")
            {
                stream.Message(item.AsObject(), index, exchange.Answer.PieceLength);
            }
            else
            {
                stream.Call(item.AsObject(), index, exchange.Answer.PieceLength);
            }
        }

        stream.Add($"response.{StatusOf(exchange.Answer)}", EventRole.Closing, new() { ["response"] = Body(exchange) });
        return stream.Events;
    }

    public override JsonObject FailedBody(Exchange exchange, ErrorShape error)
    {
        var body = Envelope(exchange, "failed", [], usage: null);
        body["error"] = new JsonObject { ["code"] = error.Code ?? "server_error", ["message"] = error.Message };
        return body;
    }

    public override IEnumerable<StreamEvent> FailedEvents(Exchange exchange, ErrorShape error, int eventsBefore)
    {
        var stream = new ResponsesStream(eventsBefore);
        stream.Add("response.failed", EventRole.Closing, new() { ["response"] = FailedBody(exchange, error) });
        return stream.Events;
    }

    private static void Open(Exchange exchange, ResponsesStream stream)
    {
        foreach (var type in new[] { "response.created", "response.in_progress" })
        {
            stream.Add(type, EventRole.Opening, new() { ["response"] = Envelope(exchange, "in_progress", [], usage: null) });
        }
    }

    private static JsonArray Output(Exchange exchange)
    {
        var answer = exchange.Answer;
        var items = answer.ToolCalls.Select((call, i) => CallItem(exchange, call, i));
        return new(answer.ToolCalls.Count > 0 && answer.Text.Length == 0 ? [.. items] : [Message(exchange), .. items]);
    }

    private static JsonObject Message(Exchange exchange)
    {
        var answer = exchange.Answer;
        return new()
        {
            ["id"] = exchange.Id("msg_"),
            ["type"] = "message",
            ["status"] = StatusOf(answer),
            ["content"] = new JsonArray(answer.Refusal is { } refusal ? Refusal(refusal) : Text(answer.Text)),
            ["role"] = "assistant",
        };
    }

    private static JsonObject Text(string text) => new()
    {
        ["type"] = "output_text",
        ["annotations"] = new JsonArray(),
        ["logprobs"] = new JsonArray(),
        ["text"] = text,
    };

    private static JsonObject Refusal(string refusal) => new() { ["type"] = "refusal", ["refusal"] = refusal };

    private static JsonObject CallItem(Exchange exchange, ToolCall call, int index) => new()
    {
        ["id"] = exchange.Id($"fc_{index}"),
        ["type"] = "function_call",
        ["status"] = "completed",
        ["arguments"] = call.Arguments,
        ["call_id"] = exchange.Id($"call_{index}"),
        ["name"] = call.Name,
    };

    private static string StatusOf(Answer answer) => IncompleteReason(answer) is null ? "completed" : "incomplete";

    private static string? IncompleteReason(Answer answer) => answer.EffectiveFinish switch
    {
        FinishReason.Length or FinishReason.ContextWindowExceeded => "max_output_tokens",
        FinishReason.ContentFilter => "content_filter",
        _ => null,
    };

    private static JsonObject Envelope(Exchange exchange, string status, JsonArray output, Usage? usage) => new()
    {
        ["id"] = exchange.Id("resp_"),
        ["object"] = "response",
        ["created_at"] = exchange.CreatedSeconds,
        ["status"] = status,
        ["background"] = false,
        ["error"] = null,
        ["incomplete_details"] = status == "incomplete" ? new JsonObject { ["reason"] = IncompleteReason(exchange.Answer) } : null,
        ["instructions"] = null,
        ["max_output_tokens"] = exchange.Request.MaxOutputTokens,
        ["model"] = exchange.Model,
        ["output"] = output,
        ["parallel_tool_calls"] = true,
        ["previous_response_id"] = null,
        ["reasoning"] = new JsonObject { ["effort"] = null, ["summary"] = null },
        ["service_tier"] = "default",
        ["store"] = true,
        ["temperature"] = 1.0,
        ["text"] = new JsonObject { ["format"] = new JsonObject { ["type"] = "text" }, ["verbosity"] = "medium" },
        ["tool_choice"] = "auto",
        ["tools"] = new JsonArray(),
        ["top_logprobs"] = 0,
        ["top_p"] = 1.0,
        ["truncation"] = "disabled",
        ["usage"] = usage is null ? null : UsageBlock(usage),
        ["user"] = null,
        ["metadata"] = new JsonObject(),
    };

    private static JsonObject UsageBlock(Usage usage) => new()
    {
        ["input_tokens"] = usage.AllInputTokens,
        ["input_tokens_details"] = new JsonObject
        {
            ["cached_tokens"] = usage.CacheReadTokens,
            ["cache_write_tokens"] = usage.CacheWriteTokens,
        },
        ["output_tokens"] = usage.OutputTokens,
        ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = usage.ReasoningTokens },
        ["total_tokens"] = usage.AllInputTokens + usage.OutputTokens,
    };
}
