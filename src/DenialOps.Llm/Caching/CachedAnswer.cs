using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DenialOps.Llm.Fallback;
using DenialOps.Llm.Retry;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Caching;

/// <summary>An answer as it is kept: as text, so that nobody who is given it can change it for the next.</summary>
internal static class CachedAnswer
{
    private const string OwnProperties = "denialops.";

    private static readonly JsonTypeInfo<ChatResponse> Whole = Of<ChatResponse>();
    private static readonly JsonTypeInfo<ChatResponseUpdate> Piece = Of<ChatResponseUpdate>();

    /// <summary>The answer as text; null when it holds what has none, or may not be whole.</summary>
    internal static byte[]? Write(ChatResponse response)
    {
        if (response.FinishReason is null || response.ContinuationToken is not null)
        {
            return null;
        }

        var kept = new ChatResponse(response.Messages)
        {
            ResponseId = response.ResponseId,
            ConversationId = response.ConversationId,
            ModelId = response.ModelId,
            CreatedAt = response.CreatedAt,
            FinishReason = response.FinishReason,
            Usage = response.Usage,
            AdditionalProperties = WithoutOurs(response.AdditionalProperties),
        };
        return Serialize(kept, Whole);
    }

    /// <summary>A piece of a stream as text; null when it holds what has none.</summary>
    internal static byte[]? Write(ChatResponseUpdate update)
    {
        if (update.AdditionalProperties is { Count: > 0 } said)
        {
            update = update.Clone();
            update.AdditionalProperties = WithoutOurs(said);
        }

        return Serialize(update, Piece);
    }

    /// <summary>Whether what came before this piece is no part of the answer.</summary>
    internal static bool BeginsAnew(ChatResponseUpdate update) => update.AdditionalProperties?.ContainsKey(RetryChatClient.RestartedKey) is true;

    /// <summary>Whether another model answered in place of the one that was asked: kept, it would be given after that one is back.</summary>
    internal static bool IsStandIn(AdditionalPropertiesDictionary? said) => said?.ContainsKey(ModelFallbackChatClient.StandInKey) is true;

    /// <summary>The answer of which these are the pieces.</summary>
    internal static ChatResponse Join(IEnumerable<byte[]> pieces) =>
        pieces.Select(piece => JsonSerializer.Deserialize(piece, Piece)!).ToChatResponse();

    /// <summary>A fresh copy, marked as one; null when the text is not one of ours.</summary>
    internal static ChatResponse? Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            if (JsonSerializer.Deserialize(text.Span, Whole) is not { FinishReason: not null } response)
            {
                return null;
            }

            (response.AdditionalProperties ??= [])[ResponseCacheChatClient.HitKey] = true;
            return response;
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Whether it is a whole, good answer to be given again: not cut, not filtered, not empty, and no turn of a conversation.</summary>
    internal static bool IsWorthKeeping(ChatResponse response)
    {
        if ((response.FinishReason != ChatFinishReason.Stop && response.FinishReason != ChatFinishReason.ToolCalls)
            || response.ConversationId is not null)
        {
            return false;
        }

        var says = false;
        foreach (var message in response.Messages)
        {
            foreach (var content in message.Contents)
            {
                if (content is ErrorContent)
                {
                    return false;
                }

                says |= content is TextContent { Text: not (null or "") } or FunctionCallContent or DataContent;
            }
        }

        return says;
    }

    private static byte[]? Serialize<T>(T value, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(value, type);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            // A content or a property of a type that the serializer was not told of.
            return null;
        }
    }

    // They tell of the call that asked, as how often it was tried, and not of the answer.
    private static AdditionalPropertiesDictionary? WithoutOurs(AdditionalPropertiesDictionary? said) =>
        said is null ? null : new(said.Where(pair => !pair.Key.StartsWith(OwnProperties, StringComparison.Ordinal)));

    private static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(T));
}
