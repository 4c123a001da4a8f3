using System.Text.Json;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Fallback;

/// <summary>What a call needs that not every target has.</summary>
/// <param name="IsBound">Whether only the first may answer, because it keeps the conversation.</param>
/// <param name="IsPrefilled">Whether the answer is begun in the messages.</param>
/// <param name="Schema">What the answer has to fit, where only the format says so; null for nothing.</param>
internal readonly record struct FallbackNeeds(bool IsBound, bool IsPrefilled, JsonElement? Schema)
{
    internal static FallbackNeeds Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options) => new(
        options?.ConversationId is not null,
        messages is [.., { } last] && last.Role == ChatRole.Assistant,
        options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } && !LlmCall.Of(options).SchemaIsTold ? schema : null);
}
