using System.Text.Json;
using System.Text.Json.Nodes;
using ProviderSimulator.Scripts;

namespace ProviderSimulator.Wire;

/// <summary>The content blocks of Anthropic's messages, whole and as events.</summary>
internal static class MessagesBlock
{
    public static JsonObject Text(string text) => new() { ["type"] = "text", ["text"] = text };

    public static JsonObject Tool(string id, ToolCall call) => new()
    {
        ["type"] = "tool_use",
        ["id"] = id,
        ["name"] = call.Name,
        ["input"] = Input(call.Arguments),
    };

    public static IEnumerable<StreamEvent> Events(JsonObject block, int index, int pieceLength)
    {
        var isText = (string)block["type"]! == "text";
        var start = block.DeepClone().AsObject();
        start[isText ? "text" : "input"] = isText ? "" : new JsonObject();
        yield return StreamEvent.Typed(new() { ["type"] = "content_block_start", ["index"] = index, ["content_block"] = start }, EventRole.Opening);

        var content = isText ? (string)block["text"]! : RawInput(block["input"]!);
        foreach (var piece in TextPieces.Of(content, pieceLength))
        {
            var delta = isText
                ? new JsonObject { ["type"] = "text_delta", ["text"] = piece }
                : new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = piece };
            yield return StreamEvent.Typed(new() { ["type"] = "content_block_delta", ["index"] = index, ["delta"] = delta }, EventRole.Content);
        }

        yield return StreamEvent.Typed(new() { ["type"] = "content_block_stop", ["index"] = index }, EventRole.Closing);
    }

    // In a message the input is an object, so text that is not one (a script's broken or truncated JSON) can only come in a stream;
    // a string keeps it until then.
    private static JsonNode Input(string arguments)
    {
        try
        {
            return JsonNode.Parse(arguments) is JsonObject input ? input : JsonValue.Create(arguments);
        }
        catch (JsonException)
        {
            return JsonValue.Create(arguments);
        }
    }

    private static string RawInput(JsonNode input) =>
        input is JsonValue value && value.TryGetValue<string>(out var text) ? text : input.ToJsonString(WireJson.Options);
}
