using DenialOps.Llm.Fallback;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Telemetry;

/// <summary>What an answer says of itself that its meter does not keep.</summary>
internal sealed class CallFacts(bool keepsContent)
{
    private List<ChatResponseUpdate>? pieces;
    private IList<ChatMessage>? answer;

    internal string? ResponseId { get; private set; }

    internal string? FinishReason { get; private set; }

    internal string? Target { get; private set; }

    internal bool IsStandIn { get; private set; }

    /// <summary>Whether a model said which it is.</summary>
    internal bool IsNamed { get; private set; }

    /// <summary>From asking to the first piece of a stream. Null for what is not streamed, and when none came.</summary>
    internal double? FirstChunkMs { get; private set; }

    /// <summary>The messages of the answer, as far as they came. Null when they are not kept, and when nothing came.</summary>
    internal IList<ChatMessage>? Content => answer ?? pieces?.ToChatResponse().Messages;

    internal void Take(ChatResponse response)
    {
        ResponseId = response.ResponseId;
        FinishReason = response.FinishReason?.Value;
        IsNamed = response.ModelId is not null;
        answer = keepsContent ? response.Messages : null;
        Note(response.AdditionalProperties);
    }

    internal void Take(ChatResponseUpdate update, double elapsedMs)
    {
        FirstChunkMs ??= elapsedMs;
        ResponseId ??= update.ResponseId;
        FinishReason = update.FinishReason?.Value ?? FinishReason;
        IsNamed |= update.ModelId is not null;
        if (keepsContent)
        {
            (pieces ??= []).Add(update);
        }

        Note(update.AdditionalProperties);
    }

    private void Note(AdditionalPropertiesDictionary? said)
    {
        if (said is not null)
        {
            Target = said.TryGetValue(ModelFallbackChatClient.TargetKey, out var target) ? target as string : Target;
            IsStandIn |= said.ContainsKey(ModelFallbackChatClient.StandInKey);
        }
    }
}
