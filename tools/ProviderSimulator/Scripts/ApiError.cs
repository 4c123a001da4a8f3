namespace ProviderSimulator.Scripts;

/// <summary>A refusal with an HTTP status and the vendor's own error body.</summary>
/// <param name="Kind">What is refused; it gives status, type, code and message.</param>
public sealed record ApiError(ErrorKind Kind) : Content
{
    /// <summary>Another status than the kind's; null keeps it.</summary>
    public int? Status { get; init; }

    /// <summary>Another message than the kind's; null keeps it.</summary>
    public string? Message { get; init; }

    /// <summary>Another error type in the body than the kind's; null keeps it.</summary>
    public string? Type { get; init; }

    /// <summary>When to come back.</summary>
    public RetryAfter RetryAfter { get; init; } = RetryAfter.None;

    /// <summary>The value of <c>x-should-retry</c>; null sends no such header.</summary>
    public bool? ShouldRetry { get; init; }
}
