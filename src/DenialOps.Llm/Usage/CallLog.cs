using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Usage;

/// <summary>What happens to one call on its way: the requests that were sent for it and the waits before them.</summary>
/// <remarks>
/// It travels in the call's options. The outermost middleware that wants to tell of the call begins it; limiters, retries and the meter
/// write into it; whoever began it reads it at the end. What is written after that goes to who records it.
/// </remarks>
internal sealed class CallLog
{
    private readonly Lock gate = new();
    private CallAttempt[] attempts = [];
    private TimeSpan backOff;
    private TimeSpan queue;
    private IUsageRecorder? recorder;
    private bool closed;

    private CallLog(LlmCall call) => Call = call;

    /// <summary>What the call is for.</summary>
    internal LlmCall Call { get; }

    /// <summary>The call's record, once it has ended and if somebody records.</summary>
    internal CallRecord? Record { get; set; }

    /// <summary>The requests so far.</summary>
    internal IReadOnlyList<CallAttempt> Attempts
    {
        get
        {
            lock (gate)
            {
                return attempts;
            }
        }
    }

    /// <summary>The log of a call; null when nobody began one.</summary>
    internal static CallLog? Of(ChatOptions? options) => LlmCall.Of(options).Log;

    /// <summary>The call's log, begun here if nobody outside did.</summary>
    /// <param name="options">The call's options; not changed.</param>
    /// <param name="log">The log.</param>
    /// <returns>The options to call on with.</returns>
    internal static ChatOptions Begin(ChatOptions? options, out CallLog log)
    {
        var call = LlmCall.Of(options);
        if (options is not null && call.Log is { } begun)
        {
            log = begun;
            return options;
        }

        log = new CallLog(call);
        return (call with { Log = log }).AddTo(options?.Clone() ?? new ChatOptions());
    }

    /// <summary>Makes somebody the one who records the call.</summary>
    /// <returns>False when somebody else, further out, does already.</returns>
    internal bool TryClaim(IUsageRecorder by) => Interlocked.CompareExchange(ref recorder, by, null) is null;

    /// <summary>Says that the last request was ended by a limit of time, which looks to its meter as if the caller had cancelled.</summary>
    internal void LastTimedOut()
    {
        lock (gate)
        {
            if (attempts.Length > 0 && attempts[^1].Cancelled)
            {
                attempts = [.. attempts[..^1], attempts[^1] with { Cancelled = false, Failure = LlmErrorKind.Timeout }];
            }
        }
    }

    internal void BackedOff(TimeSpan time)
    {
        lock (gate)
        {
            backOff += time;
        }
    }

    internal void Queued(TimeSpan time)
    {
        lock (gate)
        {
            queue += time;
        }
    }

    /// <summary>Adds a request that has ended, with the waits before it.</summary>
    internal void Add(CallAttempt attempt)
    {
        lock (gate)
        {
            attempt = attempt with { BackOffMs = backOff.TotalMilliseconds, QueueMs = queue.TotalMilliseconds };
            backOff = queue = TimeSpan.Zero;
            if (!closed)
            {
                attempts = [.. attempts, attempt];
                return;
            }
        }

        recorder?.RecordLate(this, attempt);
    }

    /// <summary>Ends the log.</summary>
    /// <returns>The requests up to now; what ends later is late.</returns>
    internal IReadOnlyList<CallAttempt> Close()
    {
        lock (gate)
        {
            closed = true;
            return attempts;
        }
    }
}
