using System.Text.Json.Nodes;

namespace ProviderSimulator.Wire;

/// <summary>What the simulator needs to know of a request for a completion.</summary>
/// <param name="Model">The model asked for.</param>
/// <param name="IsStreamed">Whether the answer is to be streamed.</param>
/// <param name="IncludesUsage">Whether the end of a stream reports usage; Chat Completions does so only when asked.</param>
/// <param name="MaxOutputTokens">The client's limit of output tokens, if it set one.</param>
/// <param name="InputTokens">The tokens of the prompt, as the simulator counts them.</param>
/// <param name="ForcedTool">The tool that the model must call, or null.</param>
/// <param name="Schema">The schema of the JSON that is asked for, or null.</param>
internal sealed record ModelRequest(
    string Model,
    bool IsStreamed,
    bool IncludesUsage,
    int? MaxOutputTokens,
    int InputTokens,
    string? ForcedTool,
    JsonObject? Schema)
{
    /// <summary>Counts the tokens of a text; null for the simulator's own sum.</summary>
    public Func<string, int>? TokenCounter { get; init; }
}
