namespace DenialOps.Llm.RateLimiting;

/// <summary>
/// One limit a minute: paces what is let through, and never lets more through in any minute. Not thread-safe; times in ticks.
/// </summary>
/// <remarks>
/// Pacing is the generic cell rate algorithm (ITU-T I.371): each amount moves the time at which the next is due, and a burst may run ahead
/// of it. As a burst and a minute's flow together can be more than the limit, what went through in the last minute is counted too; what
/// goes within 10 ms is one entry that leaves with its last, so that there are never more than 6,001. Both are O(1) a call, the second
/// because each entry comes and goes once.
/// </remarks>
internal sealed class PacedWindow
{
    private const long Minute = TimeSpan.TicksPerMinute;
    private const long MostMinutes = 10;
    private const long OneEntry = 10 * TimeSpan.TicksPerMillisecond;
    private readonly Queue<Entry> recent = new();
    private readonly double burstPercent;
    private readonly long leastBurst;
    private Entry? newest;
    private long limit;
    private long sum;
    private double due = double.MinValue;

    /// <param name="limit">The most in a minute.</param>
    /// <param name="burstPercent">How much of it may go at once.</param>
    /// <param name="leastBurst">The least that may.</param>
    internal PacedWindow(long limit, double burstPercent, long leastBurst) =>
        (this.limit, this.burstPercent, this.leastBurst) = (limit, burstPercent, leastBurst);

    internal long Limit => limit;

    private double Interval => Minute / (double)limit;

    // One unit is what is let through in any case: a burst of n leaves room for n - 1 beyond it.
    private double Ahead => (Math.Max(leastBurst, Math.Floor(limit * burstPercent / 100)) - leastBurst) * Interval;

    /// <summary>When so much may go: now or earlier if it may at once. Later it may turn out that it has to wait longer.</summary>
    internal long EarliestAt(long amount, long now)
    {
        while (recent.TryPeek(out var oldest) && oldest.At + Minute <= now)
        {
            sum -= recent.Dequeue().Amount;
        }

        var paced = due == double.MinValue ? now : (long)Math.Ceiling(due - Ahead);
        return sum + amount <= limit || recent.Count == 0 ? paced : Math.Max(paced, recent.Peek().At + Minute);
    }

    internal Entry Take(long amount, long now)
    {
        due = Math.Max(due, now) + (amount * Interval);
        sum += amount;
        if (newest is null || now - newest.Begun >= OneEntry)
        {
            recent.Enqueue(newest = new Entry(now));
        }

        newest.At = now;
        newest.Amount += amount;
        return newest;
    }

    /// <summary>Puts what was really used in place of what was thought.</summary>
    /// <remarks>As far as ten minutes go: a count without sense would shut everybody out for good.</remarks>
    internal void Correct(Entry entry, long thought, long real, long now)
    {
        real = Math.Clamp(real, 0, MostMinutes * limit);

        // What has left the minute is paced and gone.
        if (entry.At + Minute > now)
        {
            entry.Amount += real - thought;
            sum += real - thought;
            due += (real - thought) * Interval;
        }
    }

    /// <summary>Lets nothing through before a time, and from then on no burst either.</summary>
    internal void Hold(long until) => due = Math.Max(due, until + Ahead);

    internal void SetTo(long newLimit) => limit = newLimit;

    internal sealed class Entry(long begun)
    {
        internal long Begun { get; } = begun;

        internal long At { get; set; }

        internal long Amount { get; set; }
    }
}
