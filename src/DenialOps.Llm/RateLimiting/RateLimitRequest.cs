namespace DenialOps.Llm.RateLimiting;

/// <summary>What a call asks of a limiter.</summary>
/// <param name="InputTokens">Its input tokens, estimated.</param>
/// <param name="OutputTokens">The most output tokens that it may give.</param>
/// <param name="Priority">Who goes first.</param>
public readonly record struct RateLimitRequest(long InputTokens, long OutputTokens, CallPriority Priority);
