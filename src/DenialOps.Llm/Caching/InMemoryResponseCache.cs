namespace DenialOps.Llm.Caching;

/// <summary>Keeps answers in the memory of this process, up to a size; those used longest ago leave first.</summary>
/// <remarks>Thread safety: any number of calls at once. Several clients may share one: their keys tell them apart.</remarks>
/// <example><code>var shared = new InMemoryResponseCache(sizeLimit: 16 * 1024 * 1024);</code></example>
public sealed class InMemoryResponseCache : IResponseCache
{
    // What an entry takes beside its answer (key, node, slot of the dictionary), rounded up.
    private const int Overhead = 512;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> byUse = new();
    private readonly TimeProvider time;
    private readonly long sizeLimit;
    private long size;

    /// <summary>An empty cache.</summary>
    /// <param name="sizeLimit">How many bytes the answers may take, with 512 bytes on top for each. An answer above it is not kept.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sizeLimit"/> is not above 0.</exception>
    public InMemoryResponseCache(long sizeLimit, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sizeLimit);
        this.sizeLimit = sizeLimit;
        time = timeProvider ?? TimeProvider.System;
    }

    /// <summary>How many answers are kept, those included whose time is over and that were not asked for since.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var node))
            {
                return default;
            }

            if (time.GetElapsedTime(node.Value.Since) >= node.Value.TimeToLive)
            {
                Remove(node);
                return default;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            return new(node.Value.Answer);
        }
    }

    /// <inheritdoc/>
    public ValueTask SetAsync(string key, ReadOnlyMemory<byte> answer, TimeSpan timeToLive, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeToLive, TimeSpan.Zero);
        var entry = new Entry(key, answer, time.GetTimestamp(), timeToLive);
        lock (gate)
        {
            if (entries.TryGetValue(key, out var old))
            {
                Remove(old);
            }

            if (SizeOf(entry) > sizeLimit)
            {
                return default;
            }

            entries.Add(key, byUse.AddFirst(entry));
            size += SizeOf(entry);
            while (size > sizeLimit)
            {
                Remove(byUse.Last!);
            }
        }

        return default;
    }

    private static long SizeOf(in Entry entry) => entry.Answer.Length + Overhead;

    private void Remove(LinkedListNode<Entry> node)
    {
        byUse.Remove(node);
        entries.Remove(node.Value.Key);
        size -= SizeOf(node.Value);
    }

    private readonly record struct Entry(string Key, ReadOnlyMemory<byte> Answer, long Since, TimeSpan TimeToLive);
}
