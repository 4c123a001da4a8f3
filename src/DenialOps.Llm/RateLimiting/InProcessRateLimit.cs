namespace DenialOps.Llm.RateLimiting;

/// <summary>Lets calls through at the pace of some limits, counted in this process: <b>another process counts for itself</b>.</summary>
/// <remarks>
/// <para>One instance may serve several clients. Waiting costs no thread: one timer serves all who wait.</para>
/// <para>Thread safety: any number of callers at once.</para>
/// </remarks>
/// <example><code>using var limit = new InProcessRateLimit(new RateLimitOptions { RequestsPerMinute = 600 });</code></example>
public sealed class InProcessRateLimit : IRateLimitState, IDisposable
{
    private const long LongestWaitMs = 24 * 60 * 60 * 1_000;
    private readonly Lock gate = new();
    private readonly RateLimitOptions options;
    private readonly TimeProvider time;
    private readonly long origin;
    private readonly ITimer timer;
    private readonly RateLimitQueue queue = new();
    private readonly RateLimitBuckets buckets;
    private long pausedUntil;
    private long lastId;
    private int underWay;
    private bool disposed;

    /// <summary>A limiter of its own.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public InProcessRateLimit(RateLimitOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Problems().ThrowIfAny(nameof(options));
        this.options = options.Clone();
        buckets = new RateLimitBuckets(this.options);
        time = timeProvider ?? TimeProvider.System;
        origin = time.GetTimestamp();
        timer = time.CreateTimer(
            static state => ((InProcessRateLimit)state!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Calls that wait.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return queue.Count;
            }
        }
    }

    /// <summary>Calls that were let through and have not ended.</summary>
    public int UnderWay
    {
        get
        {
            lock (gate)
            {
                return underWay;
            }
        }
    }

    private long Now => time.GetElapsedTime(origin).Ticks;

    /// <inheritdoc/>
    public ValueTask<RateLimitLease> AcquireAsync(RateLimitRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RateLimitWaiter waiter;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (buckets.IsTooLarge(request))
            {
                // Waiting does not help, so it is not sent again; a fallback to another model may still have room.
                throw new LlmException(LlmErrorKind.RateLimited) { Code = RateLimitCodes.TooLarge, ShouldRetry = false };
            }

            var now = Now;
            if (PauseTooLongFor(request, now) is { } tooLong)
            {
                throw tooLong;
            }

            if (queue.Count == 0 && HasPlace && EarliestAt(request, now) <= now)
            {
                return ValueTask.FromResult(Grant(request, now));
            }

            if (queue.Count >= options.QueueLimit)
            {
                throw new LlmException(LlmErrorKind.RateLimited) { Code = RateLimitCodes.QueueFull };
            }

            queue.Add(waiter = new RateLimitWaiter(request));
            Pump(now);
        }

        return new ValueTask<RateLimitLease>(waiter.Task.IsCompleted ? waiter.Task : WaitAsync(waiter, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(RateLimitLease lease, long? inputTokens, long? outputTokens)
    {
        ArgumentNullException.ThrowIfNull(lease);
        if (lease.TryReturn())
        {
            lock (gate)
            {
                var now = Now;
                underWay--;
                buckets.Correct(lease, inputTokens, outputTokens, now);
                Pump(now);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask PauseAsync(TimeSpan? wait)
    {
        var pause = wait ?? options.DefaultPause;
        pause = pause < options.MaxPause ? pause : options.MaxPause;
        lock (gate)
        {
            var now = Now;
            pausedUntil = Math.Max(pausedUntil, now + Math.Max(0, pause.Ticks));
            buckets.Refused(pausedUntil);
            SendAway(now);
            Pump(now);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ObserveAsync(Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var seen = RateLimitHeaders.Read(header, time.GetUtcNow());
        lock (gate)
        {
            var now = Now;
            buckets.Learn(seen, now, options.MaxPause);
            SendAway(now);
            Pump(now);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Ends the timer; whoever still waits is told by an <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            while (queue.Next() is { } waiter)
            {
                queue.Remove(waiter);
                waiter.TrySetException(new ObjectDisposedException(nameof(InProcessRateLimit)));
            }
        }

        timer.Dispose();
    }

    private bool HasPlace => options.MaxConcurrency is not { } most || underWay < most;

    private async Task<RateLimitLease> WaitAsync(RateLimitWaiter waiter, CancellationToken cancellationToken)
    {
        // Unregistered at the end, so that a long-lived token does not collect the calls that once waited.
        using var registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var (limit, leaving) = ((InProcessRateLimit, RateLimitWaiter))state!;
                limit.Leave(leaving, token);
            },
            (this, waiter));
        return await waiter.Task.ConfigureAwait(false);
    }

    private void Leave(RateLimitWaiter waiter, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (waiter.Waits)
            {
                queue.Remove(waiter);
                waiter.TrySetCanceled(cancellationToken);
                Pump(Now);
            }
        }
    }

    private void Wake()
    {
        lock (gate)
        {
            Pump(Now);
        }
    }

    /// <summary>Lets through whoever may go, and sets the clock for the next. The lock is held.</summary>
    private void Pump(long now)
    {
        while (!disposed && HasPlace && queue.Next() is { } next)
        {
            var at = EarliestAt(next.Request, now);
            if (at > now)
            {
                // Timers count whole milliseconds: rounded up, so that it does not ring a moment too early; and not for ever.
                var wait = (at - now + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
                timer.Change(TimeSpan.FromMilliseconds(Math.Min(wait, LongestWaitMs)), Timeout.InfiniteTimeSpan);
                return;
            }

            queue.Grant(next);
            next.TrySetResult(Grant(next.Request, now));
        }
    }

    private long EarliestAt(RateLimitRequest request, long now) => Math.Max(pausedUntil, buckets.EarliestAt(request, now));

    /// <summary>The refusal of a request that may not wait out the pause that there is; null when it may, or there is none.</summary>
    private LlmException? PauseTooLongFor(RateLimitRequest request, long now)
    {
        var left = TimeSpan.FromTicks(Math.Max(pausedUntil, buckets.HeldUntil) - now);
        return left > TimeSpan.Zero && left > request.MaxPause
            ? new LlmException(LlmErrorKind.RateLimited) { Code = RateLimitCodes.Paused, RetryAfter = left }
            : null;
    }

    /// <summary>Refuses those who wait and may not wait out the pause that has begun.</summary>
    private void SendAway(long now)
    {
        if (queue.Count == 0 || Math.Max(pausedUntil, buckets.HeldUntil) <= now)
        {
            return;
        }

        foreach (var waiter in queue.All())
        {
            if (PauseTooLongFor(waiter.Request, now) is { } tooLong)
            {
                queue.Remove(waiter);
                waiter.TrySetException(tooLong);
            }
        }
    }

    private RateLimitLease Grant(RateLimitRequest request, long now)
    {
        underWay++;
        var lease = new RateLimitLease(request, ++lastId) { At = TimeSpan.FromTicks(now) };
        buckets.Take(lease, now);
        return lease;
    }
}
