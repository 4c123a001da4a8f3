using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProviderSimulator.Wire;

/// <summary>JSON as the providers write it, and small readings of what clients send.</summary>
internal static class WireJson
{
    /// <summary>Quotes and letters stay as they are; only what JSON must escape is escaped.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Text(this JsonObject body, string name) =>
        body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool Flag(this JsonObject body, string name) => body[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public static int? Number(this JsonObject body, string name) =>
        body[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    public static JsonObject? Object(this JsonObject body, string name) => body[name] as JsonObject;

    /// <summary>The schema of a tool's arguments, in either vendor's declaration.</summary>
    public static JsonObject? ToolSchema(this JsonObject body, string? tool) => tool is null
        ? null
        : (body["tools"] as JsonArray)?.OfType<JsonObject>()
            .Select(declared => declared.Object("function") ?? declared)
            .FirstOrDefault(declared => declared.Text("name") == tool) is { } found
                ? found.Object("parameters") ?? found.Object("input_schema")
                : null;
}
