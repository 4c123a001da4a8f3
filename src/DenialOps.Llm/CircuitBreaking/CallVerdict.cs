using DenialOps.Llm.Errors;

namespace DenialOps.Llm.CircuitBreaking;

/// <summary>What a call that ended says of the provider.</summary>
internal enum CallVerdict
{
    /// <summary>Nothing: the caller left, or the call was never sent.</summary>
    Nothing,

    /// <summary>It is there: it answered, be it that it refused this request or this key.</summary>
    Up,

    /// <summary>It is down.</summary>
    Down,

    /// <summary>It is there and does not serve this account.</summary>
    NoCredit,
}

/// <summary>Reads the verdict off a failure.</summary>
internal static class CallVerdicts
{
    internal static CallVerdict Of(Exception error, CancellationToken cancellationToken)
    {
        if (error is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            return CallVerdict.Nothing;
        }

        return ForeignErrors.KindOf(error) switch
        {
            LlmErrorKind.Connection or LlmErrorKind.Server or LlmErrorKind.Overloaded or LlmErrorKind.Timeout
                or LlmErrorKind.StreamInterrupted => CallVerdict.Down,
            LlmErrorKind.QuotaExhausted => CallVerdict.NoCredit,

            // Without a response these may be refusals of our own, by a limiter, a budget or a count of tokens, that asked nobody.
            null or LlmErrorKind.BudgetExceeded or LlmErrorKind.CircuitOpen => CallVerdict.Nothing,
            LlmErrorKind.RateLimited or LlmErrorKind.ContextLength when error is LlmException { Status: null } => CallVerdict.Nothing,
            _ => CallVerdict.Up,
        };
    }
}
