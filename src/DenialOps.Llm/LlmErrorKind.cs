namespace DenialOps.Llm;

/// <summary>What went wrong with a call, in terms of what a caller can do about it.</summary>
public enum LlmErrorKind
{
    /// <summary>The provider asks for fewer requests or tokens a minute (HTTP 429). Passes by itself.</summary>
    RateLimited,

    /// <summary>The provider has no capacity just now (HTTP 503, 529, <c>overloaded_error</c>, <c>slow_down</c>). It passes.</summary>
    Overloaded,

    /// <summary>No answer, first token or next token in time. Not the caller's own cancellation.</summary>
    Timeout,

    /// <summary>The connection was refused, reset or never made.</summary>
    Connection,

    /// <summary>The provider failed (HTTP 500, 502, 504) or asked to try again (409).</summary>
    Server,

    /// <summary>The key is missing, wrong or revoked (HTTP 401).</summary>
    Authentication,

    /// <summary>The key is right but may not use this model or feature (HTTP 403).</summary>
    Permission,

    /// <summary>The provider refuses the request as it stands (HTTP 400, 404, 413, 422).</summary>
    InvalidRequest,

    /// <summary>Prompt and answer together do not fit the model's context window.</summary>
    ContextLength,

    /// <summary>The provider's content filter stopped the prompt or the answer.</summary>
    ContentFiltered,

    /// <summary>The model declined to answer.</summary>
    Refused,

    /// <summary>The account's credit or spend limit is used up (HTTP 402, or a 429 about billing). Does not pass by itself.</summary>
    QuotaExhausted,

    /// <summary>Our own budget refused the call before it was sent.</summary>
    BudgetExceeded,

    /// <summary>A stream ended before its answer was complete.</summary>
    StreamInterrupted,

    /// <summary>The answer was cut at its token limit.</summary>
    Truncated,

    /// <summary>The answer is not what was asked for (empty, not JSON, not of the schema).</summary>
    InvalidOutput,

    /// <summary>
    /// Our own circuit breaker refused the call before it was sent, because the provider has been failing. Not sent again by retries, so
    /// that another target can serve at once; <see cref="LlmException.RetryAfter"/> is the time until the next probe.
    /// </summary>
    CircuitOpen,
}
