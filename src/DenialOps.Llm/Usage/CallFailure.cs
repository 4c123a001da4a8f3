using DenialOps.Llm.Errors;

namespace DenialOps.Llm.Usage;

/// <summary>How a failed call is counted.</summary>
internal static class CallFailure
{
    /// <summary>The kind of failure; null for a cancellation.</summary>
    internal static LlmErrorKind? Of(Exception error) => ForeignErrors.KindOf(error) ?? error switch
    {
        OperationCanceledException => null,

        // Before anything was sent: the call itself is wrong.
        ArgumentException or InvalidOperationException or NotSupportedException => LlmErrorKind.InvalidRequest,
        _ => LlmErrorKind.Server,
    };
}
