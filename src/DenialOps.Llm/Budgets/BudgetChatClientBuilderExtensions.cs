using DenialOps.Llm.Pricing;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace DenialOps.Llm.Budgets;

/// <summary>Puts a budget into a pipeline of chat clients.</summary>
public static class BudgetChatClientBuilderExtensions
{
    /// <summary>
    /// Adds a <see cref="BudgetChatClient"/>. Its place is outside the retries, so that one reservation spans the attempts.
    /// </summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="options">The limits.</param>
    /// <param name="store">Where money is counted; null for this process's memory.</param>
    /// <param name="prices">What tokens cost; null for <see cref="PriceCatalog.Default"/>.</param>
    /// <param name="estimate">Estimates what a call is charged whose usage nobody reports; null for one of its own.</param>
    /// <param name="timeProvider">The clock of the windows; null for the system's.</param>
    /// <param name="loggerFactory">
    /// Who makes the logger of the alerts; null for the one among the pipeline's services, if there is one.
    /// </param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ArgumentException">An option is outside its range; thrown when the pipeline is built.</exception>
    /// <example><code>var client = new ChatClientBuilder(provider).UseBudget(options).Build();</code></example>
    public static ChatClientBuilder UseBudget(
        this ChatClientBuilder builder,
        BudgetOptions options,
        IBudgetStore? store = null,
        PriceCatalog? prices = null,
        TokenEstimate? estimate = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        return builder.Use((inner, services) =>
        {
            var loggers = loggerFactory ?? services.GetService(typeof(ILoggerFactory)) as ILoggerFactory;
            return new BudgetChatClient(
                inner, options, store, prices, estimate, timeProvider, loggers?.CreateLogger<BudgetChatClient>());
        });
    }
}
