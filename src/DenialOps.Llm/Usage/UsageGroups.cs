using System.Collections.Concurrent;

namespace DenialOps.Llm.Usage;

/// <summary>The cells of one way to group calls, at most so many.</summary>
internal sealed class UsageGroups(int limit)
{
    internal const string Other = "(other)";
    private readonly ConcurrentDictionary<string, UsageCell> cells = new(StringComparer.Ordinal);
    private int count;

    internal UsageCell Of(string name)
    {
        if (cells.TryGetValue(name, out var known))
        {
            return known;
        }

        // Room is taken before a cell is made, so that many new names at once cannot go past the limit.
        if (Interlocked.Increment(ref count) <= limit && cells.TryAdd(name, new UsageCell()))
        {
            return cells[name];
        }

        Interlocked.Decrement(ref count);
        return cells.TryGetValue(name, out known) ? known : cells.GetOrAdd(Other, _ => new UsageCell());
    }

    internal IReadOnlyDictionary<string, UsageFigures> Read() =>
        cells.OrderBy(cell => cell.Key, StringComparer.Ordinal).ToDictionary(cell => cell.Key, cell => cell.Value.Read());
}
