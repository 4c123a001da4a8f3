using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Timeouts;

/// <summary>Adds limits of time to a pipeline.</summary>
public static class TimeoutChatClientBuilderExtensions
{
    /// <summary>Ends attempts that take too long; see <see cref="TimeoutChatClient"/>.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="options">The limits; null for the defaults.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ArgumentException">A limit is outside its range; thrown when the pipeline is built.</exception>
    /// <example><code>builder.UseRetry().UseTimeouts(new TimeoutOptions { FirstToken = TimeSpan.FromSeconds(20) });</code></example>
    public static ChatClientBuilder UseTimeouts(
        this ChatClientBuilder builder, TimeoutOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(inner => new TimeoutChatClient(inner, options, timeProvider));
    }
}
