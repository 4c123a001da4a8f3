namespace DenialOps.Llm.Providers;

/// <summary>Whose wire format a call speaks.</summary>
public enum LlmProvider
{
    /// <summary>OpenAI's Chat Completions, and any server that speaks them (Azure, Ollama, vLLM, OpenRouter).</summary>
    OpenAI,

    /// <summary>Anthropic's Messages.</summary>
    Anthropic,

    /// <summary>OpenAI's Responses, and any server that speaks them. Nothing is stored there unless a call says so itself.</summary>
    OpenAIResponses,
}
