using DenialOps.Llm.Budgets;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Usage;

/// <summary>What happens to one call on its way: the requests that were sent for it and the waits before them.</summary>
/// <remarks>
/// It travels in the call's options. Each middleware that wants to tell of the call begins one of its own and reads it at the end;
/// limiters, retries and the meter write into the innermost, which hands everything on to those outside it. So each has what happened
/// inside it, whichever of them ends first. What is written after its end goes to who records it.
/// </remarks>
internal sealed class CallLog
{
    private readonly CallLog? outer;
    private CallAttempt[] attempts = [];

    // Since the last request. A log is there for each call: the sums are made when somebody asks.
    private TimeSpan backOff;
    private TimeSpan queue;
    private IUsageRecorder? recorder;
    private bool closed;
    private bool hasBackedOff;
    private bool hasQueued;
    private BudgetTab tab;

    private CallLog(LlmCall call, CallLog? outer) => (Call, this.outer) = (call, outer);

    /// <summary>What the call is for.</summary>
    internal LlmCall Call { get; }

    /// <summary>The call's record, once it has ended and if somebody records.</summary>
    internal CallRecord? Record { get; private set; }

    /// <summary>The requests so far, late ones too.</summary>
    internal IReadOnlyList<CallAttempt> Attempts
    {
        get
        {
            lock (this)
            {
                return attempts;
            }
        }
    }

    /// <summary>What is held for the call in a budget. Of one around another, the inner's.</summary>
    internal ref BudgetTab Tab => ref tab;

    /// <summary>How long retries waited in all. Null when none did.</summary>
    internal TimeSpan? BackOff => hasBackedOff ? backOff + TimeSpan.FromMilliseconds(Attempts.Sum(attempt => attempt.BackOffMs)) : null;

    /// <summary>How long limiters let wait in all. Null when there is none.</summary>
    internal TimeSpan? Queue => hasQueued ? queue + TimeSpan.FromMilliseconds(Attempts.Sum(attempt => attempt.QueueMs)) : null;

    /// <summary>The log of a call; null when nobody began one.</summary>
    internal static CallLog? Of(ChatOptions? options) => options is CallOptions { Log: { } own } ? own : LlmCall.Of(options).Log;

    /// <summary>What the last request that failed so far failed with, as retries and fallback see it. Null when none did.</summary>
    internal Exception? LastFailure { get; private set; }

    /// <summary>How many requests failed, as they see it.</summary>
    internal int FailureCount { get; private set; }

    /// <summary>Begins a log, inside the one that there is.</summary>
    /// <param name="options">The call's options; not changed.</param>
    /// <param name="log">The log.</param>
    /// <returns>The options to call on with.</returns>
    internal static ChatOptions Begin(ChatOptions? options, out CallLog log)
    {
        var call = LlmCall.Of(options);
        log = new CallLog(call, Of(options));

        // Options of a type of their own say more than could be copied here.
        return options is null or CallOptions || options.GetType() == typeof(ChatOptions)
            ? new CallOptions(options, log)
            : (call with { Log = log }).AddTo(options.Clone());
    }

    /// <summary>Makes somebody the one who records the call from this log.</summary>
    /// <returns>False when another of its kind, further out, records it already.</returns>
    internal bool TryClaim(IUsageRecorder by)
    {
        for (var log = outer; log is not null; log = log.outer)
        {
            if (log.recorder?.GetType() == by.GetType())
            {
                return false;
            }
        }

        return Interlocked.CompareExchange(ref recorder, by, null) is null;
    }

    /// <summary>Keeps the call's record, for all who tell of the call.</summary>
    internal void Recorded(CallRecord record)
    {
        Record = record;
        outer?.Recorded(record);
    }

    /// <summary>Says that the last request was ended by a limit of time, which looks to its meter as if the caller had cancelled.</summary>
    internal void LastTimedOut()
    {
        lock (this)
        {
            if (attempts.Length > 0 && attempts[^1].Cancelled)
            {
                attempts = [.. attempts[..^1], attempts[^1] with { Cancelled = false, Failure = LlmErrorKind.Timeout }];
            }
        }

        outer?.LastTimedOut();
    }

    /// <summary>Notes what a request failed with, for who ends the call while the next is waited for.</summary>
    internal void Failed(Exception error)
    {
        if (error is OperationCanceledException)
        {
            return;
        }

        lock (this)
        {
            LastFailure = error;
            FailureCount++;
        }

        outer?.Failed(error);
    }

    /// <summary>A question of the call was answered: what failed before it is no reason for what comes after.</summary>
    internal void Answered()
    {
        lock (this)
        {
            LastFailure = null;
        }

        outer?.Answered();
    }

    internal void BackedOff(TimeSpan time)
    {
        lock (this)
        {
            backOff += time;
            hasBackedOff = true;
        }

        outer?.BackedOff(time);
    }

    internal void Queued(TimeSpan time)
    {
        lock (this)
        {
            queue += time;
            hasQueued = true;
        }

        outer?.Queued(time);
    }

    /// <summary>Adds a request that has ended, with the waits before it.</summary>
    internal void Add(CallAttempt attempt)
    {
        CallAttempt own;
        bool late;
        lock (this)
        {
            own = backOff == TimeSpan.Zero && queue == TimeSpan.Zero
                ? attempt
                : attempt with { BackOffMs = backOff.TotalMilliseconds, QueueMs = queue.TotalMilliseconds };
            backOff = queue = TimeSpan.Zero;
            late = closed;
            attempts = [.. attempts, own];
        }

        if (late)
        {
            recorder?.RecordLate(this, own);
        }

        outer?.Add(attempt);
    }

    /// <summary>Ends the log.</summary>
    /// <returns>The requests up to now; what ends later is late.</returns>
    internal IReadOnlyList<CallAttempt> Close()
    {
        lock (this)
        {
            closed = true;
            return attempts;
        }
    }
}
