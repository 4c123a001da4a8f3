using System.Diagnostics;
using DenialOps.Llm.Usage;

namespace DenialOps.Llm.Telemetry;

/// <summary>Tells the instruments of the calls of one client.</summary>
internal sealed class CallMetrics(Conventions conventions, int limit, Lazy<TelemetryTarget> target)
{
    private readonly TagValues models = new(limit);
    private readonly TagValues providers = new(limit);
    private readonly TagValues operations = new(limit);
    private readonly TagValues targets = new(limit);

    /// <summary>Counts a call that has ended.</summary>
    internal void Count(CallRecord record, CallFacts facts, CallLog log, string? asked)
    {
        var own = Own(record.Provider, record.Usage.Model, record.Operation);
        if (record.FromCache)
        {
            LlmMeter.CacheHits.Add(1, own);
            LlmMeter.CacheSaved.Add((double)(record.Usage.EstimatedCost ?? 0), own);
            return;
        }

        Time(record, facts, asked);
        Wait(log, own);
        LlmMeter.Retries.Add(Math.Max(0, record.Attempts - 1), own);
        if (facts.IsStandIn && record.Failure is null)
        {
            var tags = own;
            tags.Add(Names.Target, targets.Of(facts.Target ?? Names.Unknown));
            LlmMeter.Fallbacks.Add(1, tags);
        }

        for (var i = 0; i < record.Trace.Count; i++)
        {
            CountRequest(record.Trace[i], 1, record.Operation, asked);
        }

        if (record.Trace.Count == 0)
        {
            // Nothing counts the requests one by one: all of them are counted as the last one ended.
            var last = new CallAttempt { Usage = record.Usage, Provider = record.Provider, Failure = record.Failure };
            CountRequest(last, record.Attempts, record.Operation, asked);
        }
    }

    /// <summary>Counts a request that ended after its call had been counted.</summary>
    internal void CountLate(CallAttempt attempt, string? operation, string? asked) => CountRequest(attempt, 1, operation, asked);

    private void CountRequest(CallAttempt attempt, int times, string? operation, string? asked)
    {
        var own = Own(attempt.Provider, attempt.Usage.Model, operation);
        if (attempt.Usage.TotalTokens > 0)
        {
            CountTokens(attempt, asked);
            if (attempt.Usage.EstimatedCost is { } usd)
            {
                LlmMeter.Cost.Add((double)usd, own);
            }
            else
            {
                LlmMeter.Unpriced.Add(1, own);
            }
        }

        AddError(ref own, attempt.Failure);
        LlmMeter.Attempts.Add(times, own);
    }

    private void CountTokens(CallAttempt attempt, string? asked)
    {
        var usage = attempt.Usage;
        var tags = Common(attempt.Provider, asked, usage.Model);
        if (conventions.Older)
        {
            var input = tags;
            input.Add(Names.TokenType, "input");
            LlmMeter.OlderTokens.Record(usage.PromptTokens, input);
            var output = tags;
            output.Add(Names.TokenType, "output");
            LlmMeter.OlderTokens.Record(usage.CompletionTokens, output);
        }

        if (conventions.Newer)
        {
            LlmMeter.OperationInput.Record(usage.PromptTokens, tags);
            LlmMeter.OperationOutput.Record(usage.CompletionTokens, tags);
            tags.Add(Names.TokenModality, Names.Unknown);
            LlmMeter.InputTokens.Add(usage.PromptTokens, tags);
            LlmMeter.OutputTokens.Add(usage.CompletionTokens, tags);
            LlmMeter.CacheReadTokens.Add(usage.CachedReadTokens, tags);
            LlmMeter.CacheWriteTokens.Add(usage.CacheWriteTokens + usage.CacheWriteOneHourTokens, tags);
            LlmMeter.ReasoningTokens.Add(usage.ReasoningTokens, tags);
        }
    }

    private void Time(CallRecord record, CallFacts facts, string? asked)
    {
        var tags = Common(record.Provider, asked, facts.IsNamed ? record.Usage.Model : null);
        if (conventions.Newer && facts.FirstChunkMs is { } first)
        {
            LlmMeter.FirstChunk.Record(first / 1000, tags);
        }

        AddError(ref tags, record.Failure);
        if (conventions.Older)
        {
            LlmMeter.OlderDuration.Record(record.Usage.LatencyMs / 1000, tags);
        }

        if (conventions.Newer)
        {
            LlmMeter.Duration.Record(record.Usage.LatencyMs / 1000, tags);
        }
    }

    private static void Wait(CallLog log, in TagList tags)
    {
        if (log.BackOff is { } backOff)
        {
            LlmMeter.BackOff.Record(backOff.TotalSeconds, tags);
        }

        if (log.Queue is { } queue)
        {
            LlmMeter.Queue.Record(queue.TotalSeconds, tags);
        }
    }

    private TagList Common(string? provider, string? asked, string? answered)
    {
        var known = target.Value;
        var tags = new TagList { { Names.OperationName, Names.Chat }, { Names.Provider, providers.Of(provider ?? known.Provider) } };
        Add(ref tags, Names.RequestModel, asked ?? known.DefaultModel, models);
        Add(ref tags, Names.ResponseModel, answered, models);
        if (known.Address is { } address)
        {
            tags.Add(Names.ServerAddress, address);
            tags.Add(Names.ServerPort, known.Port);
        }

        return tags;
    }

    private TagList Own(string? provider, string model, string? operation)
    {
        var tags = new TagList { { Names.Provider, providers.Of(provider ?? target.Value.Provider) } };
        Add(ref tags, Names.ResponseModel, model, models);
        Add(ref tags, Names.Operation, operation, operations);
        return tags;
    }

    private static void Add(ref TagList tags, string name, string? value, TagValues values)
    {
        if (value is not null)
        {
            tags.Add(name, values.Of(value));
        }
    }

    private static void AddError(ref TagList tags, LlmErrorKind? failure)
    {
        if (failure is { } kind)
        {
            tags.Add(Names.ErrorType, kind.ToString());
        }
    }
}
