namespace ProviderSimulator.Wire;

/// <summary>The wire format that a request speaks.</summary>
public enum Api
{
    /// <summary>None that the simulator knows; it was answered with 404.</summary>
    Unknown,

    /// <summary>OpenAI Chat Completions, <c>POST …/chat/completions</c>.</summary>
    ChatCompletions,

    /// <summary>OpenAI Responses, <c>POST …/responses</c>.</summary>
    Responses,

    /// <summary>Anthropic Messages, <c>POST …/messages</c>.</summary>
    Messages,
}
