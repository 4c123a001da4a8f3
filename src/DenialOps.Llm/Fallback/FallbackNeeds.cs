using System.Text.Json;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Fallback;

/// <summary>What a call needs that not every target has.</summary>
/// <param name="IsBound">Whether only the first may answer, because it keeps the conversation.</param>
/// <param name="IsPrefilled">Whether the answer is begun in the messages.</param>
/// <param name="LeastTokens">A number of tokens that the prompt hardly stays below.</param>
/// <param name="Schema">What the answer has to fit, where only the format says so; null for nothing.</param>
internal readonly record struct FallbackNeeds(bool IsBound, bool IsPrefilled, long LeastTokens, JsonElement? Schema)
{
    // Prose has a token for some four characters. Who is passed over wrongly is stood in for by one with a larger window.
    private const int MostCharactersOfToken = 6;

    internal static FallbackNeeds Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options) => new(
        options?.ConversationId is not null,
        messages is [.., { } last] && last.Role == ChatRole.Assistant,
        (messages.Sum(message => TokenEstimate.TextCharacters(message.Contents)) + (options?.Instructions?.Length ?? 0)) / MostCharactersOfToken,
        options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } && !LlmCall.Of(options).SchemaIsTold ? schema : null);
}
