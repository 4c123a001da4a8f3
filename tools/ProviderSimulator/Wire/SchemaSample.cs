using System.Text.Json.Nodes;

namespace ProviderSimulator.Wire;

/// <summary>
/// The smallest JSON that fits a schema, for a client that asks for structured output and has no script. It knows the keywords that
/// structured output allows; where a schema says more, a script says what to answer.
/// </summary>
internal static class SchemaSample
{
    private const int MaxDepth = 16;

    public static string Of(JsonObject schema) => (Value(schema, schema, 0) ?? new JsonObject()).ToJsonString(WireJson.Options);

    private static JsonNode? Value(JsonObject schema, JsonObject root, int depth)
    {
        if (depth > MaxDepth)
        {
            return null;
        }

        if (schema.TryGetPropertyValue("const", out var constant))
        {
            return constant?.DeepClone();
        }

        if (schema["enum"] is JsonArray { Count: > 0 } values)
        {
            return values[0]?.DeepClone();
        }

        if (Indirect(schema, root) is { } other)
        {
            return Value(other, root, depth + 1);
        }

        return TypeOf(schema) switch
        {
            "object" => Object(schema, root, depth),
            "array" => Array(schema, root, depth),
            "string" => Text(schema),
            "integer" or "number" => (schema["minimum"] ?? JsonValue.Create(0)).DeepClone(),
            "boolean" => false,
            _ => null,
        };
    }

    private static JsonObject? Indirect(JsonObject schema, JsonObject root)
    {
        if (schema.Text("$ref") is { } reference && reference.StartsWith('#'))
        {
            return reference.Split('/').Skip(1).Aggregate((JsonNode?)root, (node, name) => (node as JsonObject)?[name]) as JsonObject;
        }

        return (schema["anyOf"] ?? schema["oneOf"] ?? schema["allOf"]) is JsonArray { Count: > 0 } any ? any[0] as JsonObject : null;
    }

    private static string? TypeOf(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => types.OfType<JsonValue>().Select(t => t.ToString()).FirstOrDefault(t => t != "null"),
        JsonValue type => type.ToString(),
        _ => schema["properties"] is null ? null : "object",
    };

    private static JsonObject Object(JsonObject schema, JsonObject root, int depth)
    {
        var sample = new JsonObject();
        foreach (var (name, property) in schema["properties"] as JsonObject ?? [])
        {
            sample[name] = property is JsonObject inner ? Value(inner, root, depth + 1) : null;
        }

        return sample;
    }

    private static JsonArray Array(JsonObject schema, JsonObject root, int depth)
    {
        var count = schema.Number("minItems") ?? 0;
        return schema["items"] is JsonObject items
            ? new([.. Enumerable.Range(0, Math.Min(count, 100)).Select(_ => Value(items, root, depth + 1))])
            : [];
    }

    private static string Text(JsonObject schema) => schema.Text("format") switch
    {
        "date" => "2026-01-01",
        "date-time" => "2026-01-01T00:00:00Z",
        "email" => "someone@example.org",
        "uuid" => "00000000-0000-4000-8000-000000000000",
        "uri" => "https://example.org/",
        _ => new('x', Math.Clamp(schema.Number("minLength") ?? 1, 1, 1000)),
    };
}
