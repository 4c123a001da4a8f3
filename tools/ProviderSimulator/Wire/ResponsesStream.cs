using System.Text.Json.Nodes;

namespace ProviderSimulator.Wire;

/// <summary>The events of a streamed response, numbered as they are added.</summary>
internal sealed class ResponsesStream(int firstNumber = 0)
{
    private readonly List<StreamEvent> _events = [];

    public IReadOnlyList<StreamEvent> Events => _events;

    public void Add(string type, EventRole role, JsonObject members)
    {
        members.Insert(0, "type", type);
        members.Insert(1, "sequence_number", firstNumber + _events.Count);
        _events.Add(StreamEvent.Typed(members, role));
    }

    /// <summary>A message: added empty, its one part in pieces, then everything once more, whole.</summary>
    public void Message(JsonObject message, int index, int pieceLength)
    {
        var id = (string)message["id"]!;
        var part = message["content"]![0]!.AsObject();
        var member = (string)part["type"]! == "refusal" ? "refusal" : "text";
        var content = (string)part[member]!;
        var stem = member == "refusal" ? "response.refusal" : "response.output_text";

        Add("response.output_item.added", EventRole.Opening, new() { ["output_index"] = index, ["item"] = InProgress(message, "content", new JsonArray()) });
        Add("response.content_part.added", EventRole.Opening, PartMembers(Emptied(part, member)));
        foreach (var piece in TextPieces.Of(content, pieceLength))
        {
            Add($"{stem}.delta", EventRole.Content, TextMembers("delta", piece));
        }

        Add($"{stem}.done", EventRole.Closing, TextMembers(member, content));
        Add("response.content_part.done", EventRole.Closing, PartMembers(part.DeepClone()));
        Add("response.output_item.done", EventRole.Closing, new() { ["output_index"] = index, ["item"] = message.DeepClone() });

        JsonObject PartMembers(JsonNode value) => new() { ["item_id"] = id, ["output_index"] = index, ["content_index"] = 0, ["part"] = value };

        JsonObject TextMembers(string name, string value)
        {
            var members = new JsonObject { ["item_id"] = id, ["output_index"] = index, ["content_index"] = 0, [name] = value };
            if (member == "text")
            {
                members["logprobs"] = new JsonArray();
            }

            return members;
        }
    }

    /// <summary>A call of a function: added without arguments, these in pieces, then everything once more, whole.</summary>
    public void Call(JsonObject call, int index, int pieceLength)
    {
        var id = (string)call["id"]!;
        var arguments = (string)call["arguments"]!;
        Add("response.output_item.added", EventRole.Opening, new() { ["output_index"] = index, ["item"] = InProgress(call, "arguments", "") });
        foreach (var piece in TextPieces.Of(arguments, pieceLength))
        {
            Add("response.function_call_arguments.delta", EventRole.Content, new() { ["item_id"] = id, ["output_index"] = index, ["delta"] = piece });
        }

        Add("response.function_call_arguments.done", EventRole.Closing, new() { ["item_id"] = id, ["output_index"] = index, ["arguments"] = arguments });
        Add("response.output_item.done", EventRole.Closing, new() { ["output_index"] = index, ["item"] = call.DeepClone() });
    }

    private static JsonObject InProgress(JsonObject item, string member, JsonNode empty)
    {
        var copy = item.DeepClone().AsObject();
        copy["status"] = "in_progress";
        copy[member] = empty;
        return copy;
    }

    private static JsonObject Emptied(JsonObject part, string member)
    {
        var copy = part.DeepClone().AsObject();
        copy[member] = "";
        return copy;
    }
}
