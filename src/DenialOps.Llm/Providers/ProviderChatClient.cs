using System.Runtime.CompilerServices;
using DenialOps.Llm.AnswerChecks;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Providers;

/// <summary>A provider, asked through its vendor's own client, whose every failure is an <see cref="LlmException"/>.</summary>
/// <remarks>
/// <para>
/// One call is one request: it retries nothing and has no time limit but that of connecting. A stream that ends before its answer does, an
/// error inside it, a refusal, an empty answer and one that was cut at its token limit are errors; of a stream, after what came. Usage has
/// one shape for every provider (see the documentation) and comes once in a stream, at its end.
/// </para>
/// <para>The vendor's client is made at the first call. Thread safety: safe from any thread.</para>
/// </remarks>
/// <example>
/// <code>
/// using IChatClient client = new ProviderChatClient(new() { ApiKey = key, Model = "gpt-4o" });
/// ChatResponse response = await client.GetResponseAsync("Why was it denied?", cancellationToken: cancellationToken);
/// </code>
/// </example>
public sealed class ProviderChatClient : IChatClient
{
    /// <summary>Where the provider's id of the request is, in the additional properties of a response.</summary>
    internal const string RequestIdKey = "denialops.request_id";

    /// <summary>Where the service tier is that the provider says it served in, in the additional properties of a response.</summary>
    /// <remarks>Of a stream on its last update. It is the provider's own word; prices know which words mean the usual tier.</remarks>
    internal const string ServiceTierKey = "denialops.service_tier";

    /// <summary>Where the region is that the provider says the model ran in, in the additional properties of a response.</summary>
    /// <remarks>Of a stream on its last update, and only of providers that bill by it.</remarks>
    internal const string RegionKey = "denialops.region";

    private readonly ProviderOptions options;
    private readonly ChatClientMetadata metadata;
    private readonly HttpClient http;
    private readonly Lazy<IChatClient> vendor;
    private bool isDisposed;

    /// <summary>Who is told the headers of each response.</summary>
    internal HeaderListeners Listeners { get; } = new();

    /// <summary>The provider's format by its own name, where it has another that goes by the provider's; null for all others.</summary>
    internal string? Format => options.Provider == LlmProvider.OpenAIResponses ? "openai-responses" : null;

    /// <summary>Whether a call was made that needed it.</summary>
    internal bool IsVendorMade => vendor.IsValueCreated;

    /// <summary>A client for a provider.</summary>
    /// <param name="options">Who is asked and how; copied.</param>
    /// <param name="timeProvider">The clock by which a date that the provider asks to wait for is read; null for the system's.</param>
    /// <param name="handler">What sends the requests, such as one with a proxy; not disposed of. Null for a pool of its own.</param>
    /// <exception cref="ArgumentException">An option is not allowed; the message names option, value and range.</exception>
    public ProviderChatClient(ProviderOptions options, TimeProvider? timeProvider = null, HttpMessageHandler? handler = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check(nameof(options));
        this.options = options = options.Clone();
        metadata = new(LlmProviders.NameOf(options.Provider), options.Endpoint, options.Model);
        var sender = handler is null ? (HttpMessageHandler)SdkClients.Sockets(options) : new BorrowedHandler(handler);
        http = new(new WatchingHandler(sender, options, Listeners, timeProvider ?? TimeProvider.System)) { Timeout = Timeout.InfiniteTimeSpan };
        vendor = new(() => SdkClients.Create(options, http));
    }

    /// <inheritdoc/>
    /// <exception cref="LlmException">There is no whole answer.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var watch = Watch(options, streamed: false);
        ChatResponse response;
        try
        {
            CallWatch.Current = watch;
            response = await vendor.Value.GetResponseAsync(messages, Sent(options), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception caught) when (FailureOf(caught, watch, cancellationToken) is not null)
        {
            throw FailureOf(caught, watch, cancellationToken)!;
        }

        var signs = new AnswerSigns();
        signs.Add(response);
        response.Usage = watch.Usage;
        response.FinishReason ??= watch.Ending(signs.HasCall);
        response.AdditionalProperties = Said(watch, response.AdditionalProperties);
        return Judge(watch, signs, options) is { } wrong ? throw Cut(wrong, response) : response;
    }

