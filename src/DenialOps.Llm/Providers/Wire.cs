using System.Text.Json;

namespace DenialOps.Llm.Providers;

/// <summary>Reads JSON of which nothing is certain.</summary>
internal static class Wire
{
    internal static string? Text(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A text that is not empty; null for anything else.</summary>
    internal static string? Word(JsonElement parent, string name) => Text(parent, name) is { Length: > 0 } word ? word : null;

    internal static JsonElement? Object(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    /// <summary>A count that is not negative; null for anything else.</summary>
    internal static long? Count(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var count) && count >= 0 ? count : null;

    internal static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;
}
