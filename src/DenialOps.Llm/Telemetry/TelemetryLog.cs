using DenialOps.Llm.Errors;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.Logging;

namespace DenialOps.Llm.Telemetry;

/// <summary>The log line of a call.</summary>
internal static partial class TelemetryLog
{
    internal static void Write(ILogger logger, CallRecord record, CallFacts facts, Exception? error)
    {
        var level = record.Failure is not { } kind ? LogLevel.Information : NeedsSomebody(kind) ? LogLevel.Error : LogLevel.Warning;
        if (!logger.IsEnabled(level))
        {
            return;
        }

        var usage = record.Usage;
        var (operation, provider, model) = (SafeToken.Of(record.Operation), SafeToken.Of(record.Provider), SafeToken.Of(usage.Model)!);
        var ms = Math.Round(usage.LatencyMs, 1);
        if (record.Failure is { } failure)
        {
            Failed(
                logger, level, provider, model, operation, failure, (error as LlmException)?.Status, (error as LlmException)?.Code, ms,
                usage.PromptTokens, usage.CompletionTokens, usage.EstimatedCost, record.Attempts, record.RequestId);
        }
        else if (record.Cancelled)
        {
            Cancelled(logger, provider, model, operation, ms, usage.PromptTokens, usage.CompletionTokens, usage.EstimatedCost, record.Attempts);
        }
        else if (record.FromCache)
        {
            FromCache(logger, provider, model, operation, ms, usage.EstimatedCost);
        }
        else
        {
            Answered(
                logger, provider, model, operation, SafeToken.Of(facts.Target), ms, usage.PromptTokens, usage.CompletionTokens,
                usage.EstimatedCost, record.Attempts, record.RequestId);
        }
    }

    // These do not pass until a key, an account or the code is put right.
    private static bool NeedsSomebody(LlmErrorKind failure) => failure is LlmErrorKind.Authentication or LlmErrorKind.Permission
        or LlmErrorKind.QuotaExhausted or LlmErrorKind.InvalidRequest;

    [LoggerMessage(1, LogLevel.Information, "Call of {Provider} {Model} for {Operation} answered by target {Target} in {LatencyMs} ms: "
        + "{InputTokens} tokens in, {OutputTokens} out, {CostUsd} USD, {Attempts} attempts, request {RequestId}", EventName = "CallAnswered")]
    private static partial void Answered(
        ILogger logger, string? provider, string model, string? operation, string? target, double latencyMs, long inputTokens,
        long outputTokens, decimal? costUsd, int attempts, string? requestId);

    [LoggerMessage(2, LogLevel.Information, "Call of {Provider} {Model} for {Operation} answered from the cache in {LatencyMs} ms: "
        + "{SavedUsd} USD saved", EventName = "CallAnsweredFromCache")]
    private static partial void FromCache(
        ILogger logger, string? provider, string model, string? operation, double latencyMs, decimal? savedUsd);

    [LoggerMessage(3, LogLevel.Information, "Call of {Provider} {Model} for {Operation} cancelled after {LatencyMs} ms: "
        + "{InputTokens} tokens in, {OutputTokens} out, {CostUsd} USD, {Attempts} attempts", EventName = "CallCancelled")]
    private static partial void Cancelled(
        ILogger logger, string? provider, string model, string? operation, double latencyMs, long inputTokens, long outputTokens,
        decimal? costUsd, int attempts);

    [LoggerMessage(EventId = 4, EventName = "CallFailed", Message = "Call of {Provider} {Model} for {Operation} failed by {ErrorKind} (status {Status}, code {Code}) after {LatencyMs} ms: "
        + "{InputTokens} tokens in, {OutputTokens} out, {CostUsd} USD, {Attempts} attempts, request {RequestId}")]
    private static partial void Failed(
        ILogger logger, LogLevel level, string? provider, string model, string? operation, LlmErrorKind errorKind, int? status, string? code,
        double latencyMs, long inputTokens, long outputTokens, decimal? costUsd, int attempts, string? requestId);
}
