using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Caching;

/// <summary>Adds a cache of answers to a pipeline.</summary>
public static class ResponseCacheChatClientBuilderExtensions
{
    /// <summary>Gives answers again without asking; see <see cref="ResponseCacheChatClient"/>.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="options">Which answers are kept, and for how long; null for the defaults.</param>
    /// <param name="cache">Where they are kept; null for the memory of this client.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ArgumentException">An option is outside its range; thrown when the pipeline is built.</exception>
    /// <example><code>builder.UseResponseCache(new ResponseCacheOptions { TimeToLive = TimeSpan.FromDays(1) }).UseRetry();</code></example>
    public static ChatClientBuilder UseResponseCache(
        this ChatClientBuilder builder,
        ResponseCacheOptions? options = null,
        IResponseCache? cache = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(inner => new ResponseCacheChatClient(inner, options, cache, timeProvider));
    }
}
