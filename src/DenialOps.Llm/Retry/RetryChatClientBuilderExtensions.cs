using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Retry;

/// <summary>Adds retries to a pipeline.</summary>
public static class RetryChatClientBuilderExtensions
{
    /// <summary>Sends failed calls again; see <see cref="RetryChatClient"/>.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="options">How often and after what waits; null for the defaults.</param>
    /// <param name="budget">How many retries all callers together may make; null for no such bound.</param>
    /// <param name="timeProvider">The clock that the waits run on; null for the system's.</param>
    /// <param name="restartStreams">Whether streams are begun anew after their first content too; readers are told.</param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <example><code>builder.UseRetry(new RetryOptions { MaxRetries = 5 }, new RetryBudget());</code></example>
    public static ChatClientBuilder UseRetry(
        this ChatClientBuilder builder,
        RetryOptions? options = null,
        RetryBudget? budget = null,
        TimeProvider? timeProvider = null,
        bool restartStreams = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var policy = new RetryPolicy(options, timeProvider, random: null, budget);
        return builder.Use(inner => new RetryChatClient(inner, policy, restartStreams));
    }
}
