using System.Text.Json;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>A JSON Schema, read once and then applied to answers.</summary>
/// <remarks>
/// It knows the keywords that structured output uses and refuses a schema with any other, because a rule that is silently not applied is
/// worse than none. It fetches nothing: a reference is into the schema itself, or the schema is refused.
/// </remarks>
internal sealed class SchemaRules
{
    private static readonly HashSet<string> Notes =
    [
        "$schema", "$comment", "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly",
        "contentEncoding", "contentMediaType", "$defs", "definitions",
    ];

    private const int Deepest = 500;
    private const string TooDeep = "is more than 500 schemas and references deep";

    private readonly JsonElement document;
    private readonly Dictionary<string, SchemaNode> nodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private int depth;

    /// <summary>Reads a schema.</summary>
    /// <exception cref="ArgumentException">It is not a schema that can be applied; the message says where and why.</exception>
    internal SchemaRules(JsonElement schema)
    {
        document = schema.Clone();
        Root = NodeAt("#", document);
        HashSet<SchemaNode> done = [];
        foreach (var (pointer, node) in nodes)
        {
            CheckLoop(node, pointer, [], done);
        }
    }

    internal SchemaNode Root { get; }

    /// <summary>All names of members that the schema has.</summary>
    internal IReadOnlySet<string> Names => names;

    /// <summary>Whether any part refers to another.</summary>
    internal bool HasReferences { get; private set; }

    internal static ArgumentException Refuse(string schema, string why) =>
        new($"The JSON schema cannot be used: {schema} {why}.", nameof(schema));

    internal List<AnswerProblem> Check(JsonElement answer)
    {
        var problems = new List<AnswerProblem>();
        var effort = new CheckEffort();
        Root.Check(answer, JsonPathText.Root, problems, effort);

        // What was not looked at to its end is not known to fit.
        return effort.IsSpent ? [new(JsonPathText.Root, "schema", "has more forms for this answer than can be tried")] : problems;
    }

    private SchemaNode NodeAt(string pointer, JsonElement schema)
    {
        if (nodes.TryGetValue(pointer, out var known))
        {
            return known;
        }

        if (++depth > Deepest)
        {
            throw Refuse(pointer, TooDeep);
        }

        // Known before it is filled, because a part may refer to the whole.
        var node = nodes[pointer] = new SchemaNode();
        switch (schema.ValueKind)
        {
            case JsonValueKind.True:
                break;
            case JsonValueKind.False:
                node.IsNever = true;
                break;
            case JsonValueKind.Object:
                foreach (var keyword in schema.EnumerateObject())
                {
                    Read(node, keyword, pointer);
                }

                break;
            default:
                throw Refuse(pointer, "is no schema: an object, true or false is needed");
        }

        depth--;
        return node;
    }

    private void Read(SchemaNode node, JsonProperty keyword, string pointer)
    {
        var (value, at) = (keyword.Value, $"{pointer}/{Escape(keyword.Name)}");
        switch (keyword.Name)
        {
            case "$ref":
                HasReferences = true;
                node.All.Add(Resolve(value, at));
                break;
            case "allOf":
                node.All.AddRange(Many(value, at));
                break;
            case "anyOf":
                node.Any = Many(value, at);
                break;
            case "oneOf":
                node.One = Many(value, at);
                break;
            case "not":
                node.Not = NodeAt(at, value);
                break;
            case "items":
                node.Items = NodeAt(at, value);
                break;
            case "additionalProperties":
                node.Others = NodeAt(at, value);
                break;
            case "properties" when value.ValueKind == JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    names.Add(member.Name);
                    node.Members[member.Name] = NodeAt($"{at}/{Escape(member.Name)}", member.Value);
                }

                break;
            case var name when Notes.Contains(name) || name.StartsWith("x-", StringComparison.Ordinal):
                break;
            default:
                node.Limits.Add(SchemaLimit.Read(keyword.Name, value, at));
                break;
        }
    }

    private SchemaNode[] Many(JsonElement value, string at) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
        ? [.. value.EnumerateArray().Select((schema, i) => NodeAt($"{at}/{i}", schema))]
        : throw Refuse(at, "is not an array of schemas");

    private SchemaNode Resolve(JsonElement value, string at)
    {
        var reference = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (reference != "#" && !reference.StartsWith("#/", StringComparison.Ordinal))
        {
            throw Refuse(at, "refers to something outside the schema, and nothing is fetched");
        }

        var target = document;
        foreach (var step in reference.Split('/').Skip(1).Select(step => Unescape(Uri.UnescapeDataString(step))))
        {
            if (target.ValueKind == JsonValueKind.Object && target.TryGetProperty(step, out var member))
            {
                target = member;
            }
            else if (target.ValueKind == JsonValueKind.Array && int.TryParse(step, out var i) && i >= 0 && i < target.GetArrayLength())
            {
                target = target[i];
            }
            else
            {
                throw Refuse(at, "refers to a place that is not there");
            }
        }

        return NodeAt(reference, target);
    }

    // A schema that comes back to itself for the same value would never be done.
    private static void CheckLoop(SchemaNode node, string pointer, HashSet<SchemaNode> above, HashSet<SchemaNode> done)
    {
        if (!above.Add(node))
        {
            throw Refuse(pointer, "refers to itself without end");
        }

        if (done.Contains(node))
        {
            above.Remove(node);
            return;
        }

        if (above.Count > Deepest)
        {
            throw Refuse(pointer, TooDeep);
        }

        foreach (var inner in node.SameValue)
        {
            CheckLoop(inner, pointer, above, done);
        }

        above.Remove(node);
        done.Add(node);
    }

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    internal static string Unescape(string step) =>
        step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
