using DenialOps.Llm.Budgets;
using DenialOps.Llm.Caching;
using DenialOps.Llm.Pricing;
using DenialOps.Llm.RateLimiting;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace DenialOps.Llm;

/// <summary>What a client is built with beside its options: clock, stores, sinks. Each may be left out.</summary>
/// <example><code>var client = LlmClient.Create(options, new LlmClientServices { Sinks = [ledger] });</code></example>
public sealed record LlmClientServices
{
    /// <summary>Who answers for the first target, instead of a provider made from its options. Disposed of with the client.</summary>
    public IChatClient? Provider { get; init; }

    /// <summary>Sends the requests of all providers, such as one with a proxy. Null for pools of their own; not disposed of.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The clock of every wait and limit. Null for the system's.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>What tokens cost. Null for <see cref="PriceCatalog.Default"/>; <see cref="LlmClientOptions.PricesFile"/> overrides it.</summary>
    public PriceCatalog? Prices { get; init; }

    /// <summary>Where each call is written, beside <see cref="LlmClient.Usage"/>.</summary>
    public IReadOnlyList<IUsageSink> Sinks { get; init; } = [];

    /// <summary>Told what a sink failed with, beside the log. Null for nobody.</summary>
    public Action<Exception>? OnSinkFailure { get; init; }

    /// <summary>Who makes the loggers of calls, of budget alerts and of sinks that fail. Null for none.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Where money is counted. Null for this process's memory.</summary>
    public IBudgetStore? BudgetStore { get; init; }

    /// <summary>Where the pace of the first target is kept. Null for this process's memory.</summary>
    public IRateLimitState? RateLimitState { get; init; }

    /// <summary>Where answers are kept. Null for this process's memory.</summary>
    public IResponseCache? Cache { get; init; }

    /// <summary>Refuses what the options make no use of: it would be kept nowhere, and nobody would know.</summary>
    /// <exception cref="ArgumentException">There is such a thing.</exception>
    internal void Check(LlmClientOptions options, string parameter) => new OptionProblems(nameof(LlmClientServices))
        .Check(
            nameof(RateLimitState), RateLimitState, RateLimitState is null || options.Target.RateLimit is not null,
            "not set while LlmClientOptions.Target.RateLimit is null")
        .Check(nameof(Cache), Cache, Cache is null || options.Cache is not null, "not set while LlmClientOptions.Cache is null")
        .Check(
            nameof(BudgetStore), BudgetStore, BudgetStore is null || options.Budget is not null,
            "not set while LlmClientOptions.Budget is null")
        .ThrowIfAny(parameter);
}
