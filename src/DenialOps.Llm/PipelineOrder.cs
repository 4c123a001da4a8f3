using DenialOps.Llm.AnswerChecks;
using DenialOps.Llm.Budgets;
using DenialOps.Llm.Caching;
using DenialOps.Llm.CircuitBreaking;
using DenialOps.Llm.Fallback;
using DenialOps.Llm.RateLimiting;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Streaming;
using DenialOps.Llm.Telemetry;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

/// <summary>Refuses pipelines whose parts stand in an order in which they do not do what they say.</summary>
internal static class PipelineOrder
{
    private static readonly Misplaced[] Rules =
    [
        new(typeof(BudgetChatClient), typeof(ResponseCacheChatClient), "answers from the cache, which cost nothing, would be reserved and charged"),
        new(typeof(RateLimitChatClient), typeof(ResponseCacheChatClient), "answers from the cache would wait for the provider's pace"),
        new(typeof(MeteringChatClient), typeof(ResponseCacheChatClient), "answers from the cache would be counted as requests"),
        new(typeof(RetryChatClient), typeof(RetryChatClient), "the retries of both would multiply"),
        new(typeof(RateLimitChatClient), typeof(RetryChatClient), "only the first attempt of a call would wait for its turn")
        {
            Unless = typeof(RateLimitChatClient),
        },
        new(typeof(MeteringChatClient), typeof(RetryChatClient), "all attempts of a call would be counted as one request"),
        new(typeof(StreamedResponseChatClient), typeof(RetryChatClient), "an answer that broke off would not be asked for again"),
        new(typeof(CircuitBreakerChatClient), typeof(RetryChatClient), "it would see only how all attempts of a call end, and attempts would go on while the model is down"),
        new(typeof(CircuitBreakerChatClient), typeof(ModelFallbackChatClient), "one model that is down would shut out all of them"),
        new(typeof(BudgetChatClient), typeof(ModelFallbackChatClient), "the price of the model that will answer would not be known"),
        new(typeof(ModelFallbackChatClient), typeof(TelemetryChatClient), "the calls of one model would be told, and not those of the others"),
        new(typeof(RetryChatClient), typeof(ModelFallbackChatClient), "a call would go through all the models again with each retry"),
        new(typeof(MeteringChatClient), typeof(ModelFallbackChatClient), "the requests of all models would be counted as one"),
        new(typeof(AnswerChecksChatClient), typeof(RetryChatClient), "what is wrong with an answer would not be asked for again"),
        new(typeof(MeteringChatClient), typeof(UsageTrackingChatClient), "the tracking would not see its requests"),
    ];

    /// <summary>Looks at what is inside a part that is being put around it.</summary>
    /// <exception cref="InvalidOperationException">Something inside belongs outside; the message says how to order them.</exception>
    internal static void Check(Type outer, IChatClient inner)
    {
        foreach (var rule in Rules)
        {
            if (rule.Outer == outer && inner.GetService(rule.Inner) is not null && (rule.Unless is null || inner.GetService(rule.Unless) is null))
            {
                throw new InvalidOperationException(rule.Outer == rule.Inner
                    ? $"{Use(outer)} is in the pipeline twice: {rule.Because}. Leave one out."
                    : $"{Use(outer)} is outside of {Use(rule.Inner)}: {rule.Because}. Call {Use(rule.Inner)} before {Use(outer)}.");
            }
        }
    }

    private static string Use(Type part) => part == typeof(StreamedResponseChatClient)
        ? nameof(StreamedResponseChatClientBuilderExtensions.UseStreamedResponses)
        : "Use" + part.Name.Replace("ChatClient", "", StringComparison.Ordinal);

    private sealed record Misplaced(Type Outer, Type Inner, string Because)
    {
        /// <summary>What may stand inside so that the order is right all the same.</summary>
        internal Type? Unless { get; init; }
    }
}
