namespace ProviderSimulator.Scripts;

/// <summary>
/// What a call used, in buckets that do not overlap. The wire formats add them up their own way: OpenAI's input includes what was read
/// from and written to the cache, Anthropic's does not.
/// </summary>
public sealed record Usage
{
    /// <summary>Input tokens that neither came from the cache nor went into it.</summary>
    public int InputTokens { get; init; }

    /// <summary>Input tokens read from the cache.</summary>
    public int CacheReadTokens { get; init; }

    /// <summary>Input tokens written to a cache that lasts five minutes (OpenAI: to its only cache).</summary>
    public int CacheWrite5MinuteTokens { get; init; }

    /// <summary>Input tokens written to a cache that lasts one hour (OpenAI: to its only cache).</summary>
    public int CacheWrite1HourTokens { get; init; }

    /// <summary>Output tokens, those of reasoning included.</summary>
    public int OutputTokens { get; init; }

    /// <summary>The part of <see cref="OutputTokens"/> that the model spent on reasoning.</summary>
    public int ReasoningTokens { get; init; }

    internal int CacheWriteTokens => CacheWrite5MinuteTokens + CacheWrite1HourTokens;

    internal int AllInputTokens => InputTokens + CacheReadTokens + CacheWriteTokens;
}
