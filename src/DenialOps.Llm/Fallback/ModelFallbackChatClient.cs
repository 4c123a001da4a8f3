using System.Runtime.CompilerServices;
using DenialOps.Llm.Errors;
using DenialOps.Llm.Retry;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Fallback;

/// <summary>Asks the next model when one cannot answer.</summary>
/// <remarks>
/// <para>
/// The next target is asked after failures that are the target's own and that its inner pipeline has given up on:
/// <see cref="ModelFallbackOptions.AlsoOn"/> lists them. Never after a request that was refused as it stands, nor, unless chosen, after a
/// wrong key: that has to be put right, and answers from elsewhere would hide it. Targets whose breaker is open are passed over. After a
/// timeout another client is asked before the same one by another model's name.
/// </para>
/// <para>
/// A stream goes on to the next target only before its first content; a role or an empty piece is none and is held back until then. After
/// that it fails, by an <see cref="LlmException"/> where the failure is one of the provider's or the network's. A call that continues a
/// conversation kept by the provider (<see cref="ChatOptions.ConversationId"/>) is answered by the first target or not at all.
/// </para>
/// <para>
/// An answer says under <see cref="TargetKey"/> who gave it and, if that was not the first, under <see cref="StandInKey"/> that it is a
/// stand-in (of a stream, on its first piece); <see cref="ChatResponse.ModelId"/> is set if the provider left it out. When nobody answers,
/// the last failure is thrown as it came, with the attempts of all targets in <see cref="LlmException.Attempts"/>. Thread safety: any
/// number of calls at once.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var options = new ModelFallbackOptions();
/// options.Targets.Add(new FallbackTarget { Name = "gpt-4o", ContextWindow = 128_000 });
/// options.Targets.Add(new FallbackTarget { Name = "claude", Client = anthropic, ContextWindow = 200_000 });
/// IChatClient client = new ChatClientBuilder(openai).UseModelFallback(options).Build();
/// </code>
/// </example>
public sealed class ModelFallbackChatClient : DelegatingChatClient
{
    /// <summary>Where an answer says which target gave it: its <see cref="FallbackTarget.Name"/>.</summary>
    public const string TargetKey = "denialops.target";

    /// <summary>Where an answer says that it is not the first target's: <see langword="true"/>; not there on others.</summary>
    public const string StandInKey = "denialops.stand_in";

    private readonly ModelFallbackOptions options;
    private readonly FallbackRoute[] routes;

    /// <summary>A client with a fallback.</summary>
    /// <param name="innerClient">Who answers for targets that name no client.</param>
    /// <param name="options">Who is asked in which order. A copy is kept.</param>
    /// <exception cref="ArgumentException">An option is outside its range; the message names each, its value and the range.</exception>
    public ModelFallbackChatClient(IChatClient innerClient, ModelFallbackOptions options)
        : base(innerClient)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options.Clone();
        this.options.Problems().ThrowIfAny(nameof(options));
        routes = [.. this.options.Targets.Select((target, i) => new FallbackRoute(target, innerClient, i == 0))];
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var read = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var run = Begin(options);
        while (true)
        {
            var route = run.Next()!;
            try
            {
                var response = await route.Client.GetResponseAsync(read, route.Map(options), cancellationToken).ConfigureAwait(false);
                response.ModelId ??= route.ModelFor(options);
                Sign(response.AdditionalProperties ??= [], route, run);
                return response;
            }
            catch (Exception error) when (run.GoesOn(route, error, cancellationToken))
            {
                // The next one is asked.
            }
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var read = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var run = Begin(options);
        BegunStream? begun;
        FallbackRoute route;
        do
        {
            route = run.Next()!;
            begun = await BeginAsync(route, run, read, options, cancellationToken).ConfigureAwait(false);
        }
        while (begun is null);

        using var partial = new PartialText();
        await using (begun.Updates.ConfigureAwait(false))
        {
            for (var i = 0; i < begun.Held.Count; i++)
            {
                partial.Add(begun.Held[i]);
                yield return begun.Held[i];
            }

            while (!begun.IsOver && await NextAsync(begun.Updates, run, route, partial, cancellationToken).ConfigureAwait(false))
            {
                partial.Add(begun.Updates.Current);
                yield return begun.Updates.Current;
            }
        }
    }

    private FallbackRun Begin(ChatOptions? given) => new(routes, options, given?.ConversationId is not null);

    /// <summary>Reads to the first content; null when that failed and another target is to be asked.</summary>
    private static async ValueTask<BegunStream?> BeginAsync(
        FallbackRoute route, FallbackRun run, IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        IAsyncEnumerator<ChatResponseUpdate>? updates = null;
        try
        {
            updates = route.Client.GetStreamingResponseAsync(messages, route.Map(options), cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            List<ChatResponseUpdate> held = [];
            bool more;
            do
            {
                more = await updates.MoveNextAsync().ConfigureAwait(false);
                if (more)
                {
                    held.Add(updates.Current);
                }
            }
            while (more && !StreamedContent.IsIn(held[^1]));

            if (held.Count > 0)
            {
                held[0].ModelId ??= route.ModelFor(options);
                Sign(held[0].AdditionalProperties ??= [], route, run);
            }

            return new BegunStream(updates, held, IsOver: !more);
        }
        catch (Exception error)
        {
            if (updates is not null)
            {
                await updates.DisposeAsync().ConfigureAwait(false);
            }

            if (!run.GoesOn(route, error, cancellationToken))
            {
                throw;
            }

            return null;
        }
    }

    // Pooled: it is awaited once a piece.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<bool> NextAsync(
        IAsyncEnumerator<ChatResponseUpdate> updates,
        FallbackRun run,
        FallbackRoute route,
        PartialText partial,
        CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync().ConfigureAwait(false);
        }
        catch (LlmException error)
        {
            error.CountAttempts(run.FailedAttempts + error.Attempts);
            throw;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && ForeignErrors.KindOf(error) is not null)
        {
            throw partial.GiveTo(new LlmException(LlmErrorKind.StreamInterrupted, error)
            {
                Model = route.Target.ModelId,
                Attempts = run.FailedAttempts + 1,
            });
        }
    }

    private static void Sign(AdditionalPropertiesDictionary said, FallbackRoute route, FallbackRun run)
    {
        said[TargetKey] = route.Target.Name;
        if (!route.IsFirst)
        {
            said[StandInKey] = true;
        }

        if (run.FailedAttempts > 0)
        {
            said[RetryChatClient.AttemptsKey] = run.FailedAttempts + (said.TryGetValue(RetryChatClient.AttemptsKey, out var own) && own is int count ? count : 1);
        }
    }

    private sealed record BegunStream(IAsyncEnumerator<ChatResponseUpdate> Updates, IReadOnlyList<ChatResponseUpdate> Held, bool IsOver);
}
