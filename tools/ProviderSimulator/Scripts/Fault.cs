using System.Text.Json;

namespace ProviderSimulator.Scripts;

/// <summary>
/// Steps that misbehave. Each also has a name in <see cref="FaultCatalog"/>, under which it can be had over HTTP. This part holds the
/// refusals: answers with an error status and the vendor's own error body.
/// </summary>
public static partial class Fault
{
    /// <summary>A refusal of a kind.</summary>
    /// <param name="kind">What is refused.</param>
    /// <param name="retryAfter">When to come back; null says nothing of it.</param>
    /// <param name="shouldRetry">The value of <c>x-should-retry</c>; null sends no such header.</param>
    /// <returns>The step.</returns>
    public static Step Error(ErrorKind kind, RetryAfter? retryAfter = null, bool? shouldRetry = null) =>
        new(new ApiError(kind) { RetryAfter = retryAfter ?? RetryAfter.None, ShouldRetry = shouldRetry })
        {
            Name = JsonNamingPolicy.KebabCaseLower.ConvertName($"{kind}"),
        };

    /// <summary>A refusal with any status; the body is that of the nearest kind.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="retryAfter">When to come back; null says nothing of it.</param>
    /// <returns>The step.</returns>
    public static Step Status(int status, RetryAfter? retryAfter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        var error = new ApiError(KindOf(status)) { Status = status, RetryAfter = retryAfter ?? RetryAfter.None };
        return new(error) { Name = $"status-{status}" };
    }

    /// <summary>429: too many requests.</summary>
    /// <param name="retryAfter">When to come back; null is one second, said the usual way.</param>
    /// <returns>The step.</returns>
    public static Step RateLimited(RetryAfter? retryAfter = null) =>
        Error(ErrorKind.RateLimited, retryAfter ?? RetryAfter.Seconds(1));

    /// <summary>429 or 503: traffic rose too fast.</summary>
    /// <param name="retryAfter">When to come back; null says nothing of it.</param>
    /// <param name="as503">Whether it is the older form, 503.</param>
    /// <returns>The step.</returns>
    public static Step SlowDown(RetryAfter? retryAfter = null, bool as503 = false) =>
        Error(as503 ? ErrorKind.UnavailableSlowDown : ErrorKind.SlowDown, retryAfter);

    /// <summary>400: the prompt does not fit the context window.</summary>
    /// <returns>The step.</returns>
    public static Step ContextLength() => Error(ErrorKind.ContextLength);

    /// <summary>Down for some requests (503), then healthy for some, over and over.</summary>
    /// <param name="down">How many requests fail.</param>
    /// <param name="healthy">How many then succeed.</param>
    /// <param name="reply">What they get; null is a default answer.</param>
    /// <returns>The script.</returns>
    public static Script Flapping(int down, int healthy, Step? reply = null) =>
        new([Error(ErrorKind.Unavailable).Times(down), (reply ?? DefaultReply).Times(healthy)]) { Loops = true };

    private static ErrorKind KindOf(int status) => status switch
    {
        401 => ErrorKind.Authentication,
        402 => ErrorKind.PaymentRequired,
        403 => ErrorKind.Permission,
        404 => ErrorKind.NotFound,
        408 => ErrorKind.RequestTimeout,
        409 => ErrorKind.Conflict,
        413 => ErrorKind.RequestTooLarge,
        422 => ErrorKind.Unprocessable,
        429 => ErrorKind.RateLimited,
        502 => ErrorKind.BadGateway,
        503 => ErrorKind.Unavailable,
        504 => ErrorKind.GatewayTimeout,
        529 => ErrorKind.Overloaded,
        >= 500 => ErrorKind.ServerError,
        _ => ErrorKind.InvalidRequest,
    };
}
