using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Fallback;

/// <summary>Adds a fallback to other models to a pipeline.</summary>
public static class ModelFallbackChatClientBuilderExtensions
{
    /// <summary>Asks the next model when one cannot answer; see <see cref="ModelFallbackChatClient"/>.</summary>
    /// <param name="builder">The pipeline. Its inner client answers for targets that name none.</param>
    /// <param name="options">Who is asked in which order.</param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ArgumentException">An option is outside its range; thrown when the pipeline is built.</exception>
    /// <example><code>builder.UseModelFallback(options).UseRetry().UseCircuitBreaker();</code></example>
    public static ChatClientBuilder UseModelFallback(this ChatClientBuilder builder, ModelFallbackOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        return builder.Use(inner => new ModelFallbackChatClient(inner, options));
    }
}
