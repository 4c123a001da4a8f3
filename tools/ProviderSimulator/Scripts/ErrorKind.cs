namespace ProviderSimulator.Scripts;

/// <summary>
/// What a provider refuses a request with. Status, type, code and message of each are in <c>Wire/errors.json</c>, for both vendors.
/// </summary>
public enum ErrorKind
{
    /// <summary>400: the request is malformed.</summary>
    InvalidRequest,

    /// <summary>400: the prompt is longer than the model's context window.</summary>
    ContextLength,

    /// <summary>400: a filter stopped the request before the model answered, or all of the answer.</summary>
    ContentFiltered,

    /// <summary>401: no key, or a wrong one.</summary>
    Authentication,

    /// <summary>402: the payment failed, or the prepaid balance is used up.</summary>
    PaymentRequired,

    /// <summary>403: the key may not use this model.</summary>
    Permission,

    /// <summary>404: there is no such model.</summary>
    NotFound,

    /// <summary>408: the request took too long to arrive.</summary>
    RequestTimeout,

    /// <summary>409: something else is changing the same resource.</summary>
    Conflict,

    /// <summary>413: the body is too large.</summary>
    RequestTooLarge,

    /// <summary>422: understood, and impossible.</summary>
    Unprocessable,

    /// <summary>429: too many requests; waiting helps.</summary>
    RateLimited,

    /// <summary>429: traffic rose too fast (OpenAI's <c>slow_down</c>, Anthropic's acceleration limit); waiting helps.</summary>
    SlowDown,

    /// <summary>429 at OpenAI, 400 at Anthropic: the quota is used up; waiting does not help.</summary>
    InsufficientQuota,

    /// <summary>429 at OpenAI, 400 at Anthropic: no prepaid credit is left; waiting does not help.</summary>
    CreditBalance,

    /// <summary>429 at OpenAI, 400 at Anthropic: a spend limit that the customer set is reached; waiting does not help.</summary>
    SpendLimit,

    /// <summary>429 at both: a monthly limit that the provider set is reached; waiting does not help.</summary>
    UsageLimit,

    /// <summary>500: the provider failed.</summary>
    ServerError,

    /// <summary>502: a gateway got no good answer from the provider.</summary>
    BadGateway,

    /// <summary>503: overloaded or being serviced.</summary>
    Unavailable,

    /// <summary>503 with OpenAI's older <c>slow_down</c>.</summary>
    UnavailableSlowDown,

    /// <summary>504: the provider ran out of time.</summary>
    GatewayTimeout,

    /// <summary>529: Anthropic's overload.</summary>
    Overloaded,
}
