using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Streaming;

/// <summary>Asks for a stream underneath a call that wants its answer in one piece.</summary>
/// <remarks>
/// <para>
/// So the limits for the first token and for idleness, which see only streams, hold for every call; a long answer does not run into a
/// limit for the whole; and what broke off is known to be broken. Its place is inside the retries, which then fetch a broken answer anew
/// and whole, and outside the timeouts.
/// </para>
/// <para>
/// Passed on as they are: streams, answers that a provider works out in the background. Thread safety: any number of calls at once.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var client = new ChatClientBuilder(provider).UseRetry().UseStreamedResponses().UseTimeouts().Build();
/// ChatResponse whole = await client.GetResponseAsync("…"); // streamed between here and the provider
/// </code>
/// </example>
public sealed class StreamedResponseChatClient : DelegatingChatClient
{
    /// <summary>A client whose calls are streamed underneath.</summary>
    /// <param name="innerClient">Who answers.</param>
    public StreamedResponseChatClient(IChatClient innerClient)
        : base(innerClient) => PipelineOrder.Check(typeof(StreamedResponseChatClient), innerClient);

    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        options is { AllowBackgroundResponses: true } or { ContinuationToken: not null }
            ? base.GetResponseAsync(messages, options, cancellationToken)
            : Told(LlmCall.Of(options).OnReceiving, base.GetStreamingResponseAsync(messages, options, cancellationToken)).ToChatResponseAsync(cancellationToken);

    private static IAsyncEnumerable<ChatResponseUpdate> Told(Action<int>? listener, IAsyncEnumerable<ChatResponseUpdate> updates) =>
        listener is null ? updates : Counted(listener, updates);

    private static async IAsyncEnumerable<ChatResponseUpdate> Counted(
        Action<int> listener, IAsyncEnumerable<ChatResponseUpdate> updates, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var characters = 0;
        await foreach (var update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            characters += update.Text.Length;
            listener.Tell(characters);
            yield return update;
        }
    }
}
