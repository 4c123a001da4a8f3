using Microsoft.Extensions.AI;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>
/// Where an extraction and its repairs take place in a whole client: inside of what tells of calls, which so tells of one call with the end
/// that its caller got, and outside of all that each repair has to pass through.
/// </summary>
internal sealed class ExtractionChatClient(IChatClient innerClient) : DelegatingChatClient(innerClient)
{
    private const string Key = "denialops.extraction";

    /// <summary>Asks a client for an extraction.</summary>
    /// <param name="client">A client with one of these inside.</param>
    /// <param name="extraction">What is run there.</param>
    /// <param name="messages">What is asked first, for who tells of the call.</param>
    /// <param name="options">The options of the calls; changed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal static Task<ChatResponse> AskAsync(
        LlmClient client, IExtraction extraction, IEnumerable<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        (options.AdditionalProperties ??= [])[Key] = extraction;
        return client.GetResponseAsync(messages, options, cancellationToken);
    }

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (options?.AdditionalProperties is not { } said || !said.TryGetValue(Key, out var asked) || asked is not IExtraction extraction)
        {
            return base.GetResponseAsync(messages, options, cancellationToken);
        }

        options = options.Clone();
        options.AdditionalProperties!.Remove(Key);
        return extraction.RunAsync(InnerClient, options, cancellationToken);
    }
}
