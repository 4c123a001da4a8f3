using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Timeouts;

/// <summary>Ends an attempt that takes too long, by an <see cref="LlmException"/> of kind <see cref="LlmErrorKind.Timeout"/>.</summary>
/// <remarks>
/// The caller's own cancellation stays an <see cref="OperationCanceledException"/>. The attempt is ended by cancelling it: an inner client
/// that does not look at its token is waited for. Inside retries each attempt has its own time; outside everything, with
/// <see cref="TimeoutOptions.Attempt"/> alone, it is the deadline of the whole call. Thread safety: any number of calls at once.
/// </remarks>
/// <example>
/// <code>
/// IChatClient client = new ChatClientBuilder(inner).UseTimeouts(new TimeoutOptions { Idle = TimeSpan.FromSeconds(15) }).Build();
/// </code>
/// </example>
public sealed class TimeoutChatClient : DelegatingChatClient
{
    private readonly AttemptClocks clocks;

    /// <summary>A client with limits of time.</summary>
    /// <param name="innerClient">Who answers.</param>
    /// <param name="options">The limits; null for the defaults. A copy is kept.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">A limit is outside its range; the message names each, its value and the range.</exception>
    public TimeoutChatClient(IChatClient innerClient, TimeoutOptions? options = null, TimeProvider? timeProvider = null)
        : base(innerClient)
    {
        var limits = (options ?? new TimeoutOptions()).Clone();
        limits.Problems().ThrowIfAny(nameof(options));
        clocks = new AttemptClocks(limits, timeProvider ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var clock = clocks.Start(streamed: false, cancellationToken);
        try
        {
            return await base.GetResponseAsync(messages, options, clock.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (clock.Expired)
        {
            CallLog.Of(options)?.LastTimedOut();
            throw new LlmException(LlmErrorKind.Timeout, error);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The caller looks for his own token in it.
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => new StreamOf(
            token => new TimeoutStream(InnerClient, clocks, messages, options, token), cancellationToken);
}
