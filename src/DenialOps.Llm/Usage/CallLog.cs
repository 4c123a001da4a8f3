using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Usage;

/// <summary>What happens to one call on its way: the requests that were sent for it and the waits before them.</summary>
/// <remarks>
/// It travels in the call's options. The outermost middleware that wants to tell of the call begins it; limiters, retries and the meter
/// write into it; whoever began it reads it at the end. What is written after that goes to <see cref="OnLate"/>.
/// </remarks>
internal sealed class CallLog
{
    private readonly Lock gate = new();
    private CallAttempt[] attempts = [];
    private TimeSpan backOff;
    private TimeSpan queue;
    private bool closed;

    /// <summary>Told of what is billed after the call was recorded. Set by who records.</summary>
    internal Action<CallAttempt>? OnLate { get; set; }

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

        log = new CallLog();
        return (call with { Log = log }).AddTo(options?.Clone() ?? new ChatOptions());
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

        OnLate?.Invoke(attempt);
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
