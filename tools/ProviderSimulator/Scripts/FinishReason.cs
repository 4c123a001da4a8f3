namespace ProviderSimulator.Scripts;

/// <summary>Why an answer ends. Each wire format says it in its own words; see docs/provider-simulator.md.</summary>
public enum FinishReason
{
    /// <summary>The model was done: <c>stop</c>, <c>completed</c>, <c>end_turn</c>.</summary>
    Stop,

    /// <summary>The limit of output tokens was reached: <c>length</c>, <c>max_output_tokens</c>, <c>max_tokens</c>.</summary>
    Length,

    /// <summary>The model calls tools: <c>tool_calls</c>, <c>completed</c>, <c>tool_use</c>.</summary>
    ToolCalls,

    /// <summary>A filter stopped the answer: <c>content_filter</c>, for Anthropic <c>refusal</c>.</summary>
    ContentFilter,

    /// <summary>The model declined: OpenAI's <c>refusal</c> field, Anthropic's stop reason <c>refusal</c> with its details.</summary>
    Refusal,

    /// <summary>The context window was full: <c>model_context_window_exceeded</c> for Anthropic, <c>length</c> elsewhere.</summary>
    ContextWindowExceeded,

    /// <summary>A long turn that the provider paused: <c>pause_turn</c> for Anthropic, <c>stop</c> elsewhere.</summary>
    PauseTurn,
}
