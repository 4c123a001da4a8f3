namespace ProviderSimulator.Scripts;

/// <summary>What a model answers, in no vendor's words. <see cref="Reply"/> makes the usual ones.</summary>
public sealed record Answer : Content
{
    /// <summary>The text of the answer.</summary>
    public string Text { get; init; } = "";

    /// <summary>
    /// JSON that the request asked for. It comes as the text of the answer or, where the request forces a tool, as the arguments of
    /// that tool.
    /// </summary>
    public string? Json { get; init; }

    /// <summary>The tools that the model calls.</summary>
    public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

    /// <summary>The sentence with which the model declines, or null.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why the answer ends; null takes the reason that fits the content.</summary>
    public FinishReason? Finish { get; init; }

    /// <summary>
    /// The word for why the answer ends, in Chat Completions of a server that has words of its own; null takes OpenAI's for
    /// <see cref="Finish"/>.
    /// </summary>
    public string? FinishWord { get; init; }

    /// <summary>
    /// The finish reason of the pieces before the last, in Chat Completions; null as OpenAI sends it, others send an empty text.
    /// </summary>
    public string? UnfinishedWord { get; init; }

    /// <summary>What the provider reports as used; null counts it, a token for every four characters.</summary>
    public Usage? Usage { get; init; }

    /// <summary>Whether the provider reports usage at all. Default: true.</summary>
    public bool ReportsUsage { get; init; } = true;

    /// <summary>The model that the provider says has answered; null repeats the requested name.</summary>
    public string? Model { get; init; }

    /// <summary>How many characters a streamed piece has. Default: 12.</summary>
    public int PieceLength { get; init; } = 12;

    internal FinishReason EffectiveFinish =>
        Finish ?? (Refusal is not null ? FinishReason.Refusal : ToolCalls.Count > 0 ? FinishReason.ToolCalls : FinishReason.Stop);
}
