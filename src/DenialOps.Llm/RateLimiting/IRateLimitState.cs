namespace DenialOps.Llm.RateLimiting;

/// <summary>Who may go when. Several clients and processes may share one.</summary>
public interface IRateLimitState
{
    /// <summary>Waits until a call may be sent.</summary>
    /// <param name="request">What the call needs.</param>
    /// <param name="cancellationToken">Gives up the place in the queue.</param>
    /// <returns>What has to be given back by <see cref="ReleaseAsync"/>.</returns>
    /// <exception cref="LlmException">The request is larger than a limit, or too many wait already.</exception>
    ValueTask<RateLimitLease> AcquireAsync(RateLimitRequest request, CancellationToken cancellationToken);

    /// <summary>Says that a call has ended and what it really used.</summary>
    /// <param name="lease">What <see cref="AcquireAsync"/> gave; the second time it changes nothing.</param>
    /// <param name="inputTokens">Its input tokens. Null when not known: the estimate stays.</param>
    /// <param name="outputTokens">Its output tokens. Null when not known: the estimate stays.</param>
    ValueTask ReleaseAsync(RateLimitLease lease, long? inputTokens, long? outputTokens);

    /// <summary>Lets nobody through for some time, because the provider refused a call.</summary>
    /// <param name="wait">How long; null when the provider did not say.</param>
    ValueTask PauseAsync(TimeSpan? wait);

    /// <summary>Learns from a response's <c>x-ratelimit-*</c> or <c>anthropic-ratelimit-*</c> headers.</summary>
    /// <param name="header">Gives a header by its name, or null.</param>
    ValueTask ObserveAsync(Func<string, string?> header);
}
