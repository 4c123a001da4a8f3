using DenialOps.Llm.Pricing;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Usage;

/// <summary>Adds the counting of usage to a pipeline.</summary>
public static class UsageChatClientBuilderExtensions
{
    /// <summary>Writes a record of each call to a sink; see <see cref="UsageTrackingChatClient"/>. Outermost.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="sink">Where calls are written, as a <see cref="UsageTracker"/>.</param>
    /// <param name="prices">What tokens cost; null for <see cref="PriceCatalog.Default"/>.</param>
    /// <param name="onSinkFailure">Told what the sink failed with; null for nobody.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <returns>The same pipeline.</returns>
    /// <example><code>builder.UseUsageTracking(tracker).UseRetry().UseMetering();</code></example>
    public static ChatClientBuilder UseUsageTracking(
        this ChatClientBuilder builder,
        IUsageSink sink,
        PriceCatalog? prices = null,
        Action<Exception>? onSinkFailure = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(sink);
        return builder.Use(inner => new UsageTrackingChatClient(inner, [sink], prices, onSinkFailure, timeProvider));
    }

    /// <summary>Measures each request for the tracking around it; see <see cref="MeteringChatClient"/>. Next to the provider.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="prices">What tokens cost; null for <see cref="PriceCatalog.Default"/>.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <returns>The same pipeline.</returns>
    /// <example><code>builder.UseUsageTracking(tracker).UseRetry().UseMetering();</code></example>
    public static ChatClientBuilder UseMetering(this ChatClientBuilder builder, PriceCatalog? prices = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(inner => new MeteringChatClient(inner, prices, timeProvider));
    }
}
