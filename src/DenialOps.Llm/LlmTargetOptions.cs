using DenialOps.Llm.Providers;
using DenialOps.Llm.RateLimiting;

namespace DenialOps.Llm;

/// <summary>A model that a client asks: where it is, and how fast it may be asked.</summary>
/// <example>
/// <code>
/// options.Fallbacks.Add(new LlmTargetOptions
/// {
///     Provider = new() { Provider = LlmProvider.Anthropic, ApiKey = key, Model = "claude-sonnet-4-5" },
/// });
/// </code>
/// </example>
public sealed class LlmTargetOptions
{
    /// <summary>What it is called where an answer says who gave it; of few values.</summary>
    /// <value>Null: the name of its model.</value>
    public string? Name { get; set; }

    /// <summary>Who is asked, with which key and model.</summary>
    /// <value>OpenAI, without a key.</value>
    public ProviderOptions Provider { get; set; } = new();

    /// <summary>How many tokens a prompt may have.</summary>
    /// <value>Null: what the price file says of the model, if it does. Otherwise above 0.</value>
    public long? ContextWindow { get; set; }

    /// <summary>Whether the model takes a temperature; if not, it is left out of what this model is asked.</summary>
    /// <value>True.</value>
    public bool SupportsTemperature { get; set; } = true;

    /// <summary>
    /// Whether the model takes a JSON schema as the format of its answer. If not, an extraction tells it in words, and a call with a schema
    /// of the caller's own goes to the other models.
    /// </summary>
    /// <value>Null: true, but for what the vendors are known to refuse.</value>
    public bool? SupportsJsonSchema { get; set; }

    /// <summary>
    /// Whether the model goes on with an answer that is begun for it, by a last message of the assistant's. If not, such a call goes to the
    /// other models.
    /// </summary>
    /// <value>True.</value>
    public bool SupportsPrefill { get; set; } = true;

    /// <summary>The most output tokens that the model gives; a call that asks for more asks it for these.</summary>
    /// <value>Null: of a fallback, what the price file says of the model, if it does. Otherwise above 0.</value>
    public int? MaxOutputTokens { get; set; }

    /// <summary>The pace at which it may be asked.</summary>
    /// <value>
    /// The defaults of <see cref="RateLimitOptions"/>: no limits of our own; after a refusal (HTTP 429) everybody pauses, and then keeps to
    /// the limits that the provider's headers name. Null: none of that.
    /// </value>
    public RateLimitOptions? RateLimit { get; set; } = new();

    internal string NameOrModel => Name ?? Provider.Model ?? "";
}
