using System.Text.Json;
using DenialOps.Llm.Budgets;
using DenialOps.Llm.CircuitBreaking;
using DenialOps.Llm.StructuredOutput;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Fallback;

/// <summary>A target, its client and its breaker if it has one.</summary>
internal sealed class FallbackRoute(FallbackTarget target, IChatClient pipeline, bool isFirst)
{
    private readonly CircuitBreakerChatClient? breaker = (target.Client ?? pipeline).GetService<CircuitBreakerChatClient>();

    internal FallbackTarget Target => target;

    internal bool IsFirst => isFirst;

    internal IChatClient Client { get; } = target.Client ?? pipeline;

    internal bool IsOpen => breaker?.State == CircuitState.Open;

    /// <summary>The model that is asked for; null for the client's default.</summary>
    internal string? ModelFor(ChatOptions? options) => target.ModelId ?? (isFirst ? options?.ModelId : null);

    /// <summary>What its client says of itself.</summary>
    internal ChatClientMetadata? Metadata => Client.GetService<ChatClientMetadata>();

    /// <summary>Whether it takes a schema as the format of an answer.</summary>
    internal bool Takes(JsonElement schema, ChatOptions? options) => target.SupportsJsonSchema
        ?? !SchemaSupport.IsRefused(Metadata, ModelFor(options) ?? Metadata?.DefaultModelId, SchemaSupport.HasReferences(schema));

    /// <summary>Whether it can answer a call as it is asked.</summary>
    internal bool Fits(FallbackNeeds needs, ChatOptions? options) => (!needs.IsBound || isFirst)
        && !(target.ContextWindow < needs.LeastTokens)
        && (!needs.IsPrefilled || target.SupportsPrefill)
        && (needs.Schema is not { } schema || Takes(schema, options));

    /// <summary>Whether it counts what it spends.</summary>
    internal bool HasBudget { get; } = (target.Client ?? pipeline).GetService<BudgetChatClient>() is not null;

    /// <summary>The options as this model takes them: a copy, as the next target needs them as they were.</summary>
    /// <param name="options">The call's.</param>
    /// <param name="maxWait">How long the call may wait for the target's pace; null for as long as it takes.</param>
    internal ChatOptions? Map(ChatOptions? options, TimeSpan? maxWait)
    {
        if (options is null && target.ModelId is null && maxWait is null)
        {
            return null;
        }

        var mapped = CallOptions.Copy(options, maxWait);
        mapped.ModelId = ModelFor(options);
        if (!target.SupportsTemperature)
        {
            (mapped.Temperature, mapped.TopP, mapped.TopK) = (null, null, null);
        }

        if (mapped.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } && !Takes(schema, options))
        {
            mapped.ResponseFormat = null;
        }

        mapped.MaxOutputTokens = mapped.MaxOutputTokens > target.MaxOutputTokens ? target.MaxOutputTokens : mapped.MaxOutputTokens;
        return mapped;
    }
}
