using DenialOps.Llm.Pricing;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Usage;

/// <summary>Writes a <see cref="CallRecord"/> of each call to some sinks when it ends, well or not.</summary>
/// <remarks>
/// <para>
/// Its place is outermost, where it sees what the caller gets. With a <see cref="MeteringChatClient"/> next to the provider the record has
/// every request that was sent; without one it has the usage that the answer tells of, and nothing of failed attempts. Of two in one
/// pipeline only the outer one writes.
/// </para>
/// <para>
/// A sink's failure does not become the call's, whose answer is paid for: it is counted in <see cref="SinkFailureCount"/> and told to the
/// callback. A sink that takes longer than 5 seconds is no longer waited for and counts as failed. Thread safety: any number of calls at
/// once.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var tracker = new UsageTracker();
/// var client = new ChatClientBuilder(provider).UseUsageTracking(tracker).UseRetry().UseMetering().Build();
/// await client.GetResponseAsync("…", new LlmCall { Operation = "summary" }.AddTo(new ChatOptions()));
/// Console.WriteLine(tracker.Summarize().ToJson());
/// </code>
/// </example>
public sealed class UsageTrackingChatClient : DelegatingChatClient, IUsageRecorder
{
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(5);
    private readonly IUsageSink[] sinks;
    private readonly Action<Exception>? onSinkFailure;
    private readonly TimeProvider time;
    private readonly Lazy<MeteredClient> client;
    private readonly Lazy<bool> isMetered;
    private long sinkFailures;

    /// <summary>A client whose calls are recorded.</summary>
    /// <param name="innerClient">The client.</param>
    /// <param name="sinks">Where each call is written, one after the other.</param>
    /// <param name="prices">What tokens cost where no meter has priced them; null for <see cref="PriceCatalog.Default"/>.</param>
    /// <param name="onSinkFailure">Told what a sink failed with; null for nobody. An exception of its own is dropped.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    public UsageTrackingChatClient(
        IChatClient innerClient,
        IEnumerable<IUsageSink> sinks,
        PriceCatalog? prices = null,
        Action<Exception>? onSinkFailure = null,
        TimeProvider? timeProvider = null)
        : base(innerClient)
    {
        ArgumentNullException.ThrowIfNull(sinks);
        this.sinks = [.. sinks];
        this.onSinkFailure = onSinkFailure;
        time = timeProvider ?? TimeProvider.System;
        client = MeteredClient.Of(innerClient, prices, timeProvider);
        isMetered = new(() => innerClient.GetService<MeteringChatClient>() is not null);
    }

    /// <summary>How many records a sink did not take.</summary>
    public long SinkFailureCount => Interlocked.Read(ref sinkFailures);

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        options = CallLog.Begin(options, out var log);
        if (!log.TryClaim(this))
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }

        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var meter = new AnswerMeter(client.Value, list, options, keepsText: false);
        try
        {
            var response = await base.GetResponseAsync(list, options, cancellationToken).ConfigureAwait(false);
            meter.Take(response);
            return response;
        }
        catch (Exception error) when (meter.Failed(error))
        {
            throw;
        }
        finally
        {
            await RecordAsync(log, meter, LlmCall.Of(options).Sink).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        options = CallLog.Begin(options, out var log);
        if (!log.TryClaim(this))
        {
            return base.GetStreamingResponseAsync(messages, options, cancellationToken);
        }

        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var inside = options;
        return new StreamOf(
            token => new MeasuredStream(InnerClient, client.Value, keepsText: !isMetered.Value, list, inside, token)
            {
                OnEnd = meter => RecordAsync(log, meter, LlmCall.Of(inside).Sink),
            },
            cancellationToken);
    }

    void IUsageRecorder.RecordLate(CallLog log, CallAttempt attempt) => _ = WriteAsync(CallRecords.Late(log, attempt), own: null).AsTask();

    private ValueTask RecordAsync(CallLog log, AnswerMeter meter, IUsageSink? own)
    {
        var record = CallRecords.Of(log, meter, isMetered.Value);
        log.Recorded(record);
        return WriteAsync(record, own);
    }

    // The call was made, so it is recorded even if its caller has gone.
    private async ValueTask WriteAsync(CallRecord record, IUsageSink? own)
    {
        foreach (var sink in sinks)
        {
            await WriteAsync(sink, record).ConfigureAwait(false);
        }

        if (own is not null)
        {
            await WriteAsync(own, record).ConfigureAwait(false);
        }
    }

    private async ValueTask WriteAsync(IUsageSink sink, CallRecord record)
    {
        try
        {
            var written = sink.WriteAsync(record, CancellationToken.None);
            if (!written.IsCompletedSuccessfully)
            {
                await written.AsTask().WaitAsync(LongestWrite, time).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // Counted and told; the answer has to reach its caller.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Interlocked.Increment(ref sinkFailures);
            onSinkFailure.Tell(error);
        }
    }
}
