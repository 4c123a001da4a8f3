using DenialOps.Llm.Fallback;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Timeouts;

/// <summary>Ends an attempt that takes too long, by an <see cref="LlmException"/> of kind <see cref="LlmErrorKind.Timeout"/>.</summary>
/// <remarks>
/// The caller's own cancellation stays an <see cref="OperationCanceledException"/>. The attempt is ended by cancelling it: an inner client
/// that does not look at its token is waited for. Inside retries each attempt has its own time, of which its reader's is no part, and
/// <see cref="LlmException.Code"/> is <c>attempt_timeout</c>. Outside of retries, fallback or other limits it is the deadline of the whole
/// call: code <c>total_deadline</c>, with the attempts so far and, as <see cref="Exception.InnerException"/>, what the last of them failed
/// with. Thread safety: any number of calls at once.
/// </remarks>
/// <example>
/// <code>
/// IChatClient client = new ChatClientBuilder(inner).UseTimeouts(new TimeoutOptions { Idle = TimeSpan.FromSeconds(15) }).Build();
/// </code>
/// </example>
public sealed class TimeoutChatClient : DelegatingChatClient
{
    private readonly AttemptClocks clocks;
    private readonly TimeoutFailure failure;

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
        limits.IsDeadline |= innerClient.GetService<RetryChatClient>() is not null
            || innerClient.GetService<ModelFallbackChatClient>() is not null || innerClient.GetService<TimeoutChatClient>() is not null;
        clocks = new AttemptClocks(limits, timeProvider ?? TimeProvider.System);
        failure = new TimeoutFailure(innerClient, limits.IsDeadline);
    }

    /// <summary>When calls that begin now and have the time of one together have to be over. Null when there is no such limit.</summary>
    /// <param name="client">Who is asked.</param>
    internal static long? DeadlineOf(IChatClient client) =>
        client.GetService<TimeoutChatClient>() is { clocks: { Limits: { IsDeadline: true } limits } clocks }
            && limits.Attempt != Timeout.InfiniteTimeSpan
        ? clocks.Time.GetTimestamp() + (long)(limits.Attempt.TotalSeconds * clocks.Time.TimestampFrequency)
        : null;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = Logged(options);
        using var clock = clocks.Start(streamed: false, Until(options), cancellationToken);
        try
        {
            return await base.GetResponseAsync(messages, options, clock.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (clock.Expired)
        {
            throw failure.Of(error, options, keepsText: true);
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
            token => new TimeoutStream(InnerClient, clocks, failure, messages, Logged(options), token), cancellationToken);

    private long? Until(ChatOptions? options) => clocks.Limits.IsDeadline ? CallOptions.UntilOf(options) : null;

    // A deadline tells what happened up to it, so somebody has to note that.
    private ChatOptions? Logged(ChatOptions? options) =>
        clocks.Limits.IsDeadline && CallLog.Of(options) is null ? CallLog.Begin(options, out _) : options;
}
