using System.Security.Cryptography;

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
    private const string AttemptsKey = "DenialOps.Llm.Attempts";
    private readonly RetryDecision decision;
    private readonly TimeProvider time;
    private readonly Random random;

    /// <summary>A policy.</summary>
    /// <param name="options">How often and after what waits; null for the defaults. A copy is kept.</param>
    /// <param name="timeProvider">The clock that the waits run on; null for the system's.</param>
    /// <param name="random">The chance in the waits; null for one seeded by the system. Used under a lock.</param>
    /// <exception cref="ArgumentException">An option is outside its range; the message names each, its value and the range.</exception>
    public RetryPolicy(RetryOptions? options = null, TimeProvider? timeProvider = null, Random? random = null)
    {
        var kept = (options ?? new RetryOptions()).Clone();
        if (kept.Problems() is { } problems)
        {
            throw new ArgumentException(problems, nameof(options));
        }

        time = timeProvider ?? TimeProvider.System;
        this.random = random ?? new Random(RandomNumberGenerator.GetInt32(int.MaxValue));
        decision = new RetryDecision(kept, Chance);
    }

    /// <summary>How many attempts ended in this exception: of a policy's last error, all that it made.</summary>
    /// <param name="error">An exception that came out of <see cref="ExecuteAsync{T}"/>.</param>
    /// <returns>1 for an exception that no policy has seen.</returns>
    public static int AttemptsOf(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error is LlmException ours ? ours.Attempts : error.Data[AttemptsKey] as int? ?? 1;
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
        var wait = TimeSpan.Zero;
        for (var attempt = 0; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TimeSpan? next = null;
            try
            {
                return await action(cancellationToken).ConfigureAwait(false);
            }

            // Decided in the filter: an error that is not retried leaves here untouched, with the stack of where it was thrown.
            // After the caller's cancellation the wait below ends at once, so that the caller sees his own cancellation.
            catch (Exception error) when ((next = Decide(error, attempt, wait)) is not null)
            {
                wait = next.Value;
            }

            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan? Decide(Exception error, int attempt, TimeSpan previous)
    {
        if (error is LlmException ours)
        {
            ours.CountAttempts(attempt + 1);
        }
        else
        {
            error.Data[AttemptsKey] = attempt + 1;
        }

        return decision.Wait(error, attempt, previous);
    }

    private double Chance()
    {
        // A Random is not safe to share; waits are rare enough for one lock.
        lock (random)
        {
            return random.NextDouble();
        }
    }
}
