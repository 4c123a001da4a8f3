using DenialOps.Llm.Errors;
using DenialOps.Llm.Pricing;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Usage;

/// <summary>Measures each request of a call, failed, cancelled and partial ones too, for the usage tracking or telemetry around it.</summary>
/// <remarks>
/// <para>
/// Its place is next to the provider, inside retries, fallback and limits: only there is every request seen that is billed. Without
/// <see cref="UsageTrackingChatClient"/> or telemetry outside it does nothing.
/// </para>
/// <para>
/// Usage that the provider did not report, and that of a stream that broke off or was left, is counted with a tokenizer and flagged
/// <see cref="TokenUsage.Estimated"/>. A request that failed before its answer began counts no tokens. Thread safety: any number of calls
/// at once.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var client = new ChatClientBuilder(provider).UseUsageTracking(tracker).UseRetry().UseMetering().Build();
/// </code>
/// </example>
public sealed class MeteringChatClient : DelegatingChatClient
{
    private readonly Lazy<MeteredClient> client;

    /// <summary>A meter on a client.</summary>
    /// <param name="innerClient">The client whose requests are measured.</param>
    /// <param name="prices">What tokens cost; null for <see cref="PriceCatalog.Default"/>.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    public MeteringChatClient(IChatClient innerClient, PriceCatalog? prices = null, TimeProvider? timeProvider = null)
        : base(innerClient)
    {
        PipelineOrder.Check(typeof(MeteringChatClient), innerClient);
        client = MeteredClient.Of(innerClient, prices, timeProvider);
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (CallLog.Of(options) is not { } log)
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }

        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var meter = new AnswerMeter(client.Value, list, options, keepsText: true);
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
            Write(log, meter);
        }
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (CallLog.Of(options) is not { } log)
        {
            return base.GetStreamingResponseAsync(messages, options, cancellationToken);
        }

        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return new StreamOf(
            token => new MeasuredStream(InnerClient, client.Value, keepsText: true, list, options, token)
            {
                OnEnd = meter =>
                {
                    Write(log, meter);
                    return ValueTask.CompletedTask;
                },
            },
            cancellationToken);
    }

    private static void Write(CallLog log, AnswerMeter meter)
    {
        var failure = meter.Error is { } error ? ForeignErrors.Read(error) : null;
        log.Add(new CallAttempt
        {
            Usage = meter.End(),
            Provider = meter.Provider,
            RequestId = SafeToken.Of(failure?.RequestId ?? meter.RequestId),
            Failure = meter.Failure,
            Status = failure?.Status,
            Cancelled = meter.IsCancelled,
        });
    }
}
