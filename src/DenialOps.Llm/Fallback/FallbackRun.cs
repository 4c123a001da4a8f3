using DenialOps.Llm.Errors;
using DenialOps.Llm.Retry;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Fallback;

/// <summary>One call on its way along the targets.</summary>
/// <param name="routes">The targets.</param>
/// <param name="options">After which failures it goes on.</param>
/// <param name="isBound">Whether only the first may answer, because it keeps the conversation.</param>
internal sealed class FallbackRun(FallbackRoute[] routes, ModelFallbackOptions options, bool isBound)
{
    private HashSet<FallbackRoute>? asked;
    private HashSet<IChatClient>? silent;
    private long tooSmall;

    /// <summary>How often targets were asked that failed, their retries included.</summary>
    internal int FailedAttempts { get; private set; }

    /// <summary>The target to ask now; null when there is none left.</summary>
    // When all are open the first refuses at once and says for how long.
    internal FallbackRoute? Next() => First(evenIfOpen: false) ?? (asked is null ? First(evenIfOpen: true) : null);

    private FallbackRoute? First(bool evenIfOpen)
    {
        // Who was silent for a whole attempt is asked again, by another model's name, only when there is nobody else.
        FallbackRoute? again = null;
        foreach (var route in routes)
        {
            if (!IsLeft(route) || (!evenIfOpen && route.IsOpen))
            {
                continue;
            }

            if (silent?.Contains(route.Client) is not true)
            {
                return route;
            }

            again ??= route;
        }

        return again;
    }

    private bool IsLeft(FallbackRoute route) => asked?.Contains(route) is not true && (!isBound || route.IsFirst)
        && (tooSmall == 0 || route.Target.ContextWindow > tooSmall);

    /// <summary>Notes a failure.</summary>
    /// <returns>Whether another target is to be asked; else the error is the caller's, and all attempts are counted in it.</returns>
    internal bool GoesOn(FallbackRoute route, Exception error, CancellationToken cancellationToken)
    {
        (asked ??= []).Add(route);
        var kind = ForeignErrors.KindOf(error);

        // These were refused here and not sent.
        FailedAttempts += kind is LlmErrorKind.CircuitOpen or LlmErrorKind.BudgetExceeded ? 0 : RetryPolicy.AttemptsOf(error);
        if (kind == LlmErrorKind.Timeout)
        {
            (silent ??= []).Add(route.Client);
        }

        if (kind == LlmErrorKind.ContextLength)
        {
            tooSmall = Math.Max(tooSmall, route.Target.ContextWindow ?? long.MaxValue);
        }

        if (!cancellationToken.IsCancellationRequested && IsReason(kind) && Next() is not null)
        {
            return true;
        }

        (error as LlmException)?.CountAttempts(FailedAttempts);
        return false;
    }

    private bool IsReason(LlmErrorKind? kind) => kind is { } known
        && (RetrySet.IsTransient(known) || options.AlsoOn.Contains(known)
            || known is LlmErrorKind.CircuitOpen or LlmErrorKind.QuotaExhausted or LlmErrorKind.ContextLength);
}
