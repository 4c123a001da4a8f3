using System.Text.Json;
using System.Text.Json.Nodes;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>
/// Moves the parts that a schema refers to into its definitions. System.Text.Json refers to the place where a type came first
/// (<c>#/properties/lines/items</c>); OpenAI refuses any reference but to <c>#</c> and to a definition at the top.
/// </summary>
/// <remarks>The refusal: https://github.com/dotnet/extensions/issues/6918.</remarks>
internal static class SharedSchemas
{
    private const string Definitions = "$defs";
    private const string Reference = "$ref";
    private const string Top = "#/" + Definitions + "/";

    internal static JsonElement Lift(JsonElement schema)
    {
        if (!SchemaSupport.HasReferences(schema) || JsonSerializer.SerializeToNode(schema, ShapeJson.Default.JsonElement) is not JsonObject root)
        {
            return schema;
        }

        JsonObject[] users = [.. Referring(root)];
        var definitions = root[Definitions] as JsonObject ?? [];
        var moved = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (pointer, target) in Targets(root, users))
        {
            var name = $"shared{moved.Count + 1}";
            Replace(target, new JsonObject { [Reference] = Top + name });
            Shut(target);
            definitions[name] = target;
            moved[pointer] = Top + name;
        }

        foreach (var user in users.Where(user => moved.ContainsKey(PointerOf(user))))
        {
            user[Reference] = moved[PointerOf(user)];
        }

        if (moved.Count > 0 && definitions.Parent is null)
        {
            root[Definitions] = definitions;
        }

        return JsonSerializer.SerializeToElement(root, ShapeJson.Default.JsonObject);
    }

    // All are found before one is moved: one may stand inside another.
    private static (string Pointer, JsonNode Target)[] Targets(JsonObject root, JsonObject[] users) =>
    [
        .. users.Select(PointerOf).Distinct(StringComparer.Ordinal)
            .Where(pointer => pointer.StartsWith("#/", StringComparison.Ordinal) && !pointer.StartsWith(Top, StringComparison.Ordinal))
            .Select(pointer => (pointer, At(root, pointer)))
            .Where(found => found.Item2 is not null)
            .Select(found => (found.pointer, found.Item2!)),
    ];

    // As strict modes want it of every object; what does so on the way to OpenAI does not look into definitions.
    private static void Shut(JsonNode? node)
    {
        if (node is not JsonObject schema)
        {
            return;
        }

        var members = schema["properties"] as JsonObject ?? [];
        if (members.Count > 0)
        {
            schema.TryAdd("additionalProperties", JsonValue.Create(false));
            schema["required"] = new JsonArray([.. members.Select(member => (JsonNode?)JsonValue.Create(member.Key))]);
        }

        foreach (var inner in members.Select(member => member.Value).Concat(schema["anyOf"] as JsonArray ?? []).Append(schema["items"]))
        {
            Shut(inner);
        }
    }

    private static void Replace(JsonNode target, JsonObject reference)
    {
        switch (target.Parent)
        {
            case JsonObject members:
                members[target.GetPropertyName()] = reference;
                break;
            case JsonArray items:
                items[target.GetElementIndex()] = reference;
                break;
        }
    }

    private static string PointerOf(JsonObject user) => user[Reference]!.GetValue<string>();

    private static JsonNode? At(JsonNode root, string pointer) => pointer.Split('/').Skip(1).Aggregate((JsonNode?)root, (node, step) => node switch
    {
        JsonObject members => members[SchemaRules.Unescape(Uri.UnescapeDataString(step))],
        JsonArray items when int.TryParse(step, out var i) && i >= 0 && i < items.Count => items[i],
        _ => null,
    });

    private static IEnumerable<JsonObject> Referring(JsonNode? node)
    {
        IEnumerable<JsonNode?> inner = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        var own = node is JsonObject schema && schema[Reference] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? [schema]
            : Array.Empty<JsonObject>();
        return own.Concat(inner.SelectMany(Referring));
    }
}
