using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Timeouts;

/// <summary>What is thrown when time is over: whose time it was, who was asked, how often, and what had failed before.</summary>
/// <param name="inner">Who is asked.</param>
/// <param name="isDeadline">Whether it was the time of the whole call.</param>
internal sealed class TimeoutFailure(IChatClient inner, bool isDeadline)
{
    /// <summary>The failure.</summary>
    /// <param name="error">What the end of the time looked like from here.</param>
    /// <param name="options">The call's options.</param>
    /// <param name="keepsText">Whether the text of an attempt before goes along; not where there is newer text.</param>
    internal LlmException Of(Exception error, ChatOptions? options, bool keepsText)
    {
        var log = CallLog.Of(options);
        log?.LastTimedOut();
        var said = inner.GetService<ChatClientMetadata>();
        var last = isDeadline && log?.Attempts is [.., var sent] ? sent : null;

        // A cancellation tells nothing; the failure before it tells why the time was not enough.
        var cause = isDeadline && error is OperationCanceledException ? log?.LastFailure ?? error : error;
        return new LlmException(LlmErrorKind.Timeout, keepsText ? cause : (cause as LlmException)?.WithoutPartialText() ?? cause)
        {
            Code = isDeadline ? TimeoutCodes.Total : TimeoutCodes.Attempt,
            Provider = last?.Provider ?? said?.ProviderName,
            Model = last?.Usage.Model ?? options?.ModelId ?? said?.DefaultModelId,
            Attempts = isDeadline && log is not null ? Math.Max(1, Math.Max(log.Attempts.Count, log.FailureCount)) : 1,
        };
    }
}
