using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using DenialOps.Llm.Providers;
using DenialOps.Llm.Retry;
using DenialOps.Llm.StructuredOutput;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

/// <summary>A client for large language models with all that production needs around it.</summary>
/// <remarks>
/// <para>
/// Each call is retried, limited in time and counted; with the options for it also paced, budgeted, cached and answered by another model.
/// Whatever fails is an <see cref="LlmException"/>, and an answer that was cut is never a success; of a client that was given, exceptions
/// that are neither of the framework's for the network nor of a vendor's client come out as they are. It is an
/// <see cref="IChatClient"/> itself, for what is not covered here: tools, pictures, conversations.
/// </para>
/// <para>Thread safety: make one and use it from everywhere.</para>
/// </remarks>
/// <example>
/// <code>
/// using var client = LlmClient.Create(LlmProvider.OpenAI, key, "gpt-4o");
/// string answer = await client.CompleteAsync("Why was the claim denied?", system: "You write plain English.");
/// Console.WriteLine(client.Usage.Summarize().ToJson());
/// </code>
/// </example>
#pragma warning disable RS0026 // Overloads with optional parameters: no call can mean two of them, as their first parameters are of unlike types.
public sealed partial class LlmClient : IChatClient
{
    private readonly IChatClient pipeline;
    private readonly IReadOnlyList<IDisposable> owned;

    private readonly StructuredOutputOptions structured;

    private LlmClient(LlmClientOptions options, LlmClientServices services)
    {
        structured = options.StructuredOutput.Clone();
        pipeline = LlmPipeline.Build(options, services, [Usage, .. services.Sinks], out owned);
    }

    /// <summary>What the calls of this client came to.</summary>
    public UsageTracker Usage { get; } = new();

    /// <summary>A client for a provider.</summary>
    /// <param name="provider">Whose wire format is spoken.</param>
    /// <param name="apiKey">The key.</param>
    /// <param name="model">The model; null for <see cref="LlmProviders.DefaultModelOf"/>.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is not allowed; the message names option, value and range.</exception>
    public static LlmClient Create(LlmProvider provider, string apiKey, string? model = null, Action<LlmClientOptions>? configure = null)
    {
        var options = new LlmClientOptions();
        options.Target.Provider = new() { Provider = provider, ApiKey = apiKey, Model = model ?? LlmProviders.DefaultModelOf(provider) };
        configure?.Invoke(options);
        return Create(options);
    }

    /// <summary>A client for a provider that is named by a text.</summary>
    /// <param name="provider"><c>openai</c> or <c>anthropic</c>.</param>
    /// <param name="apiKey">The key.</param>
    /// <param name="model">The model; null for <see cref="LlmProviders.DefaultModelOf"/>.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    /// <exception cref="ArgumentException">There is no such provider, or an option is not allowed.</exception>
    public static LlmClient Create(string provider, string apiKey, string? model = null, Action<LlmClientOptions>? configure = null) =>
        Create(LlmProviders.Parse(provider), apiKey, model, configure);

    /// <summary>A client around any other.</summary>
    /// <param name="client">Who answers. Its own retries must be off. Disposed of with this.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is not allowed.</exception>
    /// <exception cref="InvalidOperationException">The client retries by itself, or holds a part that belongs further out.</exception>
    public static LlmClient Create(IChatClient client, Action<LlmClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        var options = new LlmClientOptions();
        configure?.Invoke(options);
        return Create(options, new LlmClientServices { Provider = client });
    }

    /// <summary>A client from options.</summary>
    /// <param name="options">The options; copied.</param>
    /// <param name="services">What it is built with beside them; null for nothing.</param>
    /// <exception cref="ArgumentException">An option is not allowed; the message names option, value and range.</exception>
    /// <exception cref="InvalidOperationException">A given provider retries by itself, or holds a part that belongs further out.</exception>
    public static LlmClient Create(LlmClientOptions options, LlmClientServices? services = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        services ??= new LlmClientServices();
        options.Check(nameof(options), providerIsGiven: services.Provider is not null);
        services.Check(options, nameof(services));
        return new LlmClient(options, services);
    }

