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
    private readonly HashSet<FallbackRoute> asked = [];
    private readonly HashSet<IChatClient> silent = [];
    private long tooSmall;

    /// <summary>How often targets were asked that failed, their retries included.</summary>
    internal int FailedAttempts { get; private set; }

    /// <summary>The target to ask now; null when there is none left.</summary>
    internal FallbackRoute? Next()
    {
        var left = routes.Where(route => !asked.Contains(route) && (!isBound || route.IsFirst)
            && (tooSmall == 0 || route.Target.ContextWindow > tooSmall)).ToArray();
        var ready = left.Where(route => !route.IsOpen).ToArray();
        if (ready.Length == 0 && asked.Count == 0)
        {
            // All are open: the first refuses at once and says for how long.
            ready = left;
        }

        // Who was silent for a whole attempt is asked again, by another model's name, only when there is nobody else.
        return ready.FirstOrDefault(route => !silent.Contains(route.Client)) ?? ready.FirstOrDefault();
    }

    /// <summary>Notes a failure.</summary>
    /// <returns>Whether another target is to be asked; else the error is the caller's, and all attempts are counted in it.</returns>
    internal bool GoesOn(FallbackRoute route, Exception error, CancellationToken cancellationToken)
    {
        asked.Add(route);
        var kind = ForeignErrors.KindOf(error);

        // These were refused here and not sent.
        FailedAttempts += kind is LlmErrorKind.CircuitOpen or LlmErrorKind.BudgetExceeded ? 0 : RetryPolicy.AttemptsOf(error);
        if (kind == LlmErrorKind.Timeout)
        {
            silent.Add(route.Client);
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