    /// <inheritdoc/>
    /// <exception cref="LlmException">The answer did not come whole.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var watch = Watch(options, streamed: true);
        var updates = vendor.Value.GetStreamingResponseAsync(messages, Sent(options), cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        await using var disposed = updates.ConfigureAwait(false);
        using var partial = new PartialText();
        ChatResponseUpdate? last = null;
        var signs = new AnswerSigns();
        var hasReason = false;
        while (await NextAsync(updates, watch, partial, cancellationToken).ConfigureAwait(false) is { } update)
        {
            last = update;
            partial.Add(update);
            signs.Add(update.Contents);
            hasReason |= update.FinishReason is not null;
            if (!IsOnlyUsage(update))
            {
                yield return update;
            }
        }

        if (Closing(last, watch) is { } closing)
        {
            closing.FinishReason = hasReason ? null : watch.Ending(signs.HasCall);
            yield return closing;
        }

        if (Judge(watch, signs, options) is { } wrong)
        {
            throw partial.GiveTo(wrong);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType.IsInstanceOfType(metadata) ? metadata
            : isDisposed || serviceType.Assembly == typeof(ProviderChatClient).Assembly ? null
            : vendor.Value.GetService(serviceType, serviceKey);
    }

    /// <summary>Disposes of the vendor's client and of the connections, if they are its own.</summary>
    public void Dispose()
    {
        isDisposed = true;
        if (vendor.IsValueCreated)
        {
            vendor.Value.Dispose();
        }

        http.Dispose();
    }

    private static LlmException Cut(LlmException failure, ChatResponse response)
    {
        failure.KeepPartialText(response.Text);
        return failure;
    }

    private CallWatch Watch(ChatOptions? call, bool streamed)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return new(options.Provider, call?.ModelId ?? options.Model!, streamed, options.IncludeStreamUsage);
    }

    /// <summary>The options without what is only for the middlewares.</summary>
    private ChatOptions? Sent(ChatOptions? call)
    {
        var sent = options.Provider == LlmProvider.OpenAIResponses ? ResponsesSdk.WithoutStore(call) : call;
        if (sent?.AdditionalProperties?.ContainsKey(LlmCall.Key) != true)
        {
            return sent;
        }

        sent = ReferenceEquals(sent, call) ? sent.Clone() : sent;
        sent.AdditionalProperties!.Remove(LlmCall.Key);
        return sent;
    }

    private static async ValueTask<ChatResponseUpdate?> NextAsync(
        IAsyncEnumerator<ChatResponseUpdate> updates, CallWatch watch, PartialText partial, CancellationToken cancellationToken)
    {
        try
        {
            CallWatch.Current = watch;
            if (await updates.MoveNextAsync().ConfigureAwait(false))
            {
                return updates.Current;
            }
        }
        catch (Exception caught) when (FailureOf(caught, watch, cancellationToken) is not null)
        {
            throw partial.GiveTo(FailureOf(caught, watch, cancellationToken)!);
        }

        // A client that keeps a failure to itself ends as if all were well.
        return watch.Failure is { } kept ? throw partial.GiveTo(kept) : null;
    }

    /// <summary>What comes out instead of what was caught; null lets that pass.</summary>
    private static Exception? FailureOf(Exception caught, CallWatch watch, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return caught is OperationCanceledException ? null : new OperationCanceledException(cancellationToken);
        }

        // Before the request left, it is the caller's mistake, or the adapter's view of the options.
        return watch.Failure ?? (watch.Sent ? watch.Fail(LlmErrorKind.Server, caught) : null);
    }

    // What the wire said counts, not what the vendor's adapter makes of it.
    private LlmException? Judge(CallWatch watch, AnswerSigns signs, ChatOptions? call)
    {
        signs.Declined = watch.Declined;
        return AnswerJudge.Judge(watch.FinishReason, signs, options.AllowTruncated || LlmCall.Of(call).AllowTruncated) is { } wrong
            ? watch.Error(wrong.Kind, wrong.Code)
            : null;
    }

    /// <summary>Takes the vendor's usage out of an update.</summary>
    /// <returns>Whether nothing else was in it.</returns>
    private static bool IsOnlyUsage(ChatResponseUpdate update)
    {
        if (!update.Contents.Any(content => content is UsageContent))
        {
            return false;
        }

        update.Contents = [.. update.Contents.Where(content => content is not UsageContent)];
        return update.Contents.Count == 0 && update.FinishReason is null;
    }

    private static ChatResponseUpdate? Closing(ChatResponseUpdate? last, CallWatch watch) => last is null ? null : new()
    {
        Role = last.Role,
        Contents = watch.Usage is { } usage ? [new UsageContent(usage)] : [],
        ModelId = last.ModelId,
        ResponseId = last.ResponseId,
        MessageId = last.MessageId,
        CreatedAt = last.CreatedAt,
        AdditionalProperties = Said(watch, null),
    };

    /// <summary>What the provider said of the call besides the answer.</summary>
    private static AdditionalPropertiesDictionary? Said(CallWatch watch, AdditionalPropertiesDictionary? others)
    {
        if (watch.RequestId is { } id)
        {
            (others ??= [])[RequestIdKey] = id;
        }

        if (watch.ServiceTier is { } tier)
        {
            (others ??= [])[ServiceTierKey] = tier;
        }

        if (watch.Region is { } region)
        {
            (others ??= [])[RegionKey] = region;
        }

        return others;
    }
}
