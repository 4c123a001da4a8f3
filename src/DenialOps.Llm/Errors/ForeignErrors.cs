using System.Net.Sockets;

namespace DenialOps.Llm.Errors;

/// <summary>What kind of failure an exception of the framework's is, for clients that do not throw <see cref="LlmException"/>.</summary>
internal static class ForeignErrors
{
    /// <summary>The kind; null when it cannot be told, and for a cancellation, which is somebody's wish.</summary>
    internal static LlmErrorKind? KindOf(Exception error) => error switch
    {
        LlmException ours => ours.Kind,
        HttpRequestException { StatusCode: { } status } => ErrorCodes.KindOf((int)status, code: null),
        HttpRequestException { HttpRequestError: var why } => IsOutage(why) ? LlmErrorKind.Connection : null,
        SocketException or HttpIOException or IOException { InnerException: SocketException } => LlmErrorKind.Connection,

        // HttpClient tells of its own timeout by a cancellation with this inside.
        OperationCanceledException { InnerException: TimeoutException } or TimeoutException => LlmErrorKind.Timeout,
        _ => null,
    };

    // Unknown is what handlers give that are not the framework's own; a refused certificate or proxy does not pass by itself.
    private static bool IsOutage(HttpRequestError why) => why is HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded
        or HttpRequestError.NameResolutionError or HttpRequestError.HttpProtocolError or HttpRequestError.Unknown;
}
