namespace DenialOps.Llm.Timeouts;

/// <summary>Watches one attempt and cancels it when a limit has passed.</summary>
/// <remarks>
/// One timer, set again only when it fires: a piece of a stream costs two writes and one look at the clock, and no memory.
/// </remarks>
internal sealed class AttemptClock : IDisposable
{
    private readonly TimeoutOptions limits;
    private readonly TimeProvider time;
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource source = new();
    private readonly CancellationTokenRegistration registration;
    private readonly ITimer timer;
    private readonly long start;
    private readonly bool streamed;
    private readonly Lock gate = new();
    private bool disposed;

    // The wait for the provider that goes on now, and what it may take; no wait while the reader has the word.
    private long waitingSince;
    private long waitLimit;
    private volatile bool waiting;
    private volatile bool expired;

    internal AttemptClock(TimeoutOptions limits, bool streamed, TimeProvider time, CancellationToken caller)
    {
        this.limits = limits;
        this.streamed = streamed;
        this.time = time;
        this.caller = caller;
        start = time.GetTimestamp();
        waitingSince = start;
        waitLimit = (streamed ? limits.FirstToken : Timeout.InfiniteTimeSpan).Ticks;
        waiting = true;
        registration = caller.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
        timer = time.CreateTimer(static state => ((AttemptClock)state!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Look();
    }

    /// <summary>Cancelled by the caller or by a limit.</summary>
    internal CancellationToken Token => source.Token;

    /// <summary>Whether it was a limit that ended the attempt, and not the caller.</summary>
    internal bool Expired => expired && !caller.IsCancellationRequested;

    /// <summary>The reader asks for the next piece.</summary>
    internal void Ask()
    {
        // Before the first content the wait goes on from the start.
        if (!waiting)
        {
            Volatile.Write(ref waitingSince, time.GetTimestamp());
            waiting = true;
        }
    }

    /// <summary>A piece has come.</summary>
    /// <param name="begun">Whether there has been content.</param>
    internal void Came(bool begun)
    {
        if (begun)
        {
            Volatile.Write(ref waitLimit, limits.Idle.Ticks);
            waiting = false;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
        }

        timer.Dispose();
        registration.Dispose();
        source.Dispose();
    }

    private void Look()
    {
        lock (gate)
        {
            if (disposed || expired)
            {
                return;
            }

            // Never further ahead than a wait that begins right after this look may last.
            var wait = waiting ? Left(Volatile.Read(ref waitLimit), Volatile.Read(ref waitingSince)) : Timeout.InfiniteTimeSpan;
            var left = Smallest(Left(limits.Attempt.Ticks, start), Smallest(wait, streamed ? limits.Idle : Timeout.InfiniteTimeSpan));
            if (left > TimeSpan.Zero || left == Timeout.InfiniteTimeSpan)
            {
                timer.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }

            expired = true;
        }

        // Outside the lock: what hangs on the token runs here.
        source.Cancel();
    }

    private TimeSpan Left(long limit, long since)
    {
        if (limit == Timeout.InfiniteTimeSpan.Ticks)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var left = TimeSpan.FromTicks(limit) - time.GetElapsedTime(since);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static TimeSpan Smallest(TimeSpan one, TimeSpan other) =>
        one == Timeout.InfiniteTimeSpan ? other : other == Timeout.InfiniteTimeSpan || one < other ? one : other;
}
