namespace DenialOps.Llm.Pricing;

/// <summary>What tokens cost, in US dollars per 1,000,000 of them. A rate that is null is not known.</summary>
public sealed record TokenRates
{
    /// <summary>Of input outside the cache.</summary>
    public required decimal Input { get; init; }

    /// <summary>Of output, reasoning included.</summary>
    public required decimal Output { get; init; }

    /// <summary>Of input that is read from the cache.</summary>
    public decimal? CacheRead { get; init; }

    /// <summary>Of input that is written to the cache for its usual time.</summary>
    public decimal? CacheWrite { get; init; }

    /// <summary>Of input that is written to the cache for one hour.</summary>
    public decimal? CacheWriteOneHour { get; init; }
}
