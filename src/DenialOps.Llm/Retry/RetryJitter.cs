namespace DenialOps.Llm.Retry;

/// <summary>How chance spreads the waits of many callers, so that they do not come back all at once.</summary>
public enum RetryJitter
{
    /// <summary>No chance: the wait is the back-off itself.</summary>
    None,

    /// <summary>Anything from nothing to the back-off.</summary>
    Full,

    /// <summary>Anything from the initial delay to three times the wait before, at most the largest delay.</summary>
    Decorrelated,
}
