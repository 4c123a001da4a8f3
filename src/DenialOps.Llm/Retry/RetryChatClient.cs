using DenialOps.Llm.Providers;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Retry;

/// <summary>Sends a failed call again when the failure passes by itself; a streamed call only before its first content.</summary>
/// <remarks>
/// <para>
/// What comes before the first content of a stream (a role, an empty piece) is held back, so that a stream that fails there can be asked
/// for anew without its reader noticing. After that a failure comes out as a typed error: two half answers are never put together.
/// </para>
/// <para>
/// An answer that took more than one attempt says how many under <see cref="AttemptsKey"/>. Each attempt gets its own copy of the
/// options. Put it inside whatever counts calls and outside whatever counts attempts, and set the retries of the vendor's SDK to 0.
/// Thread safety: any number of calls at once.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// IChatClient client = new ChatClientBuilder(inner).UseRetry(new RetryOptions { MaxRetries = 5 }).Build();
/// </code>
/// </example>
public sealed class RetryChatClient : DelegatingChatClient
{
    /// <summary>Where an answer, or the first piece of a stream, says how often it was asked for: an <see cref="int"/> above 1.</summary>
    public const string AttemptsKey = "denialops.attempts";

    /// <summary>
    /// Where a piece without content says that the stream begins anew and that what came before it is void: <see langword="true"/>.
    /// </summary>
    public const string RestartedKey = "denialops.restarted";

    private readonly RetryPolicy policy;
    private readonly bool restartStreams;

    /// <summary>A client that retries.</summary>
    /// <param name="innerClient">Who answers.</param>
    /// <param name="policy">When to try again, and after which wait.</param>
    /// <param name="restartStreams">
    /// Whether a stream that fails after its first content is begun anew too. The reader must look for <see cref="RestartedKey"/> and
    /// then throw away what it has.
    /// </param>
    public RetryChatClient(IChatClient innerClient, RetryPolicy policy, bool restartStreams = false)
        : base(innerClient)
    {
        PipelineOrder.Check(typeof(RetryChatClient), innerClient);
        VendorRetries.RefuseIfOn(innerClient);
        ArgumentNullException.ThrowIfNull(policy);
        this.policy = policy;
        this.restartStreams = restartStreams;
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var read = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var run = policy.Begin(options);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var response = await base.GetResponseAsync(read, options?.Clone(), cancellationToken).ConfigureAwait(false);
                if (run.Failed > 0)
                {
                    (response.AdditionalProperties ??= [])[AttemptsKey] = run.Failed + 1;
                }

                return response;
            }
            catch (Exception error) when (run.Count(error) && run.TryAgain(error, cancellationToken))
            {
                // After the caller's cancellation the wait below ends at once, so that the caller sees his own cancellation.
            }

            await run.WaitAsync(read, options, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var read = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return new StreamOf(token => new RetryStream(InnerClient, policy, restartStreams, read, options, token), cancellationToken);
    }
}
