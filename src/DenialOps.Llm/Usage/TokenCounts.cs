namespace DenialOps.Llm.Usage;

/// <summary>The tokens of a call by what is billed, before they are somebody's: each in one bucket only, none negative.</summary>
internal readonly record struct TokenCounts(
    long Uncached, long CachedRead = 0, long CacheWrite = 0, long CacheWriteOneHour = 0, long Output = 0, long Reasoning = 0)
{
    /// <summary>All input.</summary>
    internal long Prompt => Uncached + CachedRead + CacheWrite + CacheWriteOneHour;
}
