using System.Text;
using System.Text.Json;
using DenialOps.Llm.Errors;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Telemetry;

/// <summary>Writes messages as the conventions have them, without keys; of what is not text only its kind.</summary>
internal static class ContentJson
{
    internal static string Of(IEnumerable<ChatMessage> messages, string? finishReason = null) => Write(json =>
    {
        foreach (var message in messages)
        {
            json.WriteStartObject();
            json.WriteString("role", message.Role.Value);
            json.WriteStartArray("parts");
            foreach (var content in message.Contents)
            {
                Write(json, content);
            }

            json.WriteEndArray();
            if (finishReason is not null)
            {
                json.WriteString("finish_reason", finishReason);
            }

            json.WriteEndObject();
        }
    });

    internal static string OfInstructions(string text) => Write(json => Write(json, "text", text));

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            write(json);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                Write(json, "text", text.Text);
                break;
            case TextReasoningContent thought:
                Write(json, "reasoning", thought.Text);
                break;
            case UsageContent:
                break;
            case FunctionCallContent call:
                json.WriteStartObject();
                json.WriteString("type", "tool_call");
                json.WriteString("id", SafeToken.Of(call.CallId));
                json.WriteString("name", SafeToken.Of(call.Name));
                json.WriteEndObject();
                break;
            case FunctionResultContent result:
                json.WriteStartObject();
                json.WriteString("type", "tool_call_response");
                json.WriteString("id", SafeToken.Of(result.CallId));
                json.WriteEndObject();
                break;
            default:
                json.WriteStartObject();
                json.WriteString("type", content is DataContent or UriContent ? "blob" : "other");
                json.WriteEndObject();
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, string type, string? text)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("content", SecretRedactor.Redact(text ?? ""));
        json.WriteEndObject();
    }
}
