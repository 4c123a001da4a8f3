using System.Runtime.CompilerServices;
using System.Threading.Channels;
using DenialOps.Llm.Providers;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Caching;

/// <summary>Gives the answer to a request again without asking, and asks once when several ask the same at the same time.</summary>
/// <remarks>
/// <para>
/// Only calls whose temperature is set and at most <see cref="ResponseCacheOptions.MaxTemperature"/> are cached. The key is the SHA-256 of
/// the whole request (messages, and all options that shape the answer), the provider, its endpoint, the model and
/// <see cref="LlmCall.Tenant"/>. A request that cannot be written down exactly (a raw representation, a derived type, a file or tool that
/// the provider keeps, a conversation that it keeps) is passed on uncached. An answer is kept only if it is whole and ended by itself or in
/// calls of tools: never one that was cut, filtered, empty or an error.
/// </para>
/// <para>
/// An answer that was not asked for has <see cref="HitKey"/> among its <see cref="ChatResponse.AdditionalProperties"/> (of a stream, on
/// its first piece). Its <see cref="ChatResponse.Usage"/> is that of the call that was paid for: count it as saved and not as spent. It
/// has no raw representation, and other additional properties come as <see cref="System.Text.Json.JsonElement"/>.
/// </para>
/// <para>
/// A call that several wait for goes on until all of them have left; what it fails by, all of them are told. A stream is read from the
/// provider as fast as it comes, whatever the pace of its reader; who joins it is given the answer when it is complete. Put it outside
/// budget, limiter and meter, so that a hit costs nothing. Thread safety: any number of calls at once.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// IChatClient client = new ChatClientBuilder(provider).UseResponseCache(new ResponseCacheOptions { MaxTemperature = 0 }).Build();
/// var response = await client.GetResponseAsync("…", new ChatOptions { Temperature = 0 });
/// var saved = response.AdditionalProperties?.ContainsKey(ResponseCacheChatClient.HitKey) is true ? response.Usage : null;
/// </code>
/// </example>
public sealed class ResponseCacheChatClient : DelegatingChatClient
{
    /// <summary>Where an answer that was not asked for says so: <see langword="true"/>; not there on others.</summary>
    public const string HitKey = "denialops.cache_hit";

    private readonly ResponseCacheOptions options;
    private readonly GuardedStore store;
    private readonly RequestKey keys = new(Guid.NewGuid().ToString("N"));
    private readonly Flights flights = new();

