using Microsoft.Extensions.AI;

namespace DenialOps.Llm.AnswerChecks;

/// <summary>Adds checks of answers to a pipeline.</summary>
public static class AnswerChecksChatClientBuilderExtensions
{
    /// <summary>Makes failures of what only looks like an answer; see <see cref="AnswerChecksChatClient"/>.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="options">Which answers are good enough; null for the defaults.</param>
    /// <param name="timeProvider">The clock by which a date that a provider asks to wait for is read; null for the system's.</param>
    /// <returns>The same pipeline.</returns>
    /// <example><code>builder.UseRetry().UseTimeouts().UseMetering().UseAnswerChecks();</code></example>
    public static ChatClientBuilder UseAnswerChecks(
        this ChatClientBuilder builder, AnswerChecksOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(inner => new AnswerChecksChatClient(inner, options, timeProvider));
    }
}
