using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>What JSON is wanted: its schema and its name.</summary>
/// <remarks>
/// Providers want an object at the top, so that any other schema becomes that of the member <see cref="Wrapper"/> of an object; the answer
/// is taken out of it again.
/// </remarks>
internal sealed partial class AnswerShape
{
    internal const string Wrapper = "value";
    private const int LongestName = 64;
    private const int MostNesting = 56;
    private static readonly ConditionalWeakTable<JsonTypeInfo, AnswerShape> OfTypes = [];

    private AnswerShape(JsonElement? schema, string name, bool isOfType)
    {
        Name = name;
        if (schema is not { } wanted)
        {
            return;
        }

        IsWrapped = !IsObject(wanted);
        Schema = IsWrapped ? Wrap(wanted) : wanted.Clone();
        if (isOfType)
        {
            Schema = SharedSchemas.Lift(Schema.Value);
        }

        Rules = new SchemaRules(Schema.Value);
        IsClosed = ClosedSchema.Is(Schema.Value);
    }

    internal string Name { get; }

    /// <summary>The schema of the whole answer. Null when any JSON is right.</summary>
    internal JsonElement? Schema { get; }

    internal SchemaRules? Rules { get; }

    internal bool IsWrapped { get; }

    /// <summary>Whether every object says which members it has, as strict modes need.</summary>
    internal bool IsClosed { get; }

    /// <exception cref="ArgumentException">The type's schema cannot be checked here.</exception>
    internal static AnswerShape Of(JsonTypeInfo type) => OfTypes.GetValue(type, static type =>
    {
        var schema = AIJsonUtilities.CreateJsonSchema(type.Type, serializerOptions: type.Options);
        var name = NotOfName().Replace(type.Type.Name, "_");
        return new AnswerShape(schema, name.Length > LongestName ? name[..LongestName] : name, isOfType: true);
    });

    /// <exception cref="ArgumentException">The schema cannot be checked.</exception>
    internal static AnswerShape Of(JsonElement? schema)
    {
        if (schema is { ValueKind: not JsonValueKind.Undefined } given)
        {
            CheckNesting(given);
        }

        return new(schema, "answer", isOfType: false);
    }

    // It is written twice on its way to the provider, and what writes it goes no deeper than 64.
    private static void CheckNesting(JsonElement schema)
    {
        var options = new JsonReaderOptions { MaxDepth = MostNesting, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(schema), options);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException)
        {
            throw SchemaRules.Refuse("#", $"is nested more than {MostNesting} deep");
        }
    }

    internal static bool IsName(string name) => name.Length is > 0 and <= LongestName && !NotOfName().IsMatch(name);

    private static bool IsObject(JsonElement schema) => schema.ValueKind == JsonValueKind.Object
        && schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("object");

    private static JsonElement Wrap(JsonElement schema)
    {
        if (schema.ValueKind is not (JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False))
        {
            throw SchemaRules.Refuse("#", "is no schema: an object, true or false is needed");
        }

        var inner = JsonSerializer.SerializeToNode(schema, ShapeJson.Default.JsonElement)!;
        Move(inner);
        var outer = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [Wrapper] = inner },
            ["required"] = new JsonArray(JsonValue.Create(Wrapper)),
            ["additionalProperties"] = false,
        };
        return JsonSerializer.SerializeToElement(outer, ShapeJson.Default.JsonObject);
    }

    // What a reference goes to has moved with the schema.
    private static void Move(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject schema:
                foreach (var (name, inner) in schema.ToArray())
                {
                    if (name == "$ref" && inner is JsonValue value && value.TryGetValue<string>(out var reference)
                        && reference.StartsWith('#'))
                    {
                        schema[name] = $"#/properties/{Wrapper}{reference[1..]}";
                    }
                    else
                    {
                        Move(inner);
                    }
                }

                break;
            case JsonArray many:
                foreach (var inner in many)
                {
                    Move(inner);
                }

                break;
        }
    }

    [GeneratedRegex("[^A-Za-z0-9_-]", RegexOptions.NonBacktracking)]
    private static partial Regex NotOfName();
}
