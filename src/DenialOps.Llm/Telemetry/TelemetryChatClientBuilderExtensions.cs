using DenialOps.Llm.Pricing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace DenialOps.Llm.Telemetry;

/// <summary>Adds spans, log lines and metrics to a pipeline.</summary>
public static class TelemetryChatClientBuilderExtensions
{
    /// <summary>Tells of each call; see <see cref="TelemetryChatClient"/>. Outermost.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="options">Names and content; null for the defaults.</param>
    /// <param name="loggerFactory">Who makes the logger; null for the one among the pipeline's services, if there is one.</param>
    /// <param name="prices">What tokens cost where no meter has priced them; null for <see cref="PriceCatalog.Default"/>.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ArgumentException">An option is outside its range; thrown when the pipeline is built.</exception>
    /// <example><code>builder.UseTelemetry(loggerFactory: loggers).UseUsageTracking(tracker).UseRetry().UseMetering();</code></example>
    public static ChatClientBuilder UseTelemetry(
        this ChatClientBuilder builder,
        TelemetryOptions? options = null,
        ILoggerFactory? loggerFactory = null,
        PriceCatalog? prices = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use((inner, services) =>
        {
            var loggers = loggerFactory ?? services.GetService(typeof(ILoggerFactory)) as ILoggerFactory;
            return new TelemetryChatClient(inner, options, loggers?.CreateLogger<TelemetryChatClient>(), prices, timeProvider);
        });
    }
}
