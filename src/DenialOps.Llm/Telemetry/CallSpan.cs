using System.Diagnostics;
using DenialOps.Llm.Errors;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Telemetry;

/// <summary>The span of a call, from its beginning to its end.</summary>
internal static class CallSpan
{
    private static readonly ActivitySource Source = new(TelemetryChatClient.SourceName);

    internal static bool IsHeard => Source.HasListeners();

    /// <summary>Begins the span, as the current one; null when nobody wants it.</summary>
    internal static Activity? Begin(TelemetryTarget target, LlmCall call, ChatOptions? options, bool streamed, Conventions conventions)
    {
        if (!IsHeard)
        {
            return null;
        }

        var model = SafeToken.Of(options?.ModelId) ?? target.DefaultModel;
        var span = Source.StartActivity(
            model is null ? Names.Chat : $"{Names.Chat} {model}", ActivityKind.Client, parentContext: default, Sampled(target, model));
        if (span is not { IsAllDataRequested: true })
        {
            return span;
        }

        // Only what is there: a tag without a value is none.
        span.SetTag(Names.System, conventions.Older ? target.Provider : null)
            .SetTag(Names.RequestStream, streamed ? true : null)
            .SetTag(Names.Operation, SafeToken.Of(call.Operation))
            .SetTag(Names.PromptName, SafeToken.Of(call.PromptName))
            .SetTag(Names.PromptVersion, SafeToken.Of(call.PromptVersion))
            .SetTag(Names.PromptHash, SafeToken.Of(call.PromptHash));
        return options is null ? span : span
            .SetTag(Names.Temperature, options.Temperature)
            .SetTag(Names.MaxTokens, options.MaxOutputTokens)
            .SetTag(Names.TopP, options.TopP)
            .SetTag(Names.TopK, options.TopK)
            .SetTag(Names.FrequencyPenalty, options.FrequencyPenalty)
            .SetTag(Names.PresencePenalty, options.PresencePenalty)
            .SetTag(Names.Seed, options.Seed)
            .SetTag(Names.OutputType, options.ResponseFormat switch
            {
                ChatResponseFormatJson => "json",
                ChatResponseFormatText => "text",
                _ => null,
            });
    }

    /// <summary>Ends the span with what came of the call.</summary>
    internal static void End(Activity span, CallRecord record, CallFacts facts, CallLog log, Exception? error, Conventions conventions)
    {
        if (span.IsAllDataRequested)
        {
            Answered(span, record, facts);
            if (!record.FromCache && record.Usage.TotalTokens > 0)
            {
                Used(span, record.Usage, conventions);
            }

            span.SetTag(Names.Attempts, record.Attempts)
                .SetTag(Names.Cost, record.FromCache ? 0d : (double?)record.Usage.EstimatedCost)
                .SetTag(Names.CacheHit, record.FromCache ? true : null)
                .SetTag(Names.CacheSaved, record.FromCache ? (double?)record.Usage.EstimatedCost : null)
                .SetTag(Names.BackOff, log.BackOff?.TotalMilliseconds)
                .SetTag(Names.Queue, log.Queue?.TotalMilliseconds)
                .SetTag(Names.Cancelled, record.Cancelled ? true : null);
            Tried(span, record.Trace);
        }

        if (record.Failure is { } failure)
        {
            // The kind and no more: what an exception says may quote a prompt.
            span.SetTag(Names.ErrorType, failure.ToString())
                .SetTag(Names.ErrorCode, (error as LlmException)?.Code)
                .SetTag(Names.ErrorStatus, (error as LlmException)?.Status)
                .SetStatus(ActivityStatusCode.Error, failure.ToString());
        }

        span.SetEndTime(span.StartTimeUtc + TimeSpan.FromMilliseconds(record.Usage.LatencyMs));
        span.Dispose();
    }

    private static KeyValuePair<string, object?>[] Sampled(TelemetryTarget target, string? model)
    {
        List<KeyValuePair<string, object?>> tags = [new(Names.OperationName, Names.Chat), new(Names.Provider, target.Provider)];
        if (model is not null)
        {
            tags.Add(new(Names.RequestModel, model));
        }

        if (target.Address is { } address)
        {
            tags.Add(new(Names.ServerAddress, address));
            tags.Add(new(Names.ServerPort, target.Port));
        }

        return [.. tags];
    }

    private static void Answered(Activity span, CallRecord record, CallFacts facts) => span
        .SetTag(Names.Provider, SafeToken.Of(record.Provider) ?? Names.Unknown)
        .SetTag(Names.ResponseModel, facts.IsNamed ? SafeToken.Of(record.Usage.Model) : null)
        .SetTag(Names.ResponseId, SafeToken.Of(facts.ResponseId))
        .SetTag(Names.RequestId, record.RequestId)
        .SetTag(Names.FinishReasons, facts.FinishReason is { } reason ? new[] { SafeToken.Of(reason) } : null)
        .SetTag(Names.TimeToFirstChunk, facts.FirstChunkMs / 1000)
        .SetTag(Names.Target, SafeToken.Of(facts.Target))
        .SetTag(Names.StandIn, facts.IsStandIn ? true : null);

    private static void Used(Activity span, TokenUsage usage, Conventions conventions)
    {
        var written = usage.CacheWriteTokens + usage.CacheWriteOneHourTokens;
        span.SetTag(Names.InputTokens, usage.PromptTokens)
            .SetTag(Names.OutputTokens, usage.CompletionTokens)
            .SetTag(Names.CacheRead, NotZero(usage.CachedReadTokens))
            .SetTag(Names.CacheWrite, conventions.Newer ? NotZero(written) : null)
            .SetTag(Names.CacheCreation, conventions.Older ? NotZero(written) : null)
            .SetTag(Names.Reasoning, NotZero(usage.ReasoningTokens))
            .SetTag(Names.Estimated, usage.Estimated ? true : null);
    }

    // Each request of a call that took more than one, so that the span says what was waited for and why.
    private static void Tried(Activity span, IReadOnlyList<CallAttempt> trace)
    {
        for (var i = 0; trace.Count > 1 && i < trace.Count; i++)
        {
            var attempt = trace[i];
            var tags = new ActivityTagsCollection
            {
                [Names.Provider] = SafeToken.Of(attempt.Provider),
                [Names.RequestModel] = SafeToken.Of(attempt.Usage.Model),
                [Names.ErrorType] = attempt.Failure?.ToString(),
                [Names.ErrorStatus] = attempt.Status,
                [Names.RequestId] = attempt.RequestId,
                [Names.BackOff] = attempt.BackOffMs,
                [Names.Queue] = attempt.QueueMs,
            };
            span.AddEvent(new ActivityEvent("denialops.attempt", tags: tags));
        }
    }

    private static long? NotZero(long count) => count == 0 ? null : count;
}
