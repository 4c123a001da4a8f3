using System.Net.Sockets;

namespace DenialOps.Llm.Errors;

/// <summary>
/// A stand-in for the exception behind an <see cref="LlmException"/>: its types, codes and stack, but no message, because vendors and
/// transports quote keys, addresses and prompts in theirs.
/// </summary>
internal sealed class SilentCause : Exception
{
    private const int MaxDepth = 8;
    private readonly string? stack;

    private SilentCause(string description, string? stack, Exception? inner)
        : base(description, inner) => this.stack = stack;

    public override string? StackTrace => stack;

    internal static Exception Of(Exception cause) => Of(cause, depth: 1);

    private static Exception Of(Exception cause, int depth)
    {
        // Ours are silent already, and typed: a caller may look for one below.
        if (cause is LlmException or SilentCause)
        {
            return cause;
        }

        var inner = cause.InnerException is { } next && depth < MaxDepth ? Of(next, depth + 1) : null;
        return new SilentCause(Describe(cause), cause.StackTrace, inner) { HResult = cause.HResult };
    }

    private static string Describe(Exception cause)
    {
        var name = cause.GetType().FullName ?? nameof(Exception);
        return cause switch
        {
            SocketException socket => $"{name} ({socket.SocketErrorCode})",
            HttpRequestException { StatusCode: { } status } => $"{name} (HTTP {(int)status})",
            HttpRequestException http => $"{name} ({http.HttpRequestError})",
            HttpIOException io => $"{name} ({io.HttpRequestError})",
            _ => name,
        };
    }
}
