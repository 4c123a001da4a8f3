using System.Security.Cryptography;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Retry;

/// <summary>Runs a function and, when it fails in a way that passes by itself, runs it again after a wait.</summary>
/// <remarks>
/// <para>Thread safety: one policy serves any number of calls at once; it keeps nothing between them.</para>
/// <para>
/// The function must be safe to run more than once. It is given the caller's token; after a cancellation nothing is run again.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var policy = new RetryPolicy(new RetryOptions { MaxRetries = 5 });
/// var page = await policy.ExecuteAsync(token => http.GetStringAsync(address, token), cancellationToken);
/// </code>
/// </example>
public sealed class RetryPolicy
{
    private readonly RetryDecision decision;
    private readonly RetryBudget? budget;
    private readonly TimeProvider time;
    private readonly Random random;

    /// <summary>A policy.</summary>
    /// <param name="options">How often and after what waits; null for the defaults. A copy is kept.</param>
    /// <param name="timeProvider">The clock that the waits run on; null for the system's.</param>
    /// <param name="random">The chance in the waits; null for one seeded by the system. Used under a lock.</param>
    /// <param name="budget">How many retries all callers together may make; null for no such bound.</param>
    /// <exception cref="ArgumentException">An option is outside its range; the message names each, its value and the range.</exception>
    public RetryPolicy(
        RetryOptions? options = null, TimeProvider? timeProvider = null, Random? random = null, RetryBudget? budget = null)
    {
        var kept = (options ?? new RetryOptions()).Clone();
        if (kept.Problems() is { } problems)
        {
            throw new ArgumentException(problems, nameof(options));
        }

        time = timeProvider ?? TimeProvider.System;
        this.random = random ?? new Random(RandomNumberGenerator.GetInt32(int.MaxValue));
        this.budget = budget;
        decision = new RetryDecision(kept, Chance, time);
    }

    /// <summary>How many attempts ended in this exception: of a policy's last error, all that it made.</summary>
    /// <param name="error">An exception that came out of <see cref="ExecuteAsync{T}"/>.</param>
    /// <returns>1 for an exception that no policy has seen.</returns>
    public static int AttemptsOf(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return RetryRun.AttemptsOf(error);
    }

    /// <summary>Runs the function until it succeeds, fails for good, or the retries are used up.</summary>
    /// <typeparam name="T">What the function gives.</typeparam>
    /// <param name="action">The function; given <paramref name="cancellationToken"/>.</param>
    /// <param name="cancellationToken">Ends the waits and the retries.</param>
    /// <returns>What the first attempt that succeeded gave.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled, during an attempt or a wait.</exception>
    /// <exception cref="Exception">
    /// The last attempt's own exception, as it was thrown; <see cref="AttemptsOf"/> tells how many there were. It comes at once when the
    /// provider asks for a longer wait than <see cref="RetryOptions.MaxRetryAfter"/>.
    /// </exception>
    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        var run = Begin(options: null);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await action(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (run.Count(error) && run.TryAgain(error, cancellationToken))
            {
                // After the caller's cancellation the wait below ends at once, so that the caller sees his own cancellation.
            }

            await run.WaitAsync([], options: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The attempts of a new call.</summary>
    internal RetryRun Begin(ChatOptions? options)
    {
        budget?.CountCall();
        return new RetryRun(decision, budget, time, CallLog.Of(options), CallOptions.MaxWaitOf(options));
    }

    /// <summary>Whether an exception that is not ours tells that a stream broke.</summary>
    internal bool Interrupted(Exception error) => error is not LlmException && decision.IsRetryable(error);

    private double Chance()
    {
        // A Random is not safe to share; waits are rare enough for one lock.
        lock (random)
        {
            return random.NextDouble();
        }
    }
}
