using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.RateLimiting;

/// <summary>Puts a rate limit into a pipeline of chat clients.</summary>
public static class RateLimitChatClientBuilderExtensions
{
    /// <summary>Adds a <see cref="RateLimitChatClient"/>. Its place is inside the retries, because each attempt counts.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="options">The limits.</param>
    /// <param name="state">Where they are counted; null for this process's memory.</param>
    /// <param name="estimate">Estimates input tokens; null for one of its own.</param>
    /// <param name="timeProvider">The clock of the waits; null for the system's.</param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ArgumentException">An option is outside its range; thrown when the pipeline is built.</exception>
    /// <example>
    /// <code>
    /// var client = new ChatClientBuilder(provider).UseRateLimit(new RateLimitOptions { RequestsPerMinute = 600 }).Build();
    /// </code>
    /// </example>
    public static ChatClientBuilder UseRateLimit(
        this ChatClientBuilder builder,
        RateLimitOptions options,
        IRateLimitState? state = null,
        TokenEstimate? estimate = null,
        TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        return builder.Use(inner => new RateLimitChatClient(inner, options, state, estimate, timeProvider));
    }
}
