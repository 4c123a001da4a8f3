using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Fallback;

/// <summary>A model that may answer a call.</summary>
/// <example>
/// <code>
/// var second = new FallbackTarget { Name = "claude", Client = anthropic, ModelId = "claude-sonnet-4-5", ContextWindow = 200_000 };
/// </code>
/// </example>
public sealed record FallbackTarget
{
    /// <summary>What it is called where the answer says who gave it; of few values, and no key.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Who is asked, with its retries, breaker and limits. Null for the client that the pipeline is built on. It is not disposed with the
    /// pipeline.
    /// </summary>
    public IChatClient? Client { get; init; }

    /// <summary>
    /// The model that is asked for. Null for the one the caller named, if this is the first target, else for the client's default.
    /// </summary>
    public string? ModelId { get; init; }

    /// <summary>
    /// How many tokens prompt and answer may have together; a prompt that is clearly longer passes it over. Null when not known: then nothing
    /// is known to be larger.
    /// </summary>
    public long? ContextWindow { get; init; }

    /// <summary>
    /// Whether the model takes <see cref="ChatOptions.Temperature"/>. False leaves it out, and with it <see cref="ChatOptions.TopP"/> and
    /// <see cref="ChatOptions.TopK"/>.
    /// </summary>
    public bool SupportsTemperature { get; init; } = true;

    /// <summary>
    /// Whether the model takes a JSON schema as <see cref="ChatOptions.ResponseFormat"/>. If not, an extraction tells it in words and leaves
    /// the format out, and a call with a schema of the caller's own passes the model over. Null: true, but for what the vendors are known to
    /// refuse (older models; of Anthropic, schemas with references).
    /// </summary>
    public bool? SupportsJsonSchema { get; init; }

    /// <summary>
    /// Whether the model goes on with an answer that is begun for it: a last message of the assistant's. False passes it over for such a
    /// call, because an answer from the beginning would be put behind the beginning that the caller has.
    /// </summary>
    public bool SupportsPrefill { get; init; } = true;

    /// <summary>
    /// The most output tokens that the model gives; a call that asks for more asks it for these. Null when not known: what is asked for is
    /// passed on.
    /// </summary>
    public int? MaxOutputTokens { get; init; }
}
