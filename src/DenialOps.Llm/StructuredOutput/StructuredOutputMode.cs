namespace DenialOps.Llm.StructuredOutput;

/// <summary>How a model is told which JSON is wanted.</summary>
public enum StructuredOutputMode
{
    /// <summary>
    /// By the provider's own means where OpenAI or Anthropic is asked and the model has them; by instructions where the model is known not
    /// to have them; and by both where it is not known.
    /// </summary>
    Auto,

    /// <summary>By the provider's own means only: the response format, strict where the schema allows it.</summary>
    Native,

    /// <summary>By instructions only, for models and clients that refuse a response format.</summary>
    Prompt,
}
