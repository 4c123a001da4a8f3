using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using DenialOps.Facts;

namespace DenialOps.Tests.Robustness;

/// <summary>Visits every fact of a case, also those in fields that are yet to be written.</summary>
internal static class FactWalk
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>The facts with the path of each.</summary>
    public static IEnumerable<FoundFact> Of(CaseFacts facts) => Walk(facts, "");

    private static IEnumerable<FoundFact> Walk(object? value, string path)
    {
        if (value is null or string or ValueType || value is FactSource)
        {
            yield break;
        }

        var type = value.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Fact<>))
        {
            yield return Fact(value, type, path);
            yield break;
        }

        if (value is IDictionary entries)
        {
            foreach (DictionaryEntry entry in entries)
            {
                foreach (var fact in Walk(entry.Value, $"{path}.{entry.Key}"))
                {
                    yield return fact;
                }
            }

            yield break;
        }

        var parts = value is IEnumerable list
            ? list.Cast<object?>().Select((item, i) => (item, $"{path}[{i}]"))
            : Properties.GetOrAdd(type, t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance)).Select(p => (p.GetValue(value), $"{path}.{p.Name}"));
        foreach (var (part, name) in parts)
        {
            foreach (var fact in Walk(part, name))
            {
                yield return fact;
            }
        }
    }

    private static FoundFact Fact(object fact, Type type, string path)
    {
        var properties = Properties.GetOrAdd(type, t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance));
        object? Get(string name) => properties.First(p => p.Name == name).GetValue(fact);
        return new FoundFact(path.TrimStart('.'), Get("Value"), (double)Get("Confidence")!, (FactMethod)Get("Method")!, (FactSource?)Get("Source"));
    }
}
