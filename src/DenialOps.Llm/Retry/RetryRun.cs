using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Retry;

/// <summary>The attempts of one call: how many failed, and how long to wait before the next. A struct: it is a part of the call.</summary>
internal struct RetryRun(RetryDecision decision, RetryBudget? budget, TimeProvider time, CallLog? log, TimeSpan? longest)
{
    private const string AttemptsKey = "DenialOps.Llm.Attempts";
    private TimeSpan wait;

    /// <summary>How many attempts failed.</summary>
    internal int Failed { get; private set; }

    /// <summary>Counts a failure, on the exception too.</summary>
    /// <returns>True, so that it can stand first in an exception filter.</returns>
    internal bool Count(Exception error)
    {
        Failed++;
        log?.Failed(error);
        if (error is LlmException ours)
        {
            ours.CountAttempts(Failed);
        }
        else
        {
            error.Data[AttemptsKey] = Failed;
        }

        return true;
    }

    /// <summary>Whether to try again after a failure that was counted.</summary>
    /// <remarks>Made for exception filters: an error that is not retried leaves untouched, with the stack of where it was thrown.</remarks>
    internal bool TryAgain(Exception error, CancellationToken cancellationToken)
    {
        // The caller's own cancellation is no failure: nobody is asked about it, and nothing is taken or noted for it.
        var left = cancellationToken.IsCancellationRequested;
        if ((left && error is OperationCanceledException)
            || decision.Wait(error, Failed - 1, wait, longest) is not { } next
            || (!left && budget?.TryTake() == false))
        {
            return false;
        }

        wait = next;
        return true;
    }

    /// <summary>Waits for the next attempt, once a budget has room for it.</summary>
    /// <param name="messages">What is asked once more.</param>
    /// <param name="options">The call's options.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LlmException">What was billed so far leaves the budget no room for another.</exception>
    internal readonly async Task WaitAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (log is not null)
        {
            await log.Tab.RenewAsync(log, messages, options, cancellationToken).ConfigureAwait(false);
            log.BackedOff(wait);
        }

        await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
    }

    internal static int AttemptsOf(Exception error) => error is LlmException ours ? ours.Attempts : error.Data[AttemptsKey] as int? ?? 1;
}