    /// <summary>A client with a cache.</summary>
    /// <param name="innerClient">Who answers.</param>
    /// <param name="options">Which answers are kept, and for how long; null for the defaults. A copy is kept.</param>
    /// <param name="cache">Where they are kept; null for the memory of this client.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">An option is outside its range; the message names each, its value and the range.</exception>
    public ResponseCacheChatClient(
        IChatClient innerClient, ResponseCacheOptions? options = null, IResponseCache? cache = null, TimeProvider? timeProvider = null)
        : base(innerClient)
    {
        this.options = (options ?? new ResponseCacheOptions()).Clone();
        this.options.Problems().ThrowIfAny(nameof(options));
        var time = timeProvider ?? TimeProvider.System;
        store = new GuardedStore(cache ?? new InMemoryResponseCache(this.options.SizeLimit, time), this.options, time);
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ChatMessage[] read = [.. messages];
        if (KeyOf(read, options) is not { } key)
        {
            return await base.GetResponseAsync(read, options, cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (LlmCall.Of(options).IsAnew)
        {
            return await ReplaceAsync(key, read, options!.Clone(), cancellationToken).ConfigureAwait(false);
        }

        var flight = flights.Board(key, out var first);
        try
        {
            if (first)
            {
                _ = FlyAsync(flight, token => AskAsync(read, options!.Clone(), token));
            }

            var landing = await flight.Landed.WaitAsync(cancellationToken).ConfigureAwait(false);
            landing.Error?.Throw();
            return (first ? landing.First : CopyOf(landing))
                ?? await base.GetResponseAsync(read, options, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            flights.Leave(flight);
        }
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ChatMessage[] read = [.. messages];
        return KeyOf(read, options) is { } key
            ? ShareAsync(key, read, options!.Clone(), cancellationToken)
            : base.GetStreamingResponseAsync(read, options, cancellationToken);
    }

    private async IAsyncEnumerable<ChatResponseUpdate> ShareAsync(
        FlightKey key, ChatMessage[] messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var flight = flights.Board(key, out var first);
        try
        {
            if (first)
            {
                var live = Channel.CreateUnbounded<ChatResponseUpdate>(new() { SingleReader = true, SingleWriter = true });
                _ = FlyAsync(flight, token => PumpAsync(messages, options, live.Writer, token), live.Writer);
                await foreach (var update in live.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                {
                    yield return update;
                }
            }

            var landing = await flight.Landed.WaitAsync(cancellationToken).ConfigureAwait(false);
            landing.Error?.Throw();
            var rest = first && !landing.FromStore ? AsyncEnumerable.Empty<ChatResponseUpdate>()
                : PiecesOf(landing)
                ?? base.GetStreamingResponseAsync(messages, options, cancellationToken);
            await foreach (var update in rest.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }
        }
        finally
        {
            flights.Leave(flight);
        }
    }

    // Belongs to no caller and never fails: it lands with what it failed by.
    private async Task FlyAsync(
        Flight flight, Func<CancellationToken, Task<Landing>> ask, ChannelWriter<ChatResponseUpdate>? live = null)
    {
        Landing landing;
        var keep = false;
        try
        {
            var found = await FindAsync(flight).ConfigureAwait(false);
            landing = found ?? await ask(flight.Deserted).ConfigureAwait(false);
            keep = landing is { FromStore: false, IsWorthKeeping: true, Answer: not null };
        }
#pragma warning disable CA1031 // Thrown on to everyone who waits.
        catch (Exception error)
#pragma warning restore CA1031
        {
            landing = new Landing { Error = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(error) };
        }

        if (!keep)
        {
            flights.Close(flight);
        }

        flight.Land(landing);
        live?.TryComplete();
        if (keep)
        {
            // Who comes in the meantime joins the call that has landed, so that nobody asks in between.
            await store.SetAsync(flight.Key.Request, landing.Answer!.Value).ConfigureAwait(false);
            flights.Close(flight);
        }
    }

    private async ValueTask<Landing?> FindAsync(Flight flight) =>
        await store.GetAsync(flight.Key.Request, flight.Deserted).ConfigureAwait(false) is { } answer
        && CachedAnswer.Read(answer) is { } response
            ? new Landing { Answer = answer, First = response, FromStore = true }
            : null;

    private async Task<ChatResponse> ReplaceAsync(FlightKey key, ChatMessage[] messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var landing = await AskAsync(messages, options, cancellationToken).ConfigureAwait(false);
        if (landing is { IsWorthKeeping: true, Answer: { } answer })
        {
            await store.SetAsync(key.Request, answer).ConfigureAwait(false);
        }

        return landing.First!;
    }

    private async Task<Landing> AskAsync(ChatMessage[] messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        return new Landing
        {
            // Before the first caller has it, who may change it.
            Answer = CachedAnswer.Write(response),
            IsWorthKeeping = CachedAnswer.IsWorthKeeping(response) && !CachedAnswer.IsStandIn(response.AdditionalProperties),
            First = response,
        };
    }

    private async Task<Landing> PumpAsync(
        ChatMessage[] messages, ChatOptions options, ChannelWriter<ChatResponseUpdate> live, CancellationToken cancellationToken)
    {
        List<byte[]>? pieces = [];
        var standIn = false;
        var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken);
        await foreach (var update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (CachedAnswer.BeginsAnew(update))
            {
                pieces = [];
            }

            // Before the reader has it, who may change it.
            standIn |= CachedAnswer.IsStandIn(update.AdditionalProperties);
            if (pieces is not null && CachedAnswer.Write(update) is { } piece)
            {
                pieces.Add(piece);
            }
            else
            {
                pieces = null;
            }

            live.TryWrite(update);
        }

        var whole = pieces is null ? null : CachedAnswer.Join(pieces);
        return new Landing
        {
            Answer = whole is null ? null : CachedAnswer.Write(whole),
            IsWorthKeeping = whole is not null && !standIn && CachedAnswer.IsWorthKeeping(whole),
        };
    }

    private static ChatResponse? CopyOf(Landing landing) => landing.Answer is { } answer ? CachedAnswer.Read(answer) : null;

    private static IAsyncEnumerable<ChatResponseUpdate>? PiecesOf(Landing landing)
    {
        if (CopyOf(landing)?.ToChatResponseUpdates() is not { Length: > 0 } pieces)
        {
            return null;
        }

        (pieces[0].AdditionalProperties ??= [])[HitKey] = true;
        return pieces.ToAsyncEnumerable();
    }

    private string? Format => (InnerClient.GetService(typeof(ProviderChatClient)) as ProviderChatClient)?.Format;

    private FlightKey? KeyOf(ChatMessage[] messages, ChatOptions? given)
    {
        if (given?.Temperature is not { } temperature || !(temperature >= 0 && temperature <= options.MaxTemperature))
        {
            return null;
        }

        var client = InnerClient.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata;
        var call = LlmCall.Of(given);
        return keys.Of(messages, given, client, Format) is { } key ? new FlightKey(key, call.Operation, call.Priority) : null;
    }
}
