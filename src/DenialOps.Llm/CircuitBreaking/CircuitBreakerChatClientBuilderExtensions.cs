using Microsoft.Extensions.AI;

namespace DenialOps.Llm.CircuitBreaking;

/// <summary>Adds a circuit breaker to a pipeline.</summary>
public static class CircuitBreakerChatClientBuilderExtensions
{
    /// <summary>Refuses calls at once while the provider is down; see <see cref="CircuitBreakerChatClient"/>.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="options">When it opens, and for how long; null for the defaults.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ArgumentException">An option is outside its range; thrown when the pipeline is built.</exception>
    /// <example><code>builder.UseCircuitBreaker(new CircuitBreakerOptions { BreakDuration = TimeSpan.FromSeconds(10) });</code></example>
    public static ChatClientBuilder UseCircuitBreaker(
        this ChatClientBuilder builder, CircuitBreakerOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(inner => new CircuitBreakerChatClient(inner, options, timeProvider));
    }
}
