namespace DenialOps.Llm.AnswerChecks;

/// <summary>Failures in the shape of a success: HTTP 200, well-formed, and not an answer. The same rules whoever answered.</summary>
internal static class AnswerJudge
{
    /// <summary>What is wrong with an answer that came whole; null when nothing is.</summary>
    /// <param name="reason">The word for why it ended, of the provider's or of Microsoft.Extensions.AI's.</param>
    /// <param name="signs">What was in it.</param>
    /// <param name="allowTruncated">Whether one that was cut will do.</param>
    internal static (LlmErrorKind Kind, string? Code)? Judge(string? reason, AnswerSigns signs, bool allowTruncated)
    {
        if (signs.Declined)
        {
            return (LlmErrorKind.Refused, "refusal");
        }

        return KindOf(reason) switch
        {
            LlmErrorKind.Truncated when allowTruncated => null,
            { } kind => (kind, reason),
            null when signs.HasError => (LlmErrorKind.Server, "error_content"),
            null => signs.HasContent ? null : (LlmErrorKind.InvalidOutput, null),
        };
    }

    /// <summary>What kind of failure a finish reason tells of; null when of none.</summary>
    internal static LlmErrorKind? KindOf(string? reason) => reason switch
    {
        "refusal" => LlmErrorKind.Refused,
        "content_filter" => LlmErrorKind.ContentFiltered,
        "model_context_window_exceeded" => LlmErrorKind.ContextLength,
        // Words of servers that copy OpenAI's format: OpenRouter for a failure further up, vLLM and SGLang for one that was stopped.
        "error" => LlmErrorKind.Server,
        "abort" => LlmErrorKind.StreamInterrupted,
        // A paused turn is the first part of an answer, as a cut one is: who can go on with it says so.
        "length" or "max_tokens" or "model_length" or "max_output_tokens" or "incomplete" or "pause_turn" => LlmErrorKind.Truncated,
        _ => null,
    };
}
