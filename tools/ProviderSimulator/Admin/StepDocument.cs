using System.Text.Json.Nodes;
using ProviderSimulator.Scripts;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Admin;

/// <summary>
/// A step as JSON: the name of a fault, <c>"ok"</c>, or an object with <c>fault</c>, <c>text</c>, <c>json</c> or <c>tool</c>, and with
/// <c>usage</c>, <c>finish</c>, <c>answering_model</c>, <c>wait_ms</c> and <c>times</c> besides.
/// </summary>
internal static class StepDocument
{
    public static IEnumerable<Step> Parse(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var name) => Named(name, times: null),
        JsonObject step => Parse(Members(step, "a step", "fault", "text", "json", "tool", "usage", "finish", "answering_model", "wait_ms", "times")),
        _ => throw new FormatException("A step is the name of a fault or an object."),
    };

    /// <summary>The object, when it has no member but the named ones: a misspelt member must not be passed over.</summary>
    public static JsonObject Members(JsonNode? node, string what, params string[] names)
    {
        if (node is not JsonObject members)
        {
            throw new FormatException($"{what} must be an object.");
        }

        return members.FirstOrDefault(m => !names.Contains(m.Key)).Key is { } unknown
            ? throw new FormatException($"'{unknown}' is no member of {what}; it may have {string.Join(", ", names)}.")
            : members;
    }

    private static IEnumerable<Step> Parse(JsonObject step)
    {
        var times = Times(step["times"]);
        if (step["fault"] is not null)
        {
            return Named(step.Text("fault") ?? throw new FormatException("'fault' must be a name."), times);
        }

        var reply = Reply.With(AnswerOf(step) with
        {
            Usage = UsageOf(step["usage"]),
            Finish = FinishOf(step),
            Model = step.Text("answering_model"),
        });
        return [reply.After(TimeSpan.FromMilliseconds(step.Number("wait_ms") ?? 0)) with { Count = times ?? 1 }];
    }

    private static Answer AnswerOf(JsonObject step)
    {
        if (step["tool"] is { } tool)
        {
            var call = Members(tool, "tool", "name", "arguments");
            return new()
            {
                ToolCalls = [new(call.Text("name") ?? throw new FormatException("'tool' needs a 'name'."), Json(call["arguments"]))],
            };
        }

        if (step["json"] is { } json)
        {
            return new() { Json = Json(json) };
        }

        return new() { Text = step.Text("text") ?? throw new FormatException("A step needs 'fault', 'text', 'json' or 'tool'.") };
    }

    // A text is taken as it stands, so that broken JSON can be scripted too.
    private static string Json(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node?.ToJsonString(WireJson.Options) ?? "{}";

    private static IEnumerable<Step> Named(string name, int? times)
    {
        if (name == "ok")
        {
            return [Fault.DefaultReply with { Name = "ok", Count = times ?? 1 }];
        }

        // A fault's own script goes on for ever; as a step of another it comes as often as is said, or once.
        return FaultCatalog.TryFind(name, out var fault)
            ? fault.Script.Steps.Select(s => s with { Count = times ?? (s.Count == int.MaxValue ? 1 : s.Count) })
            : throw new FormatException($"There is no fault named '{name}'. GET /_faults lists them.");
    }

    private static int? Times(JsonNode? times) => times switch
    {
        null => null,
        JsonValue value when value.TryGetValue<int>(out var count) && count >= 1 => count,
        JsonValue value when value.TryGetValue<string>(out var text) && text == "forever" => int.MaxValue,
        _ => throw new FormatException("'times' must be a number from 1, or \"forever\"."),
    };

    private static FinishReason? FinishOf(JsonObject step)
    {
        if (step["finish"] is null)
        {
            return null;
        }

        var name = step.Text("finish");
        foreach (var reason in Enum.GetValues<FinishReason>())
        {
            if (SnakeCase.Of($"{reason}") == name)
            {
                return reason;
            }
        }

        throw new FormatException($"'finish' must be one of {string.Join(", ", Enum.GetNames<FinishReason>().Select(SnakeCase.Of))}.");
    }

    private static Usage? UsageOf(JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var usage = Members(
            node, "usage", "input_tokens", "cache_read_tokens", "cache_write_5m_tokens", "cache_write_1h_tokens", "output_tokens", "reasoning_tokens");
        return new()
        {
            InputTokens = usage.Number("input_tokens") ?? 0,
            CacheReadTokens = usage.Number("cache_read_tokens") ?? 0,
            CacheWrite5MinuteTokens = usage.Number("cache_write_5m_tokens") ?? 0,
            CacheWrite1HourTokens = usage.Number("cache_write_1h_tokens") ?? 0,
            OutputTokens = usage.Number("output_tokens") ?? 0,
            ReasoningTokens = usage.Number("reasoning_tokens") ?? 0,
        };
    }
}
