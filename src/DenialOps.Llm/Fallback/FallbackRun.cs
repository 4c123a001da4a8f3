using DenialOps.Llm.Budgets;
using DenialOps.Llm.Errors;
using DenialOps.Llm.RateLimiting;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Fallback;

/// <summary>One call on its way along the targets.</summary>
/// <param name="routes">The targets.</param>
/// <param name="options">After which failures it goes on.</param>
/// <param name="messages">What is asked.</param>
/// <param name="given">The call's options.</param>
internal sealed class FallbackRun(
    FallbackRoute[] routes, ModelFallbackOptions options, IReadOnlyList<ChatMessage> messages, ChatOptions? given)
{
    private readonly FallbackNeeds needs = FallbackNeeds.Of(messages, given);
    private HashSet<FallbackRoute>? asked;
    private HashSet<IChatClient>? silent;

    // Those that would have had to be waited for, while another stood ready.
    private List<FallbackRoute>? pausing;
    private long tooSmall;
    private bool tooDear;
    private bool hurries;
    private CallLog? log;

    /// <summary>How often targets were asked that failed, their retries included.</summary>
    internal int FailedAttempts { get; private set; }

    /// <summary>The target to ask now; null when there is none left.</summary>
    // When all are open the first refuses at once and says for how long; where none fits the first's provider says so. Who
    // is pausing is waited for when nobody else answers.
    internal FallbackRoute? Next() =>
        First(evenIfOpen: false) ?? (asked is null ? First(evenIfOpen: true) ?? routes[0] : pausing?.FirstOrDefault());

    /// <summary>The options of the call for a target. It may wait for the target's pace only while no other stands ready.</summary>
    internal ChatOptions? OptionsFor(FallbackRoute route)
    {
        log = CallLog.Of(given);
        hurries = Array.Exists(routes, other => other != route && IsLeft(other) && !other.IsOpen && silent?.Contains(other.Client) is not true);
        return route.Map(given, hurries ? options.MaxWait : null);
    }

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

    // After a refusal for money only who counts it, too, is asked: nobody is to spend past a limit by a way around it.
    private bool IsLeft(FallbackRoute route) => asked?.Contains(route) is not true && route.Fits(needs, given)
        && (tooSmall == 0 || route.Target.ContextWindow > tooSmall)
        && (!tooDear || route.HasBudget || options.AlsoOn.Contains(LlmErrorKind.BudgetExceeded));

    /// <summary>Notes a failure.</summary>
    /// <returns>Whether another target is to be asked; else the error is the caller's, and all attempts are counted in it.</returns>
    internal bool GoesOn(FallbackRoute route, Exception error, CancellationToken cancellationToken)
    {
        (asked ??= []).Add(route);
        pausing?.Remove(route);
        if (route.Client.GetService<RetryChatClient>() is null)
        {
            log?.Failed(error);
        }

        var kind = ForeignErrors.KindOf(error);
        FailedAttempts += SentOf(kind, error);
        if (kind == LlmErrorKind.Timeout)
        {
            (silent ??= []).Add(route.Client);
        }

        if (kind == LlmErrorKind.ContextLength)
        {
            tooSmall = Math.Max(tooSmall, route.Target.ContextWindow ?? long.MaxValue);
        }

        tooDear |= kind == LlmErrorKind.BudgetExceeded;
        if (hurries && error is LlmException { Kind: LlmErrorKind.RateLimited, RetryAfter: { } wait } && wait > options.MaxWait)
        {
            (pausing ??= []).Add(route);
        }

        if (!cancellationToken.IsCancellationRequested && IsReason(kind, error) && Next() is not null)
        {
            return true;
        }

        (error as LlmException)?.CountAttempts(FailedAttempts);
        return false;
    }

    // What was refused here was not sent. A budget that ended retries has the last failure inside: those before it were.
    private static int SentOf(LlmErrorKind? kind, Exception error) =>
        kind is LlmErrorKind.CircuitOpen || error is LlmException { Kind: LlmErrorKind.BudgetExceeded, InnerException: null } ? 0
        : RetryPolicy.AttemptsOf(error) - (RateLimitCodes.IsOurs((error as LlmException)?.Code) ? 1 : 0);

    private bool IsReason(LlmErrorKind? kind, Exception error) => kind switch
    {
        null => false,
        LlmErrorKind.InvalidRequest => options.AlsoOn.Contains(LlmErrorKind.InvalidRequest) && IsMissing(error),
        LlmErrorKind.BudgetExceeded => options.AlsoOn.Contains(LlmErrorKind.BudgetExceeded)
            || error is LlmException { Code: not BudgetCodes.NoPrice },
        LlmErrorKind.CircuitOpen or LlmErrorKind.QuotaExhausted or LlmErrorKind.ContextLength => true,
        { } known => RetrySet.IsTransient(known) || options.AlsoOn.Contains(known),
    };

    // A model that was retired, or an address at which there is none: the request itself may be right.
    private static bool IsMissing(Exception error) => error is LlmException { Status: 404 } or LlmException { Code: "model_not_found" }
        or HttpRequestException { StatusCode: System.Net.HttpStatusCode.NotFound };
}
