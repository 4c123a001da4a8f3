namespace DenialOps.Llm.Retry;

/// <summary>How many retries all callers together may make, as a share of their calls, so that an outage is not made worse by them.</summary>
/// <remarks>
/// A bucket: each call adds <see cref="RetriesPerCall"/> to it and each retry takes one out; when it is empty an error comes out at once.
/// It begins full. Share one among all clients that ask the same provider. Thread safety: any number of threads may use it at once.
/// </remarks>
/// <example><code>var budget = new RetryBudget(capacity: 50, retriesPerCall: 0.1); // at most one retry in ten calls in the long run</code></example>
public sealed class RetryBudget
{
    private const int Unit = 1_000;
    private readonly long full;
    private readonly long gain;
    private long left;

    /// <summary>A full budget.</summary>
    /// <param name="capacity">How many retries it holds; from 1 to 1,000,000.</param>
    /// <param name="retriesPerCall">What each call adds; from 0.001 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public RetryBudget(int capacity = 100, double retriesPerCall = 0.2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, 1_000_000);
        if (retriesPerCall is not (>= 0.001 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(retriesPerCall), retriesPerCall, "From 0.001 to 1.");
        }

        RetriesPerCall = retriesPerCall;
        full = (long)capacity * Unit;
        gain = (long)(retriesPerCall * Unit);
        left = full;
    }

    /// <summary>What each call adds.</summary>
    public double RetriesPerCall { get; }

    /// <summary>How many retries are left now.</summary>
    public double Available => (double)Volatile.Read(ref left) / Unit;

    internal void CountCall()
    {
        for (var now = Volatile.Read(ref left); now < full;)
        {
            var seen = Interlocked.CompareExchange(ref left, Math.Min(full, now + gain), now);
            if (seen == now)
            {
                return;
            }

            now = seen;
        }
    }

    internal bool TryTake()
    {
        for (var now = Volatile.Read(ref left); now >= Unit;)
        {
            var seen = Interlocked.CompareExchange(ref left, now - Unit, now);
            if (seen == now)
            {
                return true;
            }

            now = seen;
        }

        return false;
    }
}
