namespace DenialOps.Llm.RateLimiting;

/// <summary>Who waits: first come first served within a priority, and nobody is passed over for ever. Not thread-safe; all O(1).</summary>
internal sealed class RateLimitQueue
{
    /// <summary>How many calls of higher priority may go before one that waits.</summary>
    internal const int MostPassedOver = 8;

    private const int Priorities = 3;
    private readonly LinkedList<RateLimitWaiter>[] lines = [new(), new(), new()];
    private readonly int[] passedOver = new int[Priorities];

    internal int Count { get; private set; }

    internal void Add(RateLimitWaiter waiter)
    {
        lines[waiter.Line].AddLast(waiter.Node);
        Count++;
    }

    /// <summary>All who wait, as they stand now.</summary>
    internal RateLimitWaiter[] All() => [.. lines.SelectMany(line => line)];

    /// <summary>Who is next. Null when nobody waits.</summary>
    internal RateLimitWaiter? Next()
    {
        for (var line = 0; line < Priorities; line++)
        {
            if (passedOver[line] >= MostPassedOver && lines[line].First is { } tired)
            {
                return tired.Value;
            }
        }

        for (var line = Priorities - 1; line >= 0; line--)
        {
            if (lines[line].First is { } first)
            {
                return first.Value;
            }
        }

        return null;
    }

    /// <summary>Takes out whoever is let through, and notes whom it passed.</summary>
    internal void Grant(RateLimitWaiter waiter)
    {
        Remove(waiter);
        passedOver[waiter.Line] = 0;
        for (var line = 0; line < waiter.Line; line++)
        {
            passedOver[line] = lines[line].Count == 0 ? 0 : passedOver[line] + 1;
        }
    }

    /// <summary>Takes out somebody, wherever it stands.</summary>
    internal void Remove(RateLimitWaiter waiter)
    {
        lines[waiter.Line].Remove(waiter.Node);
        Count--;
    }
}
