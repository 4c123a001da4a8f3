using System.Text.Json;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>Whether a schema says of every value what it is, which strict modes refuse to do without.</summary>
internal static class ClosedSchema
{
    internal static bool Is(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object || Has(schema, "allOf") || Has(schema, "oneOf") || Has(schema, "not"))
        {
            return false;
        }

        if (Has(schema, "$ref") || Has(schema, "enum") || Has(schema, "const"))
        {
            return Parts(schema);
        }

        if (!schema.TryGetProperty("type", out var type))
        {
            return Has(schema, "anyOf") && Parts(schema);
        }

        return (!Names(type, "object") || (Has(schema, "properties") && Shut(schema)))
            && (!Names(type, "array") || Has(schema, "items"))
            && Parts(schema);
    }

    private static bool Has(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out _);

    private static bool Names(JsonElement type, string name) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(one => one.ValueEquals(name))
        : type.ValueEquals(name);

    private static bool Shut(JsonElement schema) =>
        !schema.TryGetProperty("additionalProperties", out var others) || others.ValueKind == JsonValueKind.False;

    private static bool Parts(JsonElement schema) =>
        Members(schema, "properties").Concat(Members(schema, "$defs")).Concat(Members(schema, "definitions")).All(Is)
        && (!schema.TryGetProperty("items", out var items) || Is(items))
        && (!schema.TryGetProperty("anyOf", out var any) || any.EnumerateArray().All(Is));

    private static IEnumerable<JsonElement> Members(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var members) && members.ValueKind == JsonValueKind.Object
            ? members.EnumerateObject().Select(member => member.Value)
            : [];
}
