namespace DenialOps.Llm.Retry;

/// <summary>Which failures may be sent again.</summary>
internal static class RetrySet
{
    /// <summary>Kinds that pass by themselves.</summary>
    internal static IReadOnlyList<LlmErrorKind> TransientKinds { get; } = [.. Enum.GetValues<LlmErrorKind>().Where(IsTransient)];

    /// <summary>Whether it is one of them.</summary>
    internal static bool IsTransient(LlmErrorKind kind) => kind is LlmErrorKind.RateLimited or LlmErrorKind.Overloaded
        or LlmErrorKind.Timeout or LlmErrorKind.Connection or LlmErrorKind.Server or LlmErrorKind.StreamInterrupted;

    /// <summary>Whether a response with this status may be asked for again.</summary>
    internal static bool IsTransient(int status) => status is 408 or 409 or 429 or 500 or 502 or 503 or 504 or 529;

    internal static bool Allows(LlmErrorKind kind, int? status, bool? shouldRetry)
    {
        // No header makes these come out otherwise: the request, the key or the account has to change first. An open breaker passes by
        // itself, but a retry that waits for it would hold the call back from the target that can serve it now.
        if (status is 400 or 401 or 403 or 404 or 413 or 422
            || kind is LlmErrorKind.QuotaExhausted or LlmErrorKind.BudgetExceeded or LlmErrorKind.CircuitOpen)
        {
            return false;
        }

        return shouldRetry ?? (IsTransient(kind) && (status is null or < 300 || IsTransient(status.Value)));
    }
}
