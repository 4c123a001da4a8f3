using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Providers;

/// <summary>Failures in the shape of a success: HTTP 200, well-formed, and not an answer.</summary>
internal static class AnswerJudge
{
    /// <summary>Why an answer ended, where the vendor's client does not say: of Responses it tells only some.</summary>
    internal static ChatFinishReason? ReasonOf(CallWatch watch, bool callsTools) => watch.FinishReason switch
    {
        "completed" => callsTools ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        "max_output_tokens" or "incomplete" => ChatFinishReason.Length,
        _ => null,
    };

    /// <summary>What is wrong with an answer that came whole; null when nothing is.</summary>
    internal static LlmException? Judge(CallWatch watch, bool hasContent, bool allowTruncated) => watch switch
    {
        { Declined: true } => watch.Error(LlmErrorKind.Refused, "refusal"),
        { FinishReason: "refusal" } => watch.Error(LlmErrorKind.Refused, watch.FinishReason),
        { FinishReason: "content_filter" } => watch.Error(LlmErrorKind.ContentFiltered, watch.FinishReason),
        { FinishReason: "model_context_window_exceeded" } => watch.Error(LlmErrorKind.ContextLength, watch.FinishReason),
        // Words of servers that copy OpenAI's format: OpenRouter for a failure further up, vLLM and SGLang for one that was stopped.
        { FinishReason: "error" } => watch.Error(LlmErrorKind.Server, watch.FinishReason),
        { FinishReason: "abort" } => watch.Error(LlmErrorKind.StreamInterrupted, watch.FinishReason),
        // A paused turn is the first part of an answer, as a cut one is: who can go on with it says so.
        { FinishReason: "length" or "max_tokens" or "model_length" or "max_output_tokens" or "incomplete" or "pause_turn" } =>
            allowTruncated ? null : watch.Error(LlmErrorKind.Truncated, watch.FinishReason),
        _ => hasContent ? null : watch.Error(LlmErrorKind.InvalidOutput),
    };
}
