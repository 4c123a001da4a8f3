using DenialOps.Llm.Telemetry;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.CircuitBreaking;

/// <summary>Refuses calls at once while a provider is down, and finds out by single calls when it is back.</summary>
/// <remarks>
/// <para>
/// An outage is a share of calls that failed by connection, server, overload, timeout or a broken stream. A rate limit is none, nor is a
/// refusal of the request or of the key: a provider that refuses is there. <see cref="LlmErrorKind.QuotaExhausted"/> opens the breaker at
/// once and is told to <see cref="CircuitBreakerOptions.OnQuotaExhausted"/>. A call that its caller cancelled, a stream that its reader
/// left, and a call that a limiter or a budget below refused count as nothing. Exceptions of the framework's for sockets, HTTP and
/// timeouts are read as well; others count as nothing.
/// </para>
/// <para>
/// One instance is one circuit: build one for each target and key (in a <see cref="LlmClient"/> the circuits of one key at one provider know
/// of each other when its credit is used up), inside the retries and below the fallback, which can reach it by
/// <c>client.GetService&lt;CircuitBreakerChatClient&gt;()</c>. Thread safety: any number of calls at once.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// IChatClient client = new ChatClientBuilder(provider).UseCircuitBreaker(new CircuitBreakerOptions { MinimumThroughput = 5 }).Build();
/// var state = client.GetService&lt;CircuitBreakerChatClient&gt;()!.State;
/// </code>
/// </example>
public sealed class CircuitBreakerChatClient : DelegatingChatClient
{
    private readonly Circuit circuit;

    /// <summary>A client with a circuit breaker.</summary>
    /// <param name="innerClient">Who answers.</param>
    /// <param name="options">When it opens, and for how long; null for the defaults. A copy is kept.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">An option is outside its range; the message names each, its value and the range.</exception>
    public CircuitBreakerChatClient(IChatClient innerClient, CircuitBreakerOptions? options = null, TimeProvider? timeProvider = null)
        : this(innerClient, options, timeProvider, account: null)
    {
    }

    /// <summary>The same as one of the circuits of an account.</summary>
    internal CircuitBreakerChatClient(
        IChatClient innerClient, CircuitBreakerOptions? options, TimeProvider? timeProvider, CircuitAccount? account)
        : base(innerClient)
    {
        PipelineOrder.Check(typeof(CircuitBreakerChatClient), innerClient);
        var kept = (options ?? new CircuitBreakerOptions()).Clone();
        kept.Problems().ThrowIfAny(nameof(options));
        var target = new Lazy<TelemetryTarget>(() => TelemetryTarget.Of(innerClient));
        kept.OnStateChanged = (Action<CircuitStateChange>)(change => LlmMeter.CountChange(target, change)) + kept.OnStateChanged;
        circuit = new Circuit(kept, timeProvider ?? TimeProvider.System, account);
        account?.Add(circuit);
    }

    /// <summary>
    /// Whether calls go through now. Half-open: the next call goes through as a probe, unless one is under way. It may have changed before
    /// the next call is made, so what is sent has to reckon with a refusal all the same.
    /// </summary>
    public CircuitState State => circuit.State;

    /// <inheritdoc/>
    /// <exception cref="LlmException">
    /// The circuit is open (<see cref="LlmErrorKind.CircuitOpen"/>); <see cref="Exception.InnerException"/> is the failure that opened it.
    /// </exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var ticket = circuit.Enter();
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            circuit.Leave(ticket, CallVerdict.Up);
            return response;
        }
        catch (Exception error)
        {
            circuit.Leave(ticket, CallVerdicts.Of(error, cancellationToken), error);
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="LlmException">
    /// The circuit is open (<see cref="LlmErrorKind.CircuitOpen"/>); <see cref="Exception.InnerException"/> is the failure that opened it.
    /// </exception>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => new StreamOf(
            token => new CircuitStream(InnerClient, circuit, messages, options, token), cancellationToken);
}
