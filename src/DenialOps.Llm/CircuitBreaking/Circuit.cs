namespace DenialOps.Llm.CircuitBreaking;

/// <summary>The state of a breaker. Safe on any thread; nobody else's code runs under its lock.</summary>
internal sealed class Circuit(CircuitBreakerOptions options, TimeProvider time, CircuitAccount? account = null)
{
    private readonly Lock gate = new();
    private readonly OutcomeWindow window = new(options.SamplingDuration, time);
    private bool closed = true;
    private bool probing;
    private bool quotaTold;
    private bool isOutOfCredit;
    private int era;
    private long since;
    private TimeSpan wait;
    private LlmException? reason;

    internal CircuitState State
    {
        get
        {
            lock (gate)
            {
                return StateNow();
            }
        }
    }

    /// <summary>Lets a call through.</summary>
    /// <exception cref="LlmException">The circuit is open (<see cref="LlmErrorKind.CircuitOpen"/>).</exception>
    internal CircuitTicket Enter()
    {
        lock (gate)
        {
            if (closed)
            {
                return new CircuitTicket(era, IsProbe: false);
            }

            var left = wait - time.GetElapsedTime(since);
            if (left > TimeSpan.Zero)
            {
                // Of a probe under way nobody knows when it ends, so there is no time to name.
                throw new LlmException(LlmErrorKind.CircuitOpen, reason)
                {
                    Provider = reason?.Provider,
                    Model = reason?.Model,
                    RetryAfter = probing ? null : left,
                };
            }

            // From here this is the probe, and the next may come when its time is over.
            (probing, since, wait) = (true, time.GetTimestamp(), options.ProbeTimeout);
            return new CircuitTicket(++era, IsProbe: true);
        }
    }

    /// <summary>Counts how the call ended.</summary>
    internal void Leave(CircuitTicket ticket, CallVerdict verdict, Exception? error = null)
    {
        CircuitStateChange? change;
        LlmException? quota = null;
        bool wasOutOfCredit;
        lock (gate)
        {
            // What was let through before the last change tells of the time before it.
            if (ticket.Era != era)
            {
                return;
            }

            if (verdict == CallVerdict.NoCredit && !quotaTold)
            {
                (quotaTold, quota) = (true, Typed(error));
            }

            wasOutOfCredit = isOutOfCredit;
            change = ticket.IsProbe ? LeaveProbe(verdict, error) : Count(verdict, error);
        }

        options.OnQuotaExhausted.Tell(quota);
        options.OnStateChanged.Tell(change);
        if (change is { To: CircuitState.Open, Error: { } why } && verdict == CallVerdict.NoCredit)
        {
            account?.HasNoCredit(this, why);
        }
        else if (change is { To: CircuitState.Closed } && wasOutOfCredit)
        {
            account?.HasCredit(this);
        }
    }

    /// <summary>Opens because another circuit of the same account found its credit used up.</summary>
    internal void OpenWithoutCredit(LlmException error)
    {
        CircuitStateChange change;
        lock (gate)
        {
            if (isOutOfCredit)
            {
                return;
            }

            quotaTold = true; // By the other.
            change = Open(StateNow(), CallVerdict.NoCredit, error);
        }

        options.OnStateChanged.Tell(change.From == CircuitState.Open ? null : change);
    }

    /// <summary>Lets the next call probe, because another circuit of the same account was served again.</summary>
    internal void ProbeForCredit()
    {
        lock (gate)
        {
            if (isOutOfCredit && !probing)
            {
                (wait, quotaTold) = (TimeSpan.Zero, false);
            }
        }
    }

    private CircuitStateChange? LeaveProbe(CallVerdict verdict, Exception? error)
    {
        switch (verdict)
        {
            case CallVerdict.Nothing:
                // The place is free for the next call at once.
                (probing, wait) = (false, TimeSpan.Zero);
                era++;
                return null;
            case CallVerdict.Up:
                (closed, probing, quotaTold, isOutOfCredit, reason) = (true, false, false, false, null);
                era++;
                window.Clear();
                return new CircuitStateChange { From = CircuitState.HalfOpen, To = CircuitState.Closed };
            default:
                return Open(CircuitState.HalfOpen, verdict, error);
        }
    }

    private CircuitStateChange? Count(CallVerdict verdict, Exception? error)
    {
        switch (verdict)
        {
            case CallVerdict.Nothing:
                return null;
            case CallVerdict.NoCredit:
                return Open(CircuitState.Closed, verdict, error);
            default:
                window.Add(verdict == CallVerdict.Up);
                var (all, bad) = verdict == CallVerdict.Up ? default : window.Count();
                return bad > 0 && all >= options.MinimumThroughput && (double)bad / all >= options.FailureRatio
                    ? Open(CircuitState.Closed, verdict, error)
                    : null;
        }
    }

    private CircuitStateChange Open(CircuitState from, CallVerdict verdict, Exception? error)
    {
        (closed, probing, reason) = (false, false, Typed(error));
        isOutOfCredit = verdict == CallVerdict.NoCredit;
        wait = isOutOfCredit ? options.QuotaBreakDuration : options.BreakDuration;
        since = time.GetTimestamp();
        era++;
        return new CircuitStateChange { From = from, To = CircuitState.Open, Error = reason, Break = wait };
    }

    private CircuitState StateNow() => closed ? CircuitState.Closed
        : probing || time.GetElapsedTime(since) >= wait ? CircuitState.HalfOpen
        : CircuitState.Open;

    private static LlmException? Typed(Exception? error) => error switch
    {
        null => null,
        LlmException ours => ours.WithoutPartialText(), // It is told to other callers.
        _ => new LlmException(Errors.ForeignErrors.KindOf(error) ?? LlmErrorKind.Server, error),
    };
}
