using DenialOps.Llm.Errors;
using DenialOps.Llm.Retry;

namespace DenialOps.Llm.Usage;

/// <summary>Makes the record of a call from its log and from what was measured around it.</summary>
internal static class CallRecords
{
    /// <summary>The record of a call that has ended.</summary>
    /// <param name="log">The log; closed by this.</param>
    /// <param name="meter">What was measured around all requests of the call.</param>
    /// <param name="isMetered">Whether a meter writes each request into the log; else the answer's own usage counts.</param>
    internal static CallRecord Of(CallLog log, AnswerMeter meter, bool isMetered)
    {
        var trace = log.Close();
        var last = trace.Count > 0 ? trace[^1] : null;

        // Metered and without a request: refused before it was sent, or its request goes on for others and is late.
        var usage = last is not null ? meter.Timed(Sum(trace)) : isMetered && !meter.IsCacheHit ? meter.EndUnused() : meter.End();
        return new CallRecord
        {
            Usage = usage,
            Operation = log.Call.Operation,
            PromptName = log.Call.PromptName,
            PromptVersion = log.Call.PromptVersion,
            PromptHash = log.Call.PromptHash,
            Attempts = isMetered ? trace.Count : meter.IsCacheHit ? 0 : UnmeteredAttempts(meter),
            Failure = meter.Failure,
            Cancelled = meter.IsCancelled,
            FromCache = meter.IsCacheHit && trace.Count == 0,
            Trace = trace,
            Provider = last?.Provider ?? meter.Provider,
            RequestId = SafeToken.Of(last?.RequestId ?? (meter.Error as LlmException)?.RequestId ?? meter.RequestId),
        };
    }

    /// <summary>The record of a request that ended after its call had been recorded.</summary>
    internal static CallRecord Late(CallLog log, CallAttempt attempt) => new()
    {
        Usage = attempt.Usage,
        Operation = log.Call.Operation,
        PromptName = log.Call.PromptName,
        PromptVersion = log.Call.PromptVersion,
        PromptHash = log.Call.PromptHash,
        Failure = attempt.Failure,
        Cancelled = attempt.Cancelled,
        Late = true,
        Trace = [attempt],
        Provider = attempt.Provider,
        RequestId = attempt.RequestId,
    };

    private static int UnmeteredAttempts(AnswerMeter meter) =>
        meter.Error is { } error ? Math.Max(meter.Attempts, RetryPolicy.AttemptsOf(error)) : meter.Attempts;

    /// <summary>All requests together, under the name of the last model.</summary>
    internal static TokenUsage Sum(IReadOnlyList<CallAttempt> trace)
    {
        var sum = trace[^1].Usage;
        for (var i = 0; i < trace.Count - 1; i++)
        {
            var other = trace[i].Usage;
            sum = sum with
            {
                UncachedPromptTokens = sum.UncachedPromptTokens + other.UncachedPromptTokens,
                CachedReadTokens = sum.CachedReadTokens + other.CachedReadTokens,
                CacheWriteTokens = sum.CacheWriteTokens + other.CacheWriteTokens,
                CacheWriteOneHourTokens = sum.CacheWriteOneHourTokens + other.CacheWriteOneHourTokens,
                CompletionTokens = sum.CompletionTokens + other.CompletionTokens,
                ReasoningTokens = sum.ReasoningTokens + other.ReasoningTokens,
                Estimated = sum.Estimated || other.Estimated,
                EstimatedCost = CostOf(sum) + CostOf(other),
            };
        }

        return sum;
    }

    // A request that used nothing cost nothing, whether or not its model has a price.
    private static decimal? CostOf(TokenUsage usage) => usage.TotalTokens == 0 ? 0 : usage.EstimatedCost;
}
