using System.Text.Json.Nodes;
using ProviderSimulator.Limits;
using ProviderSimulator.Scripts;

namespace ProviderSimulator.Wire;

/// <summary>Anthropic's Messages: <c>https://platform.claude.com/docs/en/api/messages</c>.</summary>
internal sealed class Messages : WireFormat
{
    public override Api Api => Api.Messages;

    public override Vendor Vendor => Vendor.Anthropic;

    public override StreamEvent KeepAlive { get; } = StreamEvent.Typed(new() { ["type"] = "ping" }, EventRole.KeepAlive);

    public override bool Serves(string path) => path.EndsWith("/messages", StringComparison.Ordinal);

    public override string? Objection(JsonObject body, Func<string, string?> header) =>
        header("anthropic-version") is null ? "anthropic-version: header is required"
        : body["messages"] is not JsonArray ? "messages: Field required"
        : body.Number("max_tokens") is null ? "max_tokens: Field required"
        : null;

    public override ModelRequest Read(JsonObject body, string path)
    {
        var forcedTool = body.Object("tool_choice")?.Text("name");
        return new(
            body.Text("model") ?? "",
            body.Flag("stream"),
            IncludesUsage: true,
            body.Number("max_tokens"),
            TokenCount.OfPrompt(body, "system", "messages", "tools", "output_config"),
            forcedTool,
            body.ToolSchema(forcedTool) ?? (body.Object("output_config")?.Object("format") ?? body.Object("output_format"))?.Object("schema"));
    }

    public override JsonObject Body(Exchange exchange)
    {
        var message = Envelope(exchange, new([.. Blocks(exchange)]), exchange.Answer);
        if (exchange.Usage is { } usage)
        {
            message["usage"] = UsageBlock(usage, usage.OutputTokens);
        }

        return message;
    }

    public override IReadOnlyList<StreamEvent> Events(Exchange exchange)
    {
        var start = Envelope(exchange, [], ended: null);
        if (exchange.Usage is { } usage)
        {
            // What output there is, is not known at the start; the provider says 1 and corrects it in message_delta.
            start["usage"] = UsageBlock(usage with { ReasoningTokens = 0 }, outputTokens: 1);
        }

        List<StreamEvent> events =
        [
            StreamEvent.Typed(new() { ["type"] = "message_start", ["message"] = start }, EventRole.Opening),
            .. Blocks(exchange).SelectMany((block, index) => MessagesBlock.Events(block, index, exchange.Answer.PieceLength)),
            StreamEvent.Typed(Delta(exchange), EventRole.Closing),
            StreamEvent.Typed(new() { ["type"] = "message_stop" }, EventRole.Terminator),
        ];
        var firstBlock = events.FindIndex(e => e.Name == "content_block_start");
        events.Insert(firstBlock < 0 ? 1 : firstBlock + 1, KeepAlive);
        return events;
    }

    public override JsonObject ErrorBody(ErrorShape error, string requestId)
    {
        var detail = new JsonObject { ["type"] = error.Type, ["message"] = error.Message };
        if (error.ErrorCode is { } code)
        {
            detail["details"] = new JsonObject { ["error_code"] = code };
        }

        return new() { ["type"] = "error", ["error"] = detail, ["request_id"] = requestId };
    }

    public override JsonObject FailedBody(Exchange exchange, ErrorShape error) => ErrorBody(error, RequestId(exchange.Number));

    public override IEnumerable<StreamEvent> FailedEvents(Exchange exchange, ErrorShape error, int eventsBefore) =>
        [StreamEvent.Typed(FailedBody(exchange, error), EventRole.Closing)];

    public override string RequestId(int number) => $"req_011Csim{number:D8}";

    public override IEnumerable<KeyValuePair<string, string>> Headers(string requestId) =>
    [
        new("anthropic-organization-id", "00000000-0000-4000-8000-000000000000"),
        new("request-id", requestId),
    ];

