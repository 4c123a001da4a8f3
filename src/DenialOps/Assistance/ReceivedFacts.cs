using System.Text.Json;
using DenialOps.Prompts;

namespace DenialOps.Assistance;

/// <summary>What a model gave, by the path of its field, each value once: the answers for all parts of a long letter together.</summary>
internal sealed class ReceivedFacts
{
    private readonly SortedDictionary<string, List<ExtractedValue>> _values = new(StringComparer.Ordinal);

    /// <summary>The values by path.</summary>
    public IReadOnlyDictionary<string, List<ExtractedValue>> Values => _values;

    /// <summary>Adds an answer, whose objects are the groups of <c>case_facts.json</c>.</summary>
    public void Add(JsonElement answer)
    {
        foreach (var group in answer.EnumerateObject().Where(group => group.Value.ValueKind == JsonValueKind.Object))
        {
            foreach (var field in group.Value.EnumerateObject())
            {
                foreach (var value in field.Value.ValueKind == JsonValueKind.Array ? field.Value.EnumerateArray().ToArray() : [field.Value])
                {
                    Add($"{group.Name}.{field.Name}", value);
                }
            }
        }
    }

    /// <summary>Adds one value of an answer; nothing where it is null.</summary>
    public void Add(string path, ExtractedValue? value)
    {
        if (value is { Value: { } text } && !string.IsNullOrWhiteSpace(text))
        {
            var known = _values.TryGetValue(path, out var found) ? found : _values[path] = [];
            if (!known.Exists(other => other.Value == text))
            {
                known.Add(value with { Value = text.Trim() });
            }
        }
    }

    private void Add(string path, JsonElement value) =>
        Add(path, value.ValueKind == JsonValueKind.Object ? value.Deserialize(PromptJson.Default.ExtractedValue) : null);
}
