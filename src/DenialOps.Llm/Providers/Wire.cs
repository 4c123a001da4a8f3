using System.Text.Json;
using DenialOps.Llm.Usage;

namespace DenialOps.Llm.Providers;

/// <summary>Reads JSON of which nothing is certain.</summary>
internal static class Wire
{
    internal static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Whether a body broke off, or what it was compressed with did not come right.</summary>
    internal static bool IsBroken(Exception failure) => failure is IOException or HttpRequestException or InvalidDataException;

    internal static string? Text(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } value ? Text(value) : null;

    /// <summary>A text; null where it is none that can be written, as one that was cut in the middle of a character.</summary>
    internal static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A text that is not empty; null for anything else.</summary>
    internal static string? Word(JsonElement parent, string name) => Text(parent, name) is { Length: > 0 } word ? word : null;

    internal static JsonElement? Object(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    /// <summary>A count that can be one of tokens; null for anything else.</summary>
    internal static long? Count(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var count) && count is >= 0 and <= ReportedUsage.Most
            ? count
            : null;

    internal static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>Whether a member has counts that the vendors' clients can read, or is not there.</summary>
    internal static bool IsCountable(JsonElement parent, string name) => Member(parent, name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => true,
        { ValueKind: JsonValueKind.Object } counts => counts.EnumerateObject().All(IsCount),
        _ => false,
    };

    private static bool IsCount(JsonProperty member) =>
        member.Name.EndsWith("_tokens", StringComparison.Ordinal)
            ? member.Value.ValueKind is JsonValueKind.Null || (member.Value.ValueKind is JsonValueKind.Number && member.Value.TryGetInt32(out _))
        : !(member.Name.EndsWith("_details", StringComparison.Ordinal) || member.NameEquals("cache_creation")) || member.Value.ValueKind is JsonValueKind.Null
            || (member.Value.ValueKind is JsonValueKind.Object && member.Value.EnumerateObject().All(IsCount));

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;
}
