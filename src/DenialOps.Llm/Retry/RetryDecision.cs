using DenialOps.Llm.Errors;

namespace DenialOps.Llm.Retry;

/// <summary>Whether a failure may be sent again, and after which wait.</summary>
internal sealed class RetryDecision(RetryOptions options, Func<double> chance, TimeProvider? time = null)
{
    /// <summary>The wait before the next attempt, or null to give up.</summary>
    /// <param name="error">What the attempt failed with.</param>
    /// <param name="attempt">How many attempts failed before it.</param>
    /// <param name="previous">The wait before it; zero for the first.</param>
    /// <param name="longest">The longest wait that a provider may ask this call for; null for what the options say.</param>
    internal TimeSpan? Wait(Exception error, int attempt, TimeSpan previous, TimeSpan? longest)
    {
        if (attempt >= options.MaxRetries || !IsRetryable(error))
        {
            return null;
        }

        var asked = ForeignErrors.Read(error, time)?.RetryAfter ?? TimeSpan.Zero;
        if (asked > options.MaxRetryAfter || asked > longest)
        {
            return null;
        }

        var backoff = options.Backoff(attempt);
        return options.Jitter switch
        {
            // What the provider asks for is a minimum, and chance goes on top: all who were refused were told the same.
            RetryJitter.Full => asked + backoff * chance(),
            RetryJitter.Decorrelated => asked + Decorrelated(previous),
            _ => asked > backoff ? asked : backoff,
        };
    }

    private TimeSpan Decorrelated(TimeSpan previous)
    {
        var floor = options.InitialDelay;
        var ceiling = previous * 3 > floor ? previous * 3 : floor;
        var wait = floor + (ceiling - floor) * chance();
        return wait < options.MaxDelay ? wait : options.MaxDelay;
    }

    internal bool IsRetryable(Exception error) => error switch
    {
        LlmException ours => Allows(ours),
        _ when options.ShouldRetry is { } ask => ask(error),
        HttpRequestException { StatusCode: { } status } => RetrySet.IsTransient((int)status),
        _ when ForeignErrors.Read(error, time) is { } read => Allows(read),
        _ => ForeignErrors.KindOf(error) is { } kind && RetrySet.IsTransient(kind),
    };

    private bool Allows(LlmException error) => error.IsTransient && (options.RetryableErrors?.Contains(error.Kind) ?? true);
}
