using System.Text.Json;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>One schema within a schema.</summary>
internal sealed class SchemaNode
{
    /// <summary>Whether nothing fits.</summary>
    internal bool IsNever { get; set; }

    internal List<SchemaNode> All { get; } = [];

    internal IReadOnlyList<SchemaNode> Any { get; set; } = [];

    internal IReadOnlyList<SchemaNode> One { get; set; } = [];

    internal SchemaNode? Not { get; set; }

    internal SchemaNode? Items { get; set; }

    internal SchemaNode? Others { get; set; }

    internal Dictionary<string, SchemaNode> Members { get; } = new(StringComparer.Ordinal);

    internal List<SchemaLimit> Limits { get; } = [];

    /// <summary>The schemas that are applied to the value that this one is applied to.</summary>
    internal IEnumerable<SchemaNode> SameValue => [.. All, .. Any, .. One, .. Not is null ? Array.Empty<SchemaNode>() : [Not]];

    internal void Check(JsonElement value, string path, List<AnswerProblem> problems, CheckEffort effort)
    {
        if (problems.Count >= AnswerProblem.Most || !effort.TrySpend())
        {
            return;
        }

        if (IsNever)
        {
            problems.Add(new(path, "false", "nothing is allowed here"));
            return;
        }

        foreach (var limit in Limits)
        {
            limit.Check(value, path, problems);
        }

        foreach (var inner in All)
        {
            inner.Check(value, path, problems, effort);
        }

        CheckChoices(value, path, problems, effort);
        CheckInside(value, path, problems, effort);
    }

    private static bool Fits(SchemaNode node, JsonElement value, CheckEffort effort)
    {
        var problems = new List<AnswerProblem>();
        node.Check(value, JsonPathText.Root, problems, effort);
        return problems.Count == 0;
    }

    private void CheckChoices(JsonElement value, string path, List<AnswerProblem> problems, CheckEffort effort)
    {
        if (Any.Count > 0 && !Any.Any(node => Fits(node, value, effort)))
        {
            problems.Add(new(path, "anyOf", "must fit one of the forms that the schema allows here"));
        }

        if (One.Count > 0 && One.Count(node => Fits(node, value, effort)) != 1)
        {
            problems.Add(new(path, "oneOf", "must fit exactly one of the forms that the schema allows here"));
        }

        if (Not is not null && Fits(Not, value, effort))
        {
            problems.Add(new(path, "not", "must not be of the form that the schema excludes here"));
        }
    }

    private void CheckInside(JsonElement value, string path, List<AnswerProblem> problems, CheckEffort effort)
    {
        if (value.ValueKind == JsonValueKind.Array && Items is not null)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Items.Check(item, JsonPathText.Item(path, index++), problems, effort);
            }
        }

        if (value.ValueKind != JsonValueKind.Object || (Members.Count == 0 && Others is null))
        {
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (Members.TryGetValue(member.Name, out var known))
            {
                known.Check(member.Value, JsonPathText.Member(path, member.Name), problems, effort);
            }
            else if (Others is { IsNever: true })
            {
                var at = JsonPathText.Member(path, JsonPathText.Unknown);
                problems.Add(new(at, "additionalProperties", "has a member that the schema does not have"));
                return;
            }
            else
            {
                Others?.Check(member.Value, JsonPathText.Member(path, JsonPathText.Unknown), problems, effort);
            }
        }
    }
}
