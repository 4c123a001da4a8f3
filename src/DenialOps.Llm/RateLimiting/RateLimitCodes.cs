namespace DenialOps.Llm.RateLimiting;

/// <summary>The codes of our own refusals, as <see cref="LlmException.Code"/>.</summary>
internal static class RateLimitCodes
{
    internal const string TooLarge = "larger_than_rate_limit";
    internal const string QueueFull = "rate_limit_queue_full";
    internal const string Paused = "rate_limit_paused";

    /// <summary>Whether it is one of them: such a call was not sent.</summary>
    internal static bool IsOurs(string? code) => code is TooLarge or QueueFull or Paused;
}
