using DenialOps.Llm;
using DenialOps.Llm.AnswerChecks;
using DenialOps.Llm.Budgets;
using DenialOps.Llm.CircuitBreaking;
using DenialOps.Llm.Fallback;
using DenialOps.Llm.RateLimiting;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Timeouts;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace DenialOps.Benchmarks.Llm;

/// <summary>Each middleware alone over a client that answers at once, the whole client, and Microsoft's own pipeline.</summary>
internal static class Pipelines
{
    internal const string Bare = "bare client";
    internal const string Whole = "whole client";
    internal const string WithCache = "whole client, cache (miss)";
    internal const string Microsoft = "Microsoft.Extensions.AI logging + OpenTelemetry";

    internal static readonly string[] Names =
    [
        Bare, "usage tracking + metering", "total + attempt timeouts", "model fallback", "budget", "retry", "circuit breaker", "rate limit",
        "answer checks", Whole, WithCache, Microsoft,
    ];

    internal static IChatClient Build(string name)
    {
        var inner = new ChatClientBuilder(new InstantChatClient());
        return name switch
        {
            Bare => inner.Build(),
            "usage tracking + metering" => inner.UseUsageTracking(new UsageTracker()).UseMetering().Build(),
            "total + attempt timeouts" => inner.UseTimeouts().UseTimeouts().Build(),
            "model fallback" => inner.UseModelFallback(Fallback()).Build(),
            "budget" => inner.UseBudget(Budget()).Build(),
            "retry" => inner.UseRetry(budget: new RetryBudget()).Build(),
            "circuit breaker" => inner.UseCircuitBreaker().Build(),
            "rate limit" => inner.UseRateLimit(Limits(), timeProvider: new FastClock()).Build(),
            "answer checks" => inner.UseAnswerChecks().Build(),
            Whole => Client(withCache: false),
            WithCache => Client(withCache: true),
            Microsoft => inner.UseLogging(NullLoggerFactory.Instance).UseOpenTelemetry().Build(),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such pipeline."),
        };
    }

    private static LlmClient Client(bool withCache) => LlmClient.Create(
        new LlmClientOptions
        {
            // As fast as the client that is compared with: not by another path of the inner client.
            StreamUnderneath = false,

            // A provider of the package's own checks its answers itself; what checking a given client's costs is a row of its own.
            AnswerChecks = null,
            Budget = Budget(),
            Target = { RateLimit = Limits() },
            Cache = withCache ? new() : null,
        },
        new LlmClientServices
        {
            Provider = new InstantChatClient(),
            RateLimitState = new InProcessRateLimit(Limits(), new FastClock()),
        });

    internal static BudgetOptions Budget() => new() { Overall = { MonthUsd = 1_000_000_000 } };

    internal static RateLimitOptions Limits() => new()
    {
        RequestsPerMinute = 10_000_000,
        InputTokensPerMinute = 10_000_000_000,
        OutputTokensPerMinute = 10_000_000_000,
        BurstPercent = 50,
    };

    /// <summary>
    /// A clock of a limiter that runs a hundred times as fast. A client that answers at once reaches the highest limit that can be set,
    /// and then a wait is measured, which is no work.
    /// </summary>
    private sealed class FastClock : TimeProvider
    {
        public override long TimestampFrequency { get; } = System.TimestampFrequency / 100;
    }

    private static ModelFallbackOptions Fallback() => new()
    {
        Targets = [new FallbackTarget { Name = "first" }, new FallbackTarget { Name = "second", Client = new InstantChatClient() }],
    };
}
