using DenialOps.Llm.AnswerChecks;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>What the end of an answer says of it, before anything in it is read.</summary>
internal static class AnswerEnd
{
    private const string ToolCall = "tool_call";

    /// <summary>Why the answer is none; null when it may be read.</summary>
    internal static (LlmErrorKind Kind, string Code)? FailureOf(ChatResponse response)
    {
        var reason = response.FinishReason?.Value;
        if (AnswerJudge.KindOf(reason?.ToLowerInvariant()) is { } kind)
        {
            return (kind, reason!);
        }

        var contents = response.Messages.SelectMany(message => message.Contents).ToArray();
        if (contents.OfType<ErrorContent>().FirstOrDefault() is { } error)
        {
            return string.Equals(error.ErrorCode, "refusal", StringComparison.OrdinalIgnoreCase)
                ? (LlmErrorKind.Refused, "refusal")
                : (LlmErrorKind.Server, "error_content");
        }

        return reason == ChatFinishReason.ToolCalls.Value ? (LlmErrorKind.InvalidOutput, ToolCall) : null;
    }

    /// <summary>The text of the last message that has any: before it there may be calls of tools, and what was said of them.</summary>
    internal static string TextOf(ChatResponse response) =>
        response.Messages.LastOrDefault(message => message.Role == ChatRole.Assistant && message.Text.Length > 0)?.Text ?? "";
}
