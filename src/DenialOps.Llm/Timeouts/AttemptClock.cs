namespace DenialOps.Llm.Timeouts;

/// <summary>Watches one attempt and cancels it when a limit has passed.</summary>
/// <remarks>
/// <para>
/// One timer, set again only when it fires: a piece of a stream that is waited for costs two writes and two looks at the clock, and no
/// memory; one that is there at once costs less. The reader's thread and the timer's share nothing but the time at which the wait is over
/// and the time at which the timer rings, each one number, so that neither sees half a change.
/// </para>
/// <para>
/// A timer and a source of cancellation cost more memory than all else that an attempt needs, so a clock that did not cancel serves the next
/// attempt. A timer that rings late, for the attempt before, finds nothing that has passed.
/// </para>
/// </remarks>
internal sealed class AttemptClock : IDisposable
{
    private const long Never = long.MaxValue;
    private readonly AttemptClocks clocks;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly Lock gate = new();

    // Not disposed of: a limit may pass at the moment at which the attempt ends, and it holds nothing that has to be given back.
    private readonly CancellationTokenSource source = new();
    private CancellationToken caller;
    private CancellationTokenRegistration registration;
    private long attemptUntil;
    private long idle;
    private long ringsAt = Never;
    private bool disposed = true;

    // The reader's own. What is left of the attempt counts down only while the provider is waited for.
    private bool counts;
    private long left;
    private long waitBegan;

    // By the clock's timestamps; Never while the reader has the word.
    private long waitUntil;
    private bool begun;
    private volatile bool expired;

    internal AttemptClock(AttemptClocks clocks)
    {
        this.clocks = clocks;
        time = clocks.Time;
        timer = time.CreateTimer(static state => ((AttemptClock)state!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins to watch an attempt.</summary>
    /// <param name="streamed">Whether the answer comes in pieces.</param>
    /// <param name="until">When it is over at the latest.</param>
    /// <param name="token">The caller's token.</param>
    internal void Start(bool streamed, long until, CancellationToken token)
    {
        var limits = clocks.Limits;
        lock (gate)
        {
            caller = token;
            var start = time.GetTimestamp();
            left = Timestamps(limits.Attempt);
            counts = streamed && !limits.IsDeadline && left != Never;
            attemptUntil = Math.Min(until, counts ? Never : After(start, left));
            waitBegan = start;
            var first = Math.Min(Timestamps(limits.FirstToken), counts ? left : Never);
            Volatile.Write(ref waitUntil, streamed ? After(start, first) : Never);
            idle = streamed ? Timestamps(limits.Idle) : Never;
            begun = false;
            disposed = false;
        }

        registration = token.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
        Look();
    }

    /// <summary>Cancelled by the caller or by a limit.</summary>
    internal CancellationToken Token => source.Token;

    /// <summary>Whether it was a limit that ended the attempt, and not the caller.</summary>
    internal bool Expired => expired && !caller.IsCancellationRequested;

    /// <summary>The next piece is waited for.</summary>
    internal void Wait()
    {
        // Before the first content the wait goes on from the start; without a limit for it there is nothing to look at.
        if (!begun || (idle == Never && !counts))
        {
            return;
        }

        var now = waitBegan = time.GetTimestamp();
        var until = After(now, counts ? Math.Min(idle, Math.Max(0, left)) : idle);
        Volatile.Write(ref waitUntil, until);
        if (until < Volatile.Read(ref ringsAt))
        {
            RingAt(until, now);
        }
    }

    /// <summary>A piece has come.</summary>
    /// <param name="isContent">Whether there has been content, in it or before it.</param>
    internal void Came(bool isContent)
    {
        begun = isContent;
        if (isContent && waitUntil != Never)
        {
            left -= counts ? time.GetTimestamp() - waitBegan : 0;
            Volatile.Write(ref waitUntil, Never);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            disposed = true;
        }

        registration.Dispose();
        if (!expired && source.TryReset() && timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan))
        {
            caller = default;
            clocks.Return(this);
        }
        else
        {
            timer.Dispose();
        }
    }

    private void Look()
    {
        lock (gate)
        {
            if (disposed || expired)
            {
                return;
            }

            var now = time.GetTimestamp();
            var until = Math.Min(attemptUntil, Volatile.Read(ref waitUntil));
            if (now < until)
            {
                // Not further ahead than a wait that begins right after this look may last.
                SetTimer(Math.Min(until, After(now, idle)), now);
                return;
            }

            expired = true;
        }

        // Outside the lock: what hangs on the token runs here.
        source.Cancel();
    }

    // What is left of the attempt can be less than the longest silence, for which the timer was set.
    private void RingAt(long until, long now)
    {
        lock (gate)
        {
            if (!disposed && !expired)
            {
                SetTimer(until, now);
            }
        }
    }

    private void SetTimer(long until, long now)
    {
        Volatile.Write(ref ringsAt, until);
        if (until != Never)
        {
            // Timers count whole milliseconds: rounded up, so that it does not fire a moment too early over and over.
            var wait = Math.Ceiling(Math.Max(0, until - now) * 1_000.0 / time.TimestampFrequency);
            timer.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
        }
    }

    private long Timestamps(TimeSpan limit) =>
        limit == Timeout.InfiniteTimeSpan ? Never : (long)Math.Ceiling(limit.TotalSeconds * time.TimestampFrequency);

    private static long After(long start, long length) => length == Never ? Never : start + length;
}
