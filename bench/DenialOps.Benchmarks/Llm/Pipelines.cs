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
            "rate limit" => inner.UseRateLimit(Limits()).Build(),
            "answer checks" => inner.UseAnswerChecks().Build(),
            Whole => Client(withCache: false),
            WithCache => Client(withCache: true),
            Microsoft => inner.UseLogging(NullLoggerFactory.Instance).UseOpenTelemetry().Build(),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such pipeline."),
        };
    }

    private static LlmClient Client(bool withCache) => LlmClient.Create(new InstantChatClient(), options =>
    {
        // As fast as the client that is compared with: not by another path of the inner client.
        options.StreamUnderneath = false;

        // A provider of the package's own checks its answers itself; what checking a given client's costs is a row of its own.
        options.AnswerChecks = null;
        options.Budget = Budget();
        options.Target.RateLimit = Limits();
        options.Cache = withCache ? new() : null;
    });

    internal static BudgetOptions Budget() => new() { Overall = { MonthUsd = 1_000_000_000 } };

    /// <summary>Limits that nobody reaches: a wait is no work.</summary>
    internal static RateLimitOptions Limits() => new()
    {
        RequestsPerMinute = 1_000_000_000,
        InputTokensPerMinute = 100_000_000_000,
        OutputTokensPerMinute = 100_000_000_000,
        BurstPercent = 50,
    };

    private static ModelFallbackOptions Fallback() => new()
    {
        Targets = [new FallbackTarget { Name = "first" }, new FallbackTarget { Name = "second", Client = new InstantChatClient() }],
    };
}
