namespace DenialOps.Llm.RateLimiting;

/// <summary>One of the limits a minute: what is set here, and what the provider says of it. Not thread-safe.</summary>
/// <remarks>
/// What is set may be lower than what the provider allows, for others share its limit: so it is lowered by the provider's word and never
/// raised above what is set. Without one, the provider's limit paces nobody until it has refused a call: up to there its bursts are there
/// to be used.
/// </remarks>
/// <param name="set">What is set here; null for nothing.</param>
/// <param name="burstPercent">How much of it may go at once.</param>
internal sealed class RateLimitBucket(long? set, double burstPercent)
{
    private long? seen;

    internal bool IsSet => set is not null;

    /// <summary>The pace; null when there is none.</summary>
    internal PacedWindow? Window { get; private set; } = set is { } limit ? Paced(limit, burstPercent) : null;

    /// <summary>Notes what the provider says.</summary>
    internal void Learn(long? perMinute)
    {
        if (perMinute is { } limit and > 0)
        {
            seen = limit;
            Window?.SetTo(Math.Min(set ?? limit, limit));
        }
    }

    /// <summary>Keeps the provider's pace from now on, if it has named one.</summary>
    internal void Keep() => Window ??= seen is { } limit ? Paced(limit, burstPercent) : null;

    private static PacedWindow Paced(long limit, double burst) => new(limit, burst, leastBurst: 1);
}
