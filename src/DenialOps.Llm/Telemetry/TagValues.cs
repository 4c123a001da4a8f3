using System.Collections.Concurrent;
using DenialOps.Llm.Errors;

namespace DenialOps.Llm.Telemetry;

/// <summary>The values that one tag has had, at most so many; safe to show, and of few kinds whatever callers or providers say.</summary>
internal sealed class TagValues(int limit)
{
    internal const string Other = "(other)";
    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);
    private int count;

    internal string Of(string value)
    {
        if (known.TryGetValue(value, out var shown))
        {
            return shown;
        }

        // Room is taken before a value is kept, so that many new ones at once cannot go past the limit.
        var safe = SafeToken.Of(value)!;
        if (Interlocked.Increment(ref count) <= limit && known.TryAdd(value, safe))
        {
            return safe;
        }

        Interlocked.Decrement(ref count);
        return known.GetValueOrDefault(value, Other);
    }
}
