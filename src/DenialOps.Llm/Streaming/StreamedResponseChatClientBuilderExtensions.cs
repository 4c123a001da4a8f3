using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Streaming;

/// <summary>Adds streaming underneath to a pipeline.</summary>
public static class StreamedResponseChatClientBuilderExtensions
{
    /// <summary>Asks for a stream underneath calls that are not streamed; see <see cref="StreamedResponseChatClient"/>.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <returns>The same pipeline.</returns>
    /// <example><code>builder.UseRetry().UseStreamedResponses().UseTimeouts();</code></example>
    public static ChatClientBuilder UseStreamedResponses(this ChatClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(inner => new StreamedResponseChatClient(inner));
    }
}
