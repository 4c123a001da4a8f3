using DenialOps.Llm.Providers;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.RateLimiting;

/// <summary>Lets calls through at the pace of some limits; the others wait.</summary>
/// <remarks>
/// <para>
/// Each call counts, one that fails too, so its place is inside the retries. A refusal for the rate
/// (<see cref="LlmErrorKind.RateLimited"/>) pauses every caller of the same state. Priority is
/// <see cref="LlmCall.Priority"/>; who waits can be cancelled.
/// </para>
/// <para>Thread safety: any number of callers at once.</para>
/// </remarks>
/// <example>
/// <code>
/// var client = new ChatClientBuilder(provider).UseRateLimit(new RateLimitOptions { RequestsPerMinute = 600 }).Build();
/// </code>
/// </example>
public sealed class RateLimitChatClient : DelegatingChatClient
{
    private readonly IRateLimitState state;
    private readonly InProcessRateLimit? own;
    private readonly HeaderListeners? provider;
    private readonly TokenEstimate estimate;
    private readonly TimeProvider time;
    private readonly int defaultOutput;
    private long stateFailures;

    /// <summary>A limiter on a client.</summary>
    /// <param name="innerClient">The client that is slowed down.</param>
    /// <param name="options">The limits.</param>
    /// <param name="state">Where they are counted; null for this process's memory. Not disposed by this client.</param>
    /// <param name="estimate">Estimates input tokens; null for one of its own.</param>
    /// <param name="timeProvider">The clock of the waits; null for the system's.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public RateLimitChatClient(
        IChatClient innerClient,
        RateLimitOptions options,
        IRateLimitState? state = null,
        TokenEstimate? estimate = null,
        TimeProvider? timeProvider = null)
        : base(innerClient)
    {
        PipelineOrder.Check(typeof(RateLimitChatClient), innerClient);
        ArgumentNullException.ThrowIfNull(options);
        options.Problems().ThrowIfAny(nameof(options));
        own = state is null ? new InProcessRateLimit(options, timeProvider) : null;
        this.state = state ?? own!;
        provider = innerClient.GetService<ProviderChatClient>()?.Listeners;
        provider?.Add(this.state.ObserveAsync);
        this.estimate = estimate ?? new TokenEstimate();
        time = timeProvider ?? TimeProvider.System;
        defaultOutput = options.DefaultMaxOutputTokens;
    }

    /// <summary>How often a state did not take the end of a call or a pause, which its own failure does not turn into the call's.</summary>
    public long StateFailureCount => Interlocked.Read(ref stateFailures);

    /// <summary>Learns from the headers of a response.</summary>
    /// <remarks>
    /// The providers of this package hand theirs over by themselves, whatever the status. For another client, who sees the headers should.
    /// </remarks>
    /// <param name="header">
    /// Gives a response header by its name, or null. Asked for <c>anthropic-ratelimit-*</c> and <c>x-ratelimit-*</c>.
    /// </param>
    public ValueTask ObserveAsync(Func<string, string?> header) => state.ObserveAsync(header);

    /// <inheritdoc/>
    /// <exception cref="LlmException">The call is larger than a limit, or too many wait already.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var characters = TokenEstimate.Characters(list, options);
        var lease = await AcquireAsync(characters, options, cancellationToken).ConfigureAwait(false);
        var use = default(RateLimitUse);
        try
        {
            var response = await base.GetResponseAsync(list, options, cancellationToken).ConfigureAwait(false);
            use.Add(response.Usage);
            use.Complete = true;
            return response;
        }
        catch (LlmException error)
        {
            await PauseIfRefusedAsync(error).ConfigureAwait(false);
            throw;
        }
        finally
        {
            await ReleaseAsync(lease, use, characters).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="LlmException">The call is larger than a limit, or too many wait already.</exception>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return new StreamOf(token => new RateLimitStream(this, InnerClient, list, options, token), cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            provider?.Remove(state.ObserveAsync);
            own?.Dispose();
        }

        base.Dispose(disposing);
    }

    internal async ValueTask<RateLimitLease> AcquireAsync(long characters, ChatOptions? options, CancellationToken cancellationToken)
    {
        var log = CallLog.Of(options);
        var turn = state.AcquireAsync(Request(characters, options), cancellationToken);
        if (turn.IsCompletedSuccessfully)
        {
            log?.Queued(TimeSpan.Zero);
            return turn.Result;
        }

        var asked = time.GetTimestamp();
        var lease = await turn.ConfigureAwait(false);
        log?.Queued(time.GetElapsedTime(asked));
        return lease;
    }

    /// <summary>Lets everybody pause if the provider refused the call for its rate.</summary>
    internal ValueTask PauseIfRefusedAsync(Exception? error) => error is LlmException { Kind: LlmErrorKind.RateLimited } refused
        ? TellAsync(state.PauseAsync, refused.RetryAfter)
        : ValueTask.CompletedTask;

    private RateLimitRequest Request(long characters, ChatOptions? options) =>
        new(estimate.Likely(characters), Math.Max(0, options?.MaxOutputTokens ?? defaultOutput), LlmCall.Of(options).Priority)
        {
            MaxPause = CallOptions.MaxWaitOf(options),
        };

    internal ValueTask ReleaseAsync(RateLimitLease lease, RateLimitUse use, long characters)
    {
        if (use.Complete && use.Input is { } tokens)
        {
            estimate.Learn(characters, tokens);
        }

        // Of an answer without usage the reserved output stays counted; of a call that failed or was left, the text that came is.
        var output = use.Complete ? use.Output : estimate.Likely(use.Characters);
        return TellAsync(told => told.state.ReleaseAsync(told.lease, told.Input, told.output), (state, lease, use.Input, output));
    }

    // The call was made: what the state fails by is not the call's, whose answer or own failure has to reach its caller.
    private async ValueTask TellAsync<T>(Func<T, ValueTask> tell, T news)
    {
        try
        {
            await tell(news).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Counted, and the call goes on.
        catch (Exception)
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref stateFailures);
        }
    }
}