    public override IEnumerable<KeyValuePair<string, string>> LimitHeaders(IReadOnlyList<LimitStatus> limits, DateTimeOffset now)
    {
        var tokens = limits.Where(l => l.Name.EndsWith("-tokens", StringComparison.Ordinal)).ToList();
        var all = tokens.Count == 0
            ? limits
            : [.. limits, new("tokens", tokens.Sum(t => t.Limit), tokens.Sum(t => t.Remaining), tokens.Max(t => t.ResetsIn))];
        return all.SelectMany(limit => new KeyValuePair<string, string>[]
        {
            new($"anthropic-ratelimit-{limit.Name}-limit", $"{limit.Limit}"),
            new($"anthropic-ratelimit-{limit.Name}-remaining", $"{limit.Remaining}"),
            new($"anthropic-ratelimit-{limit.Name}-reset", WholeSecond(now + limit.ResetsIn)),
        });
    }

    public override ApiError LimitError(Refused refused, string model) => new(ErrorKind.RateLimited)
    {
        Message = $"This request would exceed your organization's rate limit of {refused.Limit:N0} {refused.Name.Replace('-', ' ')} per minute (model: {model}).",
        RetryAfter = refused.FitsNever ? RetryAfter.Seconds(60) : RetryAfter.Seconds(refused.WaitSeconds),
    };

    private static string WholeSecond(DateTimeOffset time) =>
        time.AddTicks(TimeSpan.TicksPerSecond - 1).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    private static JsonObject Envelope(Exchange exchange, JsonArray content, Answer? ended) => new()
    {
        ["id"] = exchange.Id("msg_01"),
        ["type"] = "message",
        ["role"] = "assistant",
        ["model"] = exchange.Model,
        ["content"] = content,
        ["stop_reason"] = ended is null ? null : StopReason(ended),
        ["stop_sequence"] = null,
        ["stop_details"] = ended is null ? null : StopDetails(ended),
    };

    private static IEnumerable<JsonObject> Blocks(Exchange exchange)
    {
        var answer = exchange.Answer;
        if (answer.Text.Length > 0)
        {
            yield return MessagesBlock.Text(answer.Text);
        }

        foreach (var (index, call) in answer.ToolCalls.Index())
        {
            yield return MessagesBlock.Tool(exchange.Id($"toolu_01{index}"), call);
        }
    }

    private static JsonObject Delta(Exchange exchange)
    {
        var delta = new JsonObject
        {
            ["type"] = "message_delta",
            ["delta"] = new JsonObject
            {
                ["stop_reason"] = StopReason(exchange.Answer),
                ["stop_sequence"] = null,
                ["stop_details"] = StopDetails(exchange.Answer),
            },
        };
        if (exchange.Usage is { } usage)
        {
            delta["usage"] = CumulativeUsage(usage, usage.OutputTokens);
        }

        return delta;
    }

    private static JsonObject UsageBlock(Usage usage, int outputTokens)
    {
        var block = CumulativeUsage(usage, outputTokens);
        block.Insert(3, "cache_creation", new JsonObject
        {
            ["ephemeral_5m_input_tokens"] = usage.CacheWrite5MinuteTokens,
            ["ephemeral_1h_input_tokens"] = usage.CacheWrite1HourTokens,
        });
        block["service_tier"] = "standard";
        return block;
    }

    private static JsonObject CumulativeUsage(Usage usage, int outputTokens)
    {
        var block = new JsonObject
        {
            ["input_tokens"] = usage.InputTokens,
            ["cache_creation_input_tokens"] = usage.CacheWriteTokens,
            ["cache_read_input_tokens"] = usage.CacheReadTokens,
            ["output_tokens"] = outputTokens,
        };
        if (usage.ReasoningTokens > 0)
        {
            block["output_tokens_details"] = new JsonObject { ["thinking_tokens"] = usage.ReasoningTokens };
        }

        return block;
    }

    private static string StopReason(Answer answer) => answer.EffectiveFinish switch
    {
        FinishReason.Length => "max_tokens",
        FinishReason.ToolCalls => "tool_use",
        FinishReason.ContentFilter or FinishReason.Refusal => "refusal",
        FinishReason.ContextWindowExceeded => "model_context_window_exceeded",
        FinishReason.PauseTurn => "pause_turn",
        _ => "end_turn",
    };

    private static JsonObject? StopDetails(Answer answer) => StopReason(answer) == "refusal"
        ? new() { ["type"] = "refusal", ["category"] = null, ["explanation"] = answer.Refusal }
        : null;
}