    /// <summary>The answer to a prompt: whole, or an exception.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="system">What the model is told about its part; null for nothing.</param>
    /// <param name="maxTokens">The most output tokens; null for the provider's limit.</param>
    /// <param name="temperature">From 0 to 2; null for the provider's own.</param>
    /// <param name="call">What the call is for; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="LlmException">There is no whole answer; the message says what to do.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<string> CompleteAsync(
        string prompt,
        string? system = null,
        int? maxTokens = null,
        float? temperature = null,
        LlmCall? call = null,
        CancellationToken cancellationToken = default) =>
        (await CompleteWithUsageAsync(prompt, system, maxTokens, temperature, call, cancellationToken).ConfigureAwait(false)).Content;

    /// <summary>The same with what it took.</summary>
    /// <inheritdoc cref="CompleteAsync(string, string?, int?, float?, LlmCall?, CancellationToken)"/>
    public Task<LlmResponse> CompleteWithUsageAsync(
        string prompt,
        string? system = null,
        int? maxTokens = null,
        float? temperature = null,
        LlmCall? call = null,
        CancellationToken cancellationToken = default) =>
        AskAsync(Messages(prompt, system), Options(maxTokens, temperature, call), cancellationToken);

    /// <summary>The answer to a prompt as it is written.</summary>
    /// <returns>Its pieces; the last one has no text and tells what the call took.</returns>
    /// <remarks>
    /// A stream that fails before its first content is begun anew without its reader noticing. After that it ends with an exception: two
    /// half answers are never put together.
    /// </remarks>
    /// <inheritdoc cref="CompleteAsync(string, string?, int?, float?, LlmCall?, CancellationToken)"/>
    public IAsyncEnumerable<LlmUpdate> StreamAsync(
        string prompt,
        string? system = null,
        int? maxTokens = null,
        float? temperature = null,
        LlmCall? call = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync(Messages(prompt, system), Options(maxTokens, temperature, call), cancellationToken);

    /// <summary>The answer to a prompt as a value of a type: whole and valid, or an exception.</summary>
    /// <typeparam name="T">Any type that System.Text.Json reads; its schema is sent along.</typeparam>
    /// <remarks>
    /// More of it (what was repaired, the JSON, a type described without reflection) gives
    /// <see cref="StructuredOutputChatClientExtensions"/>, which can be called on this client too.
    /// </remarks>
    /// <inheritdoc cref="CompleteAsync(string, string?, int?, float?, LlmCall?, CancellationToken)"/>
    [RequiresUnreferencedCode("Looks at T by reflection; call the extension method with a JsonTypeInfo<T> instead.")]
    [RequiresDynamicCode("Looks at T by reflection; call the extension method with a JsonTypeInfo<T> instead.")]
    public async Task<T> ExtractAsync<T>(
        string prompt,
        string? system = null,
        int? maxTokens = null,
        float? temperature = null,
        LlmCall? call = null,
        CancellationToken cancellationToken = default) => (await this.ExtractAsync<T>(
            Messages(prompt, system), Options(maxTokens, temperature, call), structured, cancellationToken: cancellationToken)
            .ConfigureAwait(false)).Value;

    /// <summary>The answer to a prompt as JSON: whole and of the schema, or an exception.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="schema">The JSON Schema that it has to fit; null for any object or array.</param>
    /// <param name="system">What the model is told about its part; null for nothing.</param>
    /// <param name="maxTokens">The most output tokens; null for the provider's limit.</param>
    /// <param name="temperature">From 0 to 2; null for the provider's own.</param>
    /// <param name="call">What the call is for; null for nothing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="LlmException">There is no whole and valid answer.</exception>
    /// <exception cref="ArgumentException">The schema cannot be used; the message says where and why.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<JsonElement> ExtractJsonAsync(
        string prompt,
        JsonElement? schema = null,
        string? system = null,
        int? maxTokens = null,
        float? temperature = null,
        LlmCall? call = null,
        CancellationToken cancellationToken = default) => (await this.ExtractJsonAsync(
            Messages(prompt, system), schema, name: null, Options(maxTokens, temperature, call), structured, cancellationToken)
            .ConfigureAwait(false)).Value;

    /// <inheritdoc/>
    /// <exception cref="LlmException">There is no whole answer.</exception>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        pipeline.GetResponseAsync(GivenMessages.Of(messages), options, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="LlmException">The answer did not come whole.</exception>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        pipeline.GetStreamingResponseAsync(GivenMessages.Of(messages), options, cancellationToken);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this
            : serviceKey is null && serviceType == typeof(UsageTracker) ? Usage
            : pipeline.GetService(serviceType, serviceKey);
    }

    /// <summary>Disposes of the providers and their connections; not of sinks and stores.</summary>
    public void Dispose()
    {
        pipeline.Dispose();
        foreach (var part in owned)
        {
            part.Dispose();
        }
    }

    private async Task<LlmResponse> AskAsync(IList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        options = CallLog.Begin(options, out var log);
        var response = await pipeline.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        if (response.Text.Length == 0)
        {
            throw LlmResponse.NoText(log.Record!);
        }

        return new LlmResponse { Content = response.Text, FinishReason = response.FinishReason, Call = log.Record! };
    }

    private async IAsyncEnumerable<LlmUpdate> ReadAsync(
        IList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        options = CallLog.Begin(options, out var log);
        ChatFinishReason? end = null;
        var hasText = false;
        await foreach (var update in pipeline.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            end = update.FinishReason ?? end;
            var isRestart = update.AdditionalProperties?.ContainsKey(RetryChatClient.RestartedKey) is true;
            if (update.Text is { } text && (text.Length > 0 || isRestart))
            {
                hasText = text.Length > 0 || (hasText && !isRestart);
                yield return new LlmUpdate(text, isRestart);
            }
        }

        if (!hasText)
        {
            throw LlmResponse.NoText(log.Record!);
        }

        yield return new LlmUpdate("", FinishReason: end, Call: log.Record);
    }

    private static List<ChatMessage> Messages(string prompt, string? system)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        var user = new ChatMessage(ChatRole.User, prompt);
        return system is null ? [user] : [new(ChatRole.System, system), user];
    }

    private static ChatOptions Options(int? maxTokens, float? temperature, LlmCall? call)
    {
        if (maxTokens is { } most)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(maxTokens));
        }

        if (temperature is not (null or (>= 0 and <= 2)))
        {
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "From 0 to 2.");
        }

        var options = new ChatOptions { MaxOutputTokens = maxTokens, Temperature = temperature };
        return call is null ? options : call.AddTo(options);
    }
}
