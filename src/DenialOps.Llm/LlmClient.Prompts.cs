using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DenialOps.Llm.Prompts;
using DenialOps.Llm.StructuredOutput;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm;

#pragma warning disable RS0026 // Overloads with optional parameters: no call can mean two of them, as their first parameters are of unlike types.
/// <content>The calls whose prompt comes from a file.</content>
public sealed partial class LlmClient
{
    /// <summary>The answer to a prompt from a file, by the temperature and limit that the file sets; recorded under its name.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="call">What the call is for; null for an operation of the prompt's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="LlmException">There is no whole answer; the message says what to do.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<LlmResponse> CompleteWithUsageAsync(
        RenderedPrompt prompt, LlmCall? call = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return AskAsync(Messages(prompt.User, prompt.System), OptionsOf(prompt, call), cancellationToken);
    }

    /// <summary>The same as it is written.</summary>
    /// <inheritdoc cref="StreamAsync(string, string?, int?, float?, LlmCall?, CancellationToken)" path="/*[self::returns or self::remarks]"/>
    /// <param name="prompt">The prompt.</param>
    /// <param name="call">What the call is for; null for an operation of the prompt's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="LlmException">There is no whole answer; the message says what to do.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public IAsyncEnumerable<LlmUpdate> StreamAsync(RenderedPrompt prompt, LlmCall? call = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return ReadAsync(Messages(prompt.User, prompt.System), OptionsOf(prompt, call), cancellationToken);
    }

    /// <summary>The same as a value of a type: whole and valid, or an exception.</summary>
    /// <typeparam name="T">Any type that System.Text.Json reads; its schema is sent along.</typeparam>
    /// <inheritdoc cref="CompleteWithUsageAsync(RenderedPrompt, LlmCall?, CancellationToken)"/>
    [RequiresUnreferencedCode("Looks at T by reflection; call the extension method with a JsonTypeInfo<T> instead.")]
    [RequiresDynamicCode("Looks at T by reflection; call the extension method with a JsonTypeInfo<T> instead.")]
    public async Task<T> ExtractAsync<T>(RenderedPrompt prompt, LlmCall? call = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return (await this.ExtractAsync<T>(
            Messages(prompt.User, prompt.System), OptionsOf(prompt, call), structured, cancellationToken: cancellationToken)
            .ConfigureAwait(false)).Value;
    }

    /// <summary>The same as JSON: whole and of the schema, or an exception.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="schema">The JSON Schema that it has to fit; null for any object or array.</param>
    /// <param name="call">What the call is for; null for an operation of the prompt's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="LlmException">There is no whole and valid answer.</exception>
    /// <exception cref="ArgumentException">The schema cannot be used; the message says where and why.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<JsonElement> ExtractJsonAsync(
        RenderedPrompt prompt, JsonElement? schema = null, LlmCall? call = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return (await this.ExtractJsonAsync(
            Messages(prompt.User, prompt.System), schema, name: null, OptionsOf(prompt, call), structured, cancellationToken)
            .ConfigureAwait(false)).Value;
    }

    private static ChatOptions OptionsOf(RenderedPrompt prompt, LlmCall? call) => Options(
        prompt.MaxTokens,
        (float?)prompt.Temperature,
        (call ?? new LlmCall { Operation = prompt.Name }) with
        {
            PromptName = prompt.Name,
            PromptVersion = prompt.Version,
            PromptHash = prompt.ContentHash,
        });
}
