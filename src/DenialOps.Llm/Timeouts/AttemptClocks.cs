using System.Collections.Concurrent;

namespace DenialOps.Llm.Timeouts;

/// <summary>The clocks of a client's attempts; there are never more than there were attempts at once.</summary>
/// <param name="limits">How long an attempt may take.</param>
/// <param name="time">The clock that they look at.</param>
internal sealed class AttemptClocks(TimeoutOptions limits, TimeProvider time)
{
    private readonly ConcurrentQueue<AttemptClock> idle = new();

    internal TimeoutOptions Limits => limits;

    internal TimeProvider Time => time;

    /// <summary>A clock that watches an attempt from now on, until it is disposed of.</summary>
    /// <param name="streamed">Whether the answer comes in pieces.</param>
    /// <param name="until">The call's own deadline, by the clock's timestamps; null for the limits alone.</param>
    /// <param name="caller">The caller's token.</param>
    internal AttemptClock Start(bool streamed, long? until, CancellationToken caller)
    {
        var clock = idle.TryDequeue(out var rested) ? rested : new AttemptClock(this);
        clock.Start(streamed, until ?? long.MaxValue, caller);
        return clock;
    }

    internal void Return(AttemptClock clock) => idle.Enqueue(clock);
}
