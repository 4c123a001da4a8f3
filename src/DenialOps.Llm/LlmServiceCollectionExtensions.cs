using DenialOps.Llm.Budgets;
using DenialOps.Llm.Caching;
using DenialOps.Llm.Pricing;
using DenialOps.Llm.RateLimiting;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DenialOps.Llm;

/// <summary>Adds clients to a service collection.</summary>
/// <remarks>
/// Each is a singleton, as <see cref="LlmClient"/> and as <see cref="IChatClient"/>, and is built, and its options checked, when it is
/// first asked for. <see cref="TimeProvider"/>, <see cref="ILoggerFactory"/>, <see cref="PriceCatalog"/> and every <see cref="IUsageSink"/>
/// are taken from the services where they are there, and so are <see cref="IBudgetStore"/>, <see cref="IResponseCache"/> and
/// <see cref="IRateLimitState"/> by a client that has a use for them: those under the client's key before those without one. What cannot be
/// found there (a handler, who is told of sinks that fail) can be added to them in code.
/// </remarks>
#pragma warning disable RS0026 // Overloads with optional parameters: no call can mean two of them, as their parameters are of unlike types.
public static class LlmServiceCollectionExtensions
{
    /// <summary>Adds a client.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets its options.</param>
    /// <param name="adjust">Adds to what was found in the services, or replaces it; null for nothing.</param>
    /// <returns>The same services.</returns>
    /// <example><code>services.AddLlmClient(options => options.Target.Provider = new() { ApiKey = key, Model = "gpt-4o" });</code></example>
    public static IServiceCollection AddLlmClient(
        this IServiceCollection services,
        Action<LlmClientOptions> configure,
        Func<IServiceProvider, LlmClientServices, LlmClientServices>? adjust = null)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, key: null, () => Configured(configure), adjust);
    }

    /// <summary>Adds a client whose options stand in a configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section, with the names of <see cref="LlmClientOptions"/>. A name that is none of them is an error.</param>
    /// <param name="adjust">Adds to what was found in the services, or replaces it; null for nothing.</param>
    /// <returns>The same services.</returns>
    /// <example><code>services.AddLlmClient(configuration.GetSection("Llm"));</code></example>
    public static IServiceCollection AddLlmClient(
        this IServiceCollection services,
        IConfiguration configuration,
        Func<IServiceProvider, LlmClientServices, LlmClientServices>? adjust = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, key: null, () => Bound(configuration), adjust);
    }

    /// <summary>Adds a client under a key, beside others.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key.</param>
    /// <param name="configure">Sets its options.</param>
    /// <param name="adjust">Adds to what was found in the services, or replaces it; null for nothing.</param>
    /// <returns>The same services.</returns>
    /// <example>
    /// <code>
    /// services.AddKeyedLlmClient("summaries", options => options.Target.Provider = small);
    /// var client = provider.GetRequiredKeyedService&lt;LlmClient&gt;("summaries");
    /// </code>
    /// </example>
    public static IServiceCollection AddKeyedLlmClient(
        this IServiceCollection services,
        object key,
        Action<LlmClientOptions> configure,
        Func<IServiceProvider, LlmClientServices, LlmClientServices>? adjust = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, key, () => Configured(configure), adjust);
    }

    /// <summary>Adds a client under a key whose options stand in a configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key.</param>
    /// <param name="configuration">The section, with the names of <see cref="LlmClientOptions"/>. A name that is none of them is an error.</param>
    /// <param name="adjust">Adds to what was found in the services, or replaces it; null for nothing.</param>
    /// <returns>The same services.</returns>
    /// <example><code>services.AddKeyedLlmClient("summaries", configuration.GetSection("Llm:Summaries"));</code></example>
    public static IServiceCollection AddKeyedLlmClient(
        this IServiceCollection services,
        object key,
        IConfiguration configuration,
        Func<IServiceProvider, LlmClientServices, LlmClientServices>? adjust = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, key, () => Bound(configuration), adjust);
    }

    private static IServiceCollection Add(
        IServiceCollection services,
        object? key,
        Func<LlmClientOptions> options,
        Func<IServiceProvider, LlmClientServices, LlmClientServices>? adjust)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.Add(ServiceDescriptor.KeyedSingleton(key, (provider, _) =>
        {
            var made = options();
            var found = ServicesOf(provider, key, made);
            return LlmClient.Create(made, adjust?.Invoke(provider, found) ?? found);
        }));
        services.Add(ServiceDescriptor.KeyedSingleton<IChatClient>(key, (provider, _) => provider.GetRequiredKeyedService<LlmClient>(key)));
        return services;
    }

    private static LlmClientServices ServicesOf(IServiceProvider provider, object? key, LlmClientOptions options)
    {
        return new()
        {
            TimeProvider = provider.GetService<TimeProvider>(),
            Prices = provider.GetService<PriceCatalog>(),
            Sinks = [.. provider.GetServices<IUsageSink>()],
            LoggerFactory = provider.GetService<ILoggerFactory>(),

            // They may be there for another client: one that has no use for them does without.
            BudgetStore = options.Budget is null ? null : Own<IBudgetStore>(),
            Cache = options.Cache is null ? null : Own<IResponseCache>(),
            RateLimitState = options.Target?.RateLimit is null ? null : Own<IRateLimitState>(),
        };

        T? Own<T>()
            where T : class => provider.GetKeyedService<T>(key) ?? provider.GetService<T>();
    }

    private static LlmClientOptions Configured(Action<LlmClientOptions> configure)
    {
        var options = new LlmClientOptions();
        configure(options);
        return options;
    }

    private static LlmClientOptions Bound(IConfiguration configuration)
    {
        var options = new LlmClientOptions();
        configuration.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        foreach (var target in options.Targets)
        {
            target.Provider.Model ??= Providers.LlmProviders.DefaultModelOf(target.Provider.Provider);
        }

        return options;
    }
}
