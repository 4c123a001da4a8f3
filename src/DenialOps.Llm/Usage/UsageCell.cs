namespace DenialOps.Llm.Usage;

/// <summary>The running figures of one group of calls.</summary>
internal sealed class UsageCell
{
    // Callers are spread over a few shards, each with its own short lock, because a decimal cannot be added to without one.
    private readonly Shard[] shards = [.. Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount, 1, 8)).Select(_ => new Shard())];
    private readonly LatencyHistogram latency = new();

    internal void Add(CallRecord call)
    {
        if (call.Failure is null)
        {
            latency.Add(call.Usage.LatencyMs);
        }

        var shard = shards[Environment.CurrentManagedThreadId % shards.Length];
        lock (shard)
        {
            shard.Add(call);
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
            Retries = sum.Retries,
            CacheHits = sum.CacheHits,
        };
    }

    private sealed class Shard
    {
        internal long Calls { get; private set; }

        internal long Failures { get; private set; }

        internal long Retries { get; private set; }

        internal long CacheHits { get; private set; }

        internal long Prompt { get; private set; }

        internal long Completion { get; private set; }

        internal long CachedRead { get; private set; }

        internal long Unpriced { get; private set; }

        internal long Priced { get; private set; }

        internal decimal Cost { get; private set; }

        internal double Latency { get; private set; }

        internal void Add(CallRecord call)
        {
            var usage = call.Usage;
            Calls += call.Failure is null ? 1 : 0;
            Failures += call.Failure is null ? 0 : 1;
            Retries += Math.Max(0, call.Attempts - 1);
            CacheHits += call.FromCache ? 1 : 0;
            Latency += call.Failure is null ? usage.LatencyMs : 0;

            // A hit of our own cache uses and costs nothing; a failure without tokens costs nothing either, whatever the price.
            if (call.FromCache)
            {
                return;
            }

            Prompt += usage.PromptTokens;
            Completion += usage.CompletionTokens;
            CachedRead += usage.CachedReadTokens;
            Cost += usage.EstimatedCost ?? 0;
            Priced += usage.EstimatedCost is null ? 0 : 1;
            Unpriced += usage.EstimatedCost is null && (call.Failure is null || usage.TotalTokens > 0) ? 1 : 0;
        }

        internal void Add(Shard other)
        {
            Calls += other.Calls;
            Failures += other.Failures;
            Retries += other.Retries;
            CacheHits += other.CacheHits;
            Prompt += other.Prompt;
            Completion += other.Completion;
            CachedRead += other.CachedRead;
            Unpriced += other.Unpriced;
            Priced += other.Priced;
            Cost += other.Cost;
            Latency += other.Latency;
        }
    }
}
