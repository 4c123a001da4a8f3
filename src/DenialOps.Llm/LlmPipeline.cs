using DenialOps.Llm.AnswerChecks;
using DenialOps.Llm.Budgets;
using DenialOps.Llm.Caching;
using DenialOps.Llm.CircuitBreaking;
using DenialOps.Llm.Fallback;
using DenialOps.Llm.Pricing;
using DenialOps.Llm.Providers;
using DenialOps.Llm.RateLimiting;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Streaming;
using DenialOps.Llm.StructuredOutput;
using DenialOps.Llm.Telemetry;
using DenialOps.Llm.Timeouts;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

/// <summary>Puts the parts of a client together, outer to inner: the order is what makes them right together.</summary>
internal sealed class LlmPipeline
{
    private readonly LlmClientOptions options;
    private readonly LlmClientServices services;
    private readonly PriceCatalog prices;
    private readonly TokenEstimate estimate = new();
    private readonly RetryBudget retries;
    private readonly IBudgetStore budgets;
    private readonly string run = Guid.NewGuid().ToString("N");
    private readonly List<IDisposable> owned = [];
    private readonly Dictionary<(string Provider, Uri? Endpoint, string? Key), CircuitAccount> accounts = [];

    private LlmPipeline(LlmClientOptions options, LlmClientServices services)
    {
        (this.options, this.services) = (options, services);
        prices = services.Prices ?? PriceCatalog.Default;
        prices = options.PricesFile is { } file ? prices.OverriddenBy(PriceCatalog.Load(file)) : prices;
        retries = new RetryBudget(options.RetryBudgetCapacity, options.RetriesPerCall);
        budgets = services.BudgetStore ?? new InProcessBudgetStore();
    }

    /// <summary>Builds the whole.</summary>
    /// <param name="options">Its options; checked.</param>
    /// <param name="services">What it is built with.</param>
    /// <param name="sinks">Where each call is written.</param>
    /// <param name="owned">What has to be disposed of with it, beside the client itself.</param>
    internal static IChatClient Build(
        LlmClientOptions options, LlmClientServices services, IReadOnlyList<IUsageSink> sinks, out IReadOnlyList<IDisposable> owned)
    {
        var pipeline = new LlmPipeline(options, services);
        owned = pipeline.owned;
        try
        {
            return pipeline.Whole(sinks);
        }
        catch
        {
            // What was given stays its giver's: he may build with it again.
            foreach (var part in pipeline.owned.Where(part => part != services.Provider))
            {
                part.Dispose();
            }

            throw;
        }
    }

    private IChatClient Whole(IReadOnlyList<IUsageSink> sinks)
    {
        var first = TargetOf(options.Target, isLast: options.Fallbacks.Count == 0, services.Provider, services.RateLimitState);
        var builder = new ChatClientBuilder(first);
        if (options.Telemetry is { } telemetry)
        {
            builder.UseTelemetry(telemetry, services.LoggerFactory, prices, services.TimeProvider);
        }

        builder.Use(inner => new UsageTrackingChatClient(inner, sinks, prices, SinkFailures(), services.TimeProvider));
        builder.Use(inner => new ExtractionChatClient(inner));
        if (options.TotalTimeout != Timeout.InfiniteTimeSpan)
        {
            builder.UseTimeouts(
                new()
                {
                    Attempt = options.TotalTimeout,
                    FirstToken = Timeout.InfiniteTimeSpan,
                    Idle = Timeout.InfiniteTimeSpan,
                    IsDeadline = true,
                },
                services.TimeProvider);
        }

        if (options.Cache is { } cache)
        {
            builder.UseResponseCache(cache, services.Cache, services.TimeProvider);
        }

        if (options.Fallbacks.Count > 0)
        {
            builder.UseModelFallback(FallbackOptions());
        }

        return builder.Build();
    }

    private ModelFallbackOptions FallbackOptions()
    {
        var fallback = new ModelFallbackOptions { AlsoOn = options.FallbackAlsoOn, MaxWait = options.FallbackMaxWait };
        foreach (var target in options.Targets)
        {
            var isFirst = target == options.Target;
            var known = target.Provider.Model is { } model ? prices.Find(model) : null;
            fallback.Targets.Add(new FallbackTarget
            {
                Name = target.NameOrModel is { Length: > 0 } name ? name : "first",
                Client = isFirst ? null : Owned(TargetOf(target, isLast: target == options.Fallbacks[^1])),
                ContextWindow = target.ContextWindow ?? known?.MaxInputTokens,
                SupportsTemperature = target.SupportsTemperature,
                SupportsJsonSchema = target.SupportsJsonSchema,
                SupportsPrefill = target.SupportsPrefill,
                MaxOutputTokens = target.MaxOutputTokens ?? (isFirst || known?.MaxOutputTokens is not { } most ? null : (int)Math.Min(most, int.MaxValue)),
            });
        }

        return fallback;
    }

    /// <summary>One model with all that is its own.</summary>
    private IChatClient TargetOf(LlmTargetOptions target, bool isLast, IChatClient? given = null, IRateLimitState? pace = null)
    {
        var time = services.TimeProvider;
        var provider = given ?? new ProviderChatClient(target.Provider, time, services.Handler);
        owned.Add(provider);
        var builder = new ChatClientBuilder(provider);
        if (BudgetOptions() is { } budget)
        {
            builder.UseBudget(budget, budgets, prices, estimate, time, services.LoggerFactory);
        }

        if (options.Retry is { } retry)
        {
            builder.UseRetry(isLast ? retry : WithoutTimeouts(retry), retries, time);
        }

        if (options.StreamUnderneath)
        {
            builder.UseStreamedResponses();
        }

        if (options.CircuitBreaker is { } breaker)
        {
            var account = given is null ? AccountOf(target.Provider) : null;
            builder.Use(inner => new CircuitBreakerChatClient(inner, breaker, time, account));
        }

        if (target.RateLimit is { } limits)
        {
            builder.UseRateLimit(limits, pace, estimate, time);
        }

        if (options.Timeouts is { } timeouts)
        {
            builder.UseTimeouts(timeouts, time);
        }

        builder.UseMetering(prices, time);
        return (given is not null && options.AnswerChecks is { } checks ? builder.UseAnswerChecks(checks, time) : builder).Build();
    }

    // Credit is a key's: when it is used up for one model, the others of the same key need not find that out one by one.
    private CircuitAccount AccountOf(ProviderOptions provider)
    {
        var key = (LlmProviders.NameOf(provider.Provider), provider.Endpoint, provider.ApiKey);
        return accounts.TryGetValue(key, out var known) ? known : accounts[key] = new CircuitAccount();
    }

    // The targets are one run, so that they share its limit.
    private BudgetOptions? BudgetOptions()
    {
        var budget = options.Budget?.Clone();
        budget?.RunId ??= run;
        return budget;
    }

    // A model that was silent for a whole attempt is not waited for again where another can answer.
    private static RetryOptions WithoutTimeouts(RetryOptions retry)
    {
        var copy = retry.Clone();
        copy.RetryableErrors = [.. (copy.RetryableErrors ?? RetrySet.TransientKinds).Where(kind => kind != LlmErrorKind.Timeout)];
        return copy;
    }

    // What a sink failed with would otherwise be known by a count alone.
    private Action<Exception>? SinkFailures() => services.LoggerFactory is { } loggers
        ? new SinkFailureLog(loggers).Write + services.OnSinkFailure
        : services.OnSinkFailure;

    private IChatClient Owned(IChatClient client)
    {
        owned.Add(client);
        return client;
    }
}
