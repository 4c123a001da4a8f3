using System.Collections.Concurrent;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Limits;

/// <summary>The buckets of every key and model that has limits.</summary>
internal sealed class RateLimiter(SimulatorOptions options)
{
    private readonly ConcurrentDictionary<(Vendor Vendor, string? Key, string Model), Buckets> _buckets = new();

    /// <summary>The buckets for a request, or null where nothing is limited.</summary>
    public Buckets? For(Vendor vendor, string? key, string model)
    {
        var limits = options.ModelLimits.TryGetValue(model, out var own) ? own : options.Limits;
        return limits is null
            ? null
            : _buckets.GetOrAdd((vendor, key, model), static (k, a) => new(a.Limits, k.Vendor, a.Time), (Limits: limits, Time: options.TimeProvider));
    }

    public void Clear() => _buckets.Clear();
}
