using DenialOps.Llm.Errors;

namespace DenialOps.Llm.Providers;

/// <summary>The providers by name.</summary>
/// <example><code>var provider = LlmProviders.Parse("anthropic");</code></example>
public static class LlmProviders
{
    private const string OpenAIName = "openai";
    private const string ResponsesName = "openai-responses";
    private const string AnthropicName = "anthropic";

    /// <summary>The provider that a text names.</summary>
    /// <param name="name"><c>openai</c>, <c>openai-responses</c> or <c>anthropic</c>, in whatever case.</param>
    /// <exception cref="ArgumentException">It names none of them. The message says which names there are.</exception>
    public static LlmProvider Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Trim().ToLowerInvariant() switch
        {
            OpenAIName => LlmProvider.OpenAI,
            ResponsesName => LlmProvider.OpenAIResponses,
            AnthropicName => LlmProvider.Anthropic,
            // What is not a name may be a key that slipped into the wrong place.
            _ => throw new ArgumentException(
                $"The provider is \"{SafeToken.Of(name)}\"; allowed: {OpenAIName}, {ResponsesName}, {AnthropicName}. "
                + $"For a server that speaks OpenAI's format use {OpenAIName} and set its address in "
                + $"{nameof(ProviderOptions)}.{nameof(ProviderOptions.Endpoint)}.",
                nameof(name)),
        };
    }

    /// <summary>The name that errors, metrics and records have for a provider.</summary>
    /// <param name="provider">The provider.</param>
    /// <returns><c>openai</c> or <c>anthropic</c>: who is asked, in whichever of its formats.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such provider.</exception>
    public static string NameOf(LlmProvider provider) => provider switch
    {
        LlmProvider.OpenAI or LlmProvider.OpenAIResponses => OpenAIName,
        LlmProvider.Anthropic => AnthropicName,
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "There is no such provider."),
    };

    /// <summary>The model that is asked when none is named: one of those that write well and cost little more than the smallest.</summary>
    /// <param name="provider">The provider.</param>
    /// <returns><c>gpt-4o</c> or <c>claude-sonnet-4-5</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such provider.</exception>
    public static string DefaultModelOf(LlmProvider provider) =>
        NameOf(provider) == AnthropicName ? "claude-sonnet-4-5" : "gpt-4o";
}
