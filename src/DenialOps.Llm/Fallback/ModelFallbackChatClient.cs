using System.Text.Json;
using DenialOps.Llm.Retry;
using DenialOps.Llm.StructuredOutput;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Fallback;

/// <summary>Asks the next model when one cannot answer.</summary>
/// <remarks>
/// <para>
/// The next target is asked after failures that are the target's own and that its inner pipeline has given up on:
/// <see cref="ModelFallbackOptions.AlsoOn"/> lists them. Never after a request that was refused as it stands, nor, unless chosen, after a
/// wrong key: that has to be put right, and answers from elsewhere would hide it. Targets whose breaker is open are passed over. After a
/// timeout another client is asked before the same one by another model's name. While another target stands ready, a pause or a wait that
/// the provider asks for is not waited out beyond <see cref="ModelFallbackOptions.MaxWait"/>; when nobody else answered, it is.
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

    /// <summary>Where a stand-in's answer says by which provider it is, if that is known.</summary>
    internal const string ProviderKey = "denialops.provider";

    private readonly ModelFallbackOptions options;
    private readonly FallbackRoute[] routes;

    /// <summary>A client with a fallback.</summary>
    /// <param name="innerClient">Who answers for targets that name no client.</param>
    /// <param name="options">Who is asked in which order. A copy is kept.</param>
    /// <exception cref="ArgumentException">An option is outside its range; the message names each, its value and the range.</exception>
    /// <exception cref="InvalidOperationException">A part inside belongs outside.</exception>
    public ModelFallbackChatClient(IChatClient innerClient, ModelFallbackOptions options)
        : base(innerClient)
    {
        ArgumentNullException.ThrowIfNull(options);
        PipelineOrder.Check(typeof(ModelFallbackChatClient), innerClient);
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
        var run = Begin(read, options);
        while (true)
        {
            var route = run.Next()!;
            try
            {
                var response = await route.Client.GetResponseAsync(read, run.OptionsFor(route), cancellationToken).ConfigureAwait(false);
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
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var read = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return new StreamOf(token => new FallbackStream(Begin(read, options), read, options, token), cancellationToken);
    }

    /// <summary>Whether a schema has to be told in words too, because one of the targets takes none or may pass over it.</summary>
    internal bool NeedsInWords(JsonElement schema, ChatOptions? given) =>
        Array.Exists(routes, route => !route.Takes(schema, given) || SchemaSupport.MayBeIgnored(route.Metadata));

    private FallbackRun Begin(IReadOnlyList<ChatMessage> messages, ChatOptions? given) => new(routes, options, messages, given);

    internal static void Sign(AdditionalPropertiesDictionary said, FallbackRoute route, FallbackRun run)
    {
        said[TargetKey] = route.Target.Name;
        if (!route.IsFirst)
        {
            said[StandInKey] = true;
            said[ProviderKey] = route.Metadata?.ProviderName;
        }

        if (run.FailedAttempts > 0)
        {
            said[RetryChatClient.AttemptsKey] = run.FailedAttempts + (said.TryGetValue(RetryChatClient.AttemptsKey, out var own) && own is int count ? count : 1);
        }
    }
}
