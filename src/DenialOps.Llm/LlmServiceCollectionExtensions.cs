using DenialOps.Llm.Budgets;
using DenialOps.Llm.Caching;
using DenialOps.Llm.Pricing;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DenialOps.Llm;

/// <summary>Adds clients to a service collection.</summary>
/// <remarks>
/// Each is a singleton, as <see cref="LlmClient"/> and as <see cref="IChatClient"/>, and is built, and its options checked, when it is
/// first asked for. <see cref="TimeProvider"/>, <see cref="ILoggerFactory"/>, <see cref="PriceCatalog"/>, <see cref="IBudgetStore"/>, <see cref="IResponseCache"/> and
/// every <see cref="IUsageSink"/> are taken from the services where they are there.
/// </remarks>
public static class LlmServiceCollectionExtensions
{
    /// <summary>Adds a client.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets its options.</param>
    /// <returns>The same services.</returns>
    /// <example><code>services.AddLlmClient(options => options.Target.Provider = new() { ApiKey = key, Model = "gpt-4o" });</code></example>
    public static IServiceCollection AddLlmClient(this IServiceCollection services, Action<LlmClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, key: null, _ => Configured(configure));
    }

    /// <summary>Adds a client whose options stand in a configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section, with the names of <see cref="LlmClientOptions"/>. A name that is none of them is an error.</param>
    /// <returns>The same services.</returns>
    /// <example><code>services.AddLlmClient(configuration.GetSection("Llm"));</code></example>
    public static IServiceCollection AddLlmClient(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, key: null, _ => Bound(configuration));
    }

    /// <summary>Adds a client under a key, beside others.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key.</param>
    /// <param name="configure">Sets its options.</param>
    /// <returns>The same services.</returns>
    /// <example>
    /// <code>
    /// services.AddKeyedLlmClient("summaries", options => options.Target.Provider = small);
    /// var client = provider.GetRequiredKeyedService&lt;LlmClient&gt;("summaries");
    /// </code>
    /// </example>
    public static IServiceCollection AddKeyedLlmClient(this IServiceCollection services, object key, Action<LlmClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, key, _ => Configured(configure));
    }

    /// <summary>Adds a client under a key whose options stand in a configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key.</param>
    /// <param name="configuration">The section, with the names of <see cref="LlmClientOptions"/>. A name that is none of them is an error.</param>
    /// <returns>The same services.</returns>
    /// <example><code>services.AddKeyedLlmClient("summaries", configuration.GetSection("Llm:Summaries"));</code></example>
    public static IServiceCollection AddKeyedLlmClient(this IServiceCollection services, object key, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, key, _ => Bound(configuration));
    }

    private static IServiceCollection Add(IServiceCollection services, object? key, Func<IServiceProvider, LlmClientOptions> options)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.Add(ServiceDescriptor.KeyedSingleton(key, (provider, _) => LlmClient.Create(options(provider), ServicesOf(provider))));
        services.Add(ServiceDescriptor.KeyedSingleton<IChatClient>(key, (provider, _) => provider.GetRequiredKeyedService<LlmClient>(key)));
        return services;
    }

    private static LlmClientServices ServicesOf(IServiceProvider provider) => new()
    {
        TimeProvider = provider.GetService<TimeProvider>(),
        Prices = provider.GetService<PriceCatalog>(),
        Sinks = [.. provider.GetServices<IUsageSink>()],
        LoggerFactory = provider.GetService<ILoggerFactory>(),
        BudgetStore = provider.GetService<IBudgetStore>(),
        Cache = provider.GetService<IResponseCache>(),
    };

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
