using System.Net.Sockets;
using DenialOps.Llm.Providers;

namespace DenialOps.Llm.Errors;

/// <summary>
/// What kind of failure an exception of the framework's or of a vendor's client is, for clients that do not throw
/// <see cref="LlmException"/>.
/// </summary>
internal static class ForeignErrors
{
    /// <summary>The failure with all that the exception tells; null for one that is neither ours nor of a vendor's client.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="time">The clock by which a date to wait for is read; null for the system's.</param>
    /// <param name="provider">Who was asked, if known.</param>
    /// <param name="model">The model that was asked, if known.</param>
    internal static LlmException? Read(Exception error, TimeProvider? time = null, string? provider = null, string? model = null) =>
        error as LlmException ?? VendorErrors.Read(error, time ?? TimeProvider.System, provider, model);

    /// <summary>The kind; null when it cannot be told, and for a cancellation, which is somebody's wish.</summary>
    internal static LlmErrorKind? KindOf(Exception error) => error switch
    {
        LlmException ours => ours.Kind,
        HttpRequestException { StatusCode: { } status } => ErrorCodes.KindOf((int)status, code: null),
        HttpRequestException { HttpRequestError: var why } => IsOutage(why) ? LlmErrorKind.Connection : null,
        SocketException or HttpIOException or IOException { InnerException: SocketException } => LlmErrorKind.Connection,

        // HttpClient tells of its own timeout by a cancellation with this inside.
        OperationCanceledException { InnerException: TimeoutException } or TimeoutException => LlmErrorKind.Timeout,
        _ => Read(error)?.Kind,
    };

    // Unknown is what handlers give that are not the framework's own; a refused certificate or proxy does not pass by itself.
    private static bool IsOutage(HttpRequestError why) => why is HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded
        or HttpRequestError.NameResolutionError or HttpRequestError.HttpProtocolError or HttpRequestError.Unknown;
}
