using System.Runtime.CompilerServices;
using DenialOps.Llm.Pricing;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DenialOps.Llm.Telemetry;

/// <summary>Tells of each call by one span, one log line and metrics: what its caller got, what it used, cost and took.</summary>
/// <remarks>
/// <para>
/// Its place is outermost, where it sees what the caller gets. With a <see cref="MeteringChatClient"/> next to the provider it tells of
/// every request that was sent; without one, of the usage that the answer tells of. Of two in one pipeline only the outer one tells.
/// </para>
/// <para>
/// The names are those of OpenTelemetry's conventions for generative AI. Neither prompt nor answer, nor a key, is in any of it, unless
/// <see cref="TelemetryOptions.RecordContent"/> asks for the messages. While nobody listens a call is only passed on. Thread safety: any
/// number of calls at once.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// services.AddOpenTelemetry()
///     .WithTracing(tracing => tracing.AddSource(TelemetryChatClient.SourceName).AddOtlpExporter())
///     .WithMetrics(metrics => metrics.AddMeter(TelemetryChatClient.SourceName).AddOtlpExporter());
/// var client = new ChatClientBuilder(provider).UseTelemetry(loggerFactory: loggers).UseRetry().UseMetering().Build();
/// </code>
/// </example>
public sealed class TelemetryChatClient : DelegatingChatClient, IUsageRecorder
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string SourceName = "DenialOps.Llm";

    private readonly Lazy<TelemetryTarget> target;
    private readonly Lazy<MeteredClient> client;
    private readonly Lazy<bool> isMetered;

    /// <summary>A client whose calls are told of.</summary>
    /// <param name="innerClient">The client.</param>
    /// <param name="options">Names and content; null for the defaults. A copy is kept.</param>
    /// <param name="logger">Where the log lines go; null for nowhere.</param>
    /// <param name="prices">What tokens cost where no meter has priced them; null for <see cref="PriceCatalog.Default"/>.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">An option is outside its range; the message names each, its value and the range.</exception>
    public TelemetryChatClient(
        IChatClient innerClient,
        TelemetryOptions? options = null,
        ILogger? logger = null,
        PriceCatalog? prices = null,
        TimeProvider? timeProvider = null)
        : base(innerClient)
    {
        var kept = (options ?? new TelemetryOptions()).Clone();
        kept.Problems().ThrowIfAny(nameof(options));
        RecordsContent = kept.RecordContent;
        Conventions = Conventions.Parse(kept.StabilityOptIn ?? Environment.GetEnvironmentVariable(Conventions.Variable));
        Logger = logger ?? NullLogger.Instance;

        // The provider is asked who it is at the first call: some are made only then.
        target = new(() => TelemetryTarget.Of(innerClient));
        client = MeteredClient.Of(innerClient, prices, timeProvider);
        isMetered = new(() => innerClient.GetService<MeteringChatClient>() is not null);
        Metrics = new CallMetrics(Conventions, kept.MaxTagValues, target);
    }

    internal TelemetryTarget Target => target.Value;

    internal MeteredClient Client => client.Value;

    internal bool IsMetered => isMetered.Value;

    internal bool RecordsContent { get; }

    internal Conventions Conventions { get; }

    internal CallMetrics Metrics { get; }

    internal ILogger Logger { get; }

    private bool IsHeard => CallSpan.IsHeard || LlmMeter.IsHeard || Logger.IsEnabled(LogLevel.Error);

    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return IsHeard
            ? TellAsync(messages, options, cancellationToken)
            : base.GetResponseAsync(messages, options, cancellationToken);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (!IsHeard)
        {
            return base.GetStreamingResponseAsync(messages, options, cancellationToken);
        }

        var inside = CallLog.Begin(options, out var log);
        return log.TryClaim(this)
            ? TellStreamAsync(log, messages as IReadOnlyList<ChatMessage> ?? [.. messages], inside, cancellationToken)
            : base.GetStreamingResponseAsync(messages, options, cancellationToken);
    }

    void IUsageRecorder.RecordLate(CallLog log, CallAttempt attempt)
    {
        try
        {
            Metrics.CountLate(attempt, log.Call.Operation, asked: null);
        }
#pragma warning disable CA1031 // What a listener fails by is not the call's.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private async Task<ChatResponse> TellAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var inside = CallLog.Begin(options, out var log);
        if (!log.TryClaim(this))
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }

        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var call = new TelemetryCall(this, log, list, inside, streamed: false);
        try
        {
            var response = await base.GetResponseAsync(list, inside, cancellationToken).ConfigureAwait(false);
            call.Take(response);
            return response;
        }
        catch (Exception error) when (call.Failed(error))
        {
            throw;
        }
        finally
        {
            call.End();
        }
    }

    private async IAsyncEnumerable<ChatResponseUpdate> TellStreamAsync(
        CallLog log,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var call = new TelemetryCall(this, log, messages, options, streamed: true);
        try
        {
            var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            try
            {
                while (await NextAsync(updates, call).ConfigureAwait(false))
                {
                    yield return updates.Current;
                }

                call.Complete();
            }
            finally
            {
                // In the context of whoever leaves the stream.
                call.Enter();
                await updates.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            call.End();
        }
    }

    // Pooled: it is awaited once a piece.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, TelemetryCall call)
    {
        call.Enter();
        try
        {
            if (!await updates.MoveNextAsync().ConfigureAwait(false))
            {
                return false;
            }

            call.Take(updates.Current);
            return true;
        }
        catch (Exception error) when (call.Failed(error))
        {
            throw;
        }
    }
}
