namespace DenialOps.Llm.RateLimiting;

/// <summary>What a call asks of a limiter.</summary>
/// <param name="InputTokens">Its input tokens, estimated.</param>
/// <param name="OutputTokens">The most output tokens that it may give.</param>
/// <param name="Priority">Who goes first.</param>
public readonly record struct RateLimitRequest(long InputTokens, long OutputTokens, CallPriority Priority)
{
    /// <summary>
    /// The longest pause that it may wait out, because another model stands ready; a longer one refuses it at once, by an
    /// <see cref="LlmException"/> of kind <see cref="LlmErrorKind.RateLimited"/> that says in <see cref="LlmException.RetryAfter"/> how
    /// long it lasts. Null for as long as it takes.
    /// </summary>
    public TimeSpan? MaxPause { get; init; }
}
