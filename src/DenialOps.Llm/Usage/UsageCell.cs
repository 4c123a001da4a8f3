namespace DenialOps.Llm.Usage;

/// <summary>The running figures of one group of calls.</summary>
internal sealed class UsageCell
{
    // Callers are spread over a few shards, each with its own short lock, because a decimal cannot be added to without one.
    private readonly Shard[] shards = [.. Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount, 1, 8)).Select(_ => new Shard())];
    private readonly LatencyHistogram latency = new();

    internal void Add(CallRecord call)
    {
        if (IsAnswered(call))
        {
            latency.Add(call.Usage.LatencyMs);
        }

        var shard = Mine();
        lock (shard)
        {
            shard.Add(call);
        }
    }

    /// <summary>Adds tokens that were used and are no call of their own.</summary>
    internal void AddTokens(TokenUsage usage)
    {
        var shard = Mine();
        lock (shard)
        {
            shard.AddTokens(usage);
        }
    }

    internal UsageFigures Read()
    {
        var sum = new Shard();
        foreach (var shard in shards)
        {
            lock (shard)
            {
                sum.Add(shard);
            }
        }

        return new UsageFigures
        {
            CallCount = sum.Calls,
            TotalTokens = sum.Prompt + sum.Completion,
            PromptTokens = sum.Prompt,
            CompletionTokens = sum.Completion,
            CachedReadTokens = sum.CachedRead,
            EstimatedCostUsd = sum.Unpriced > 0 && sum.Priced == 0 ? null : sum.Cost,
            UnpricedCalls = sum.Unpriced,
            TotalLatencyMs = sum.Latency,
            AvgLatencyMs = sum.Calls == 0 ? 0 : sum.Latency / sum.Calls,
            P50LatencyMs = latency.Quantile(0.50),
            P95LatencyMs = latency.Quantile(0.95),
            P99LatencyMs = latency.Quantile(0.99),
            Failures = sum.Failures,
            Cancelled = sum.Cancelled,
            Retries = sum.Retries,
            CacheHits = sum.CacheHits,
            CacheSavedUsd = sum.CacheSaved,
        };
    }

    private static bool IsAnswered(CallRecord call) => call is { Failure: null, Cancelled: false, Late: false };

    private Shard Mine() => shards[Environment.CurrentManagedThreadId % shards.Length];

    private sealed class Shard
    {
        internal long Calls { get; private set; }

        internal long Failures { get; private set; }

        internal long Cancelled { get; private set; }

        internal long Retries { get; private set; }

        internal long CacheHits { get; private set; }

        internal long Prompt { get; private set; }

        internal long Completion { get; private set; }

        internal long CachedRead { get; private set; }

        internal long Unpriced { get; private set; }

        internal long Priced { get; private set; }

        internal decimal Cost { get; private set; }

        internal decimal CacheSaved { get; private set; }

        internal double Latency { get; private set; }

        internal void Add(CallRecord call)
        {
            var usage = call.Usage;
            if (!call.Late)
            {
                Calls += IsAnswered(call) ? 1 : 0;
                Cancelled += call.Cancelled ? 1 : 0;
                Failures += call.Failure is null ? 0 : 1;
                Retries += Math.Max(0, call.Attempts - 1);
                Latency += IsAnswered(call) ? usage.LatencyMs : 0;
            }

            // A hit of our own cache uses and costs nothing.
            if (call.FromCache)
            {
                CacheHits++;
                CacheSaved += usage.EstimatedCost ?? 0;
                return;
            }

            AddTokens(usage, IsAnswered(call));
        }

        internal void AddTokens(TokenUsage usage, bool isAnswer = false)
        {
            Prompt += usage.PromptTokens;
            Completion += usage.CompletionTokens;
            CachedRead += usage.CachedReadTokens;
            Cost += usage.EstimatedCost ?? 0;
            Priced += usage.EstimatedCost is null || usage.TotalTokens == 0 ? 0 : 1;

            // A failure without tokens costs nothing, whatever the price.
            Unpriced += usage.EstimatedCost is null && (isAnswer || usage.TotalTokens > 0) ? 1 : 0;
        }

        internal void Add(Shard other)
        {
            Calls += other.Calls;
            Failures += other.Failures;
            Cancelled += other.Cancelled;
            Retries += other.Retries;
            CacheHits += other.CacheHits;
            Prompt += other.Prompt;
            Completion += other.Completion;
            CachedRead += other.CachedRead;
            Unpriced += other.Unpriced;
            Priced += other.Priced;
            Cost += other.Cost;
            CacheSaved += other.CacheSaved;
            Latency += other.Latency;
        }
    }
}
