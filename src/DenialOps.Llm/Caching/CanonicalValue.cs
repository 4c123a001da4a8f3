using System.Text.Json;
using System.Text.Json.Nodes;

namespace DenialOps.Llm.Caching;

/// <summary>The canonical form of values whose type is not known beforehand.</summary>
internal static class CanonicalValue
{
    private const int MaxDepth = 32;

    /// <summary>Writes a dictionary, whose order means nothing, by its keys.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="values">The dictionary; none is the same as an empty one.</param>
    /// <param name="except">A key that is left out.</param>
    /// <param name="depth">How deep it lies in others.</param>
    internal static void Write(
        CanonicalWriter writer, IEnumerable<KeyValuePair<string, object?>>? values, string? except = null, int depth = 0)
    {
        var sorted = values?.Where(pair => pair.Key != except).ToArray() ?? [];
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        writer.List(sorted.Length);
        foreach (var (key, value) in sorted)
        {
            writer.Text(key);
            Write(writer, value, depth + 1);
        }
    }

    internal static void Write(CanonicalWriter writer, object? value, int depth = 0)
    {
        switch (value)
        {
            case null or string:
                writer.Text((string?)value);
                break;
            case bool truth:
                writer.Truth(truth);
                break;
            case int or long or short or sbyte or byte or ushort or uint:
                writer.Integer(Convert.ToInt64(value));
                break;
            case double or float:
                writer.Number(Convert.ToDouble(value));
                break;
            case decimal exact:
                writer.Decimal(exact);
                break;
            case JsonElement element:
                writer.Json(element);
                break;
            case JsonNode node:
                writer.Json(JsonElement.Parse(node.ToJsonString()));
                break;
            case IDictionary<string, object?> inner when depth < MaxDepth:
                Write(writer, inner, except: null, depth + 1);
                break;
            case IReadOnlyList<object?> list when depth < MaxDepth:
                writer.List(list.Count);
                foreach (var item in list)
                {
                    Write(writer, item, depth + 1);
                }

                break;
            default:
                writer.Fail();
                break;
        }
    }
}
