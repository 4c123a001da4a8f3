using DenialOps.Llm.Pricing;

namespace DenialOps.Llm.Usage;

/// <summary>The tokens of one call, each counted in one bucket, with the model that is billed, the time it took and its cost.</summary>
/// <remarks>
/// The input buckets are disjoint and <see cref="PromptTokens"/> is their sum, so a cached token is never counted or billed twice.
/// Providers report differently: use <see cref="FromInclusiveInput"/> for OpenAI's shape and <see cref="FromExclusiveInput"/> for
/// Anthropic's. Immutable, so safe on any thread.
/// </remarks>
/// <example>
/// <code>
/// var counted = TokenUsage.FromInclusiveInput("gpt-4o", input: 1_000, output: 200, cachedRead: 600);
/// var usage = counted with { LatencyMs = 840, At = clock.GetUtcNow() };
/// decimal? dollars = usage.PricedBy(PriceCatalog.Default).EstimatedCost; // 400 × 2.50 + 600 × 1.25 + 200 × 10, per million
/// </code>
/// </example>
public sealed record TokenUsage
{
    private decimal? estimatedCost;

    /// <summary>The model that answered, as the provider names it; it is the one that is billed.</summary>
    public required string Model { get; init; }

    /// <summary>Input tokens that were neither read from a cache nor written to one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative; so for every count here.</exception>
    public long UncachedPromptTokens { get; init => field = NotNegative(value); }

    /// <summary>Input tokens that were read from the provider's prompt cache.</summary>
    public long CachedReadTokens { get; init => field = NotNegative(value); }

    /// <summary>Input tokens that were written to the provider's prompt cache for its usual time (Anthropic: 5 minutes).</summary>
    public long CacheWriteTokens { get; init => field = NotNegative(value); }

    /// <summary>Input tokens that were written to the provider's prompt cache for one hour.</summary>
    public long CacheWriteOneHourTokens { get; init => field = NotNegative(value); }

    /// <summary>All input tokens: the sum of the four buckets.</summary>
    public long PromptTokens => UncachedPromptTokens + CachedReadTokens + CacheWriteTokens + CacheWriteOneHourTokens;

    /// <summary>All output tokens, those of reasoning included.</summary>
    public long CompletionTokens { get; init => field = NotNegative(value); }

    /// <summary>The output tokens that were spent on reasoning; inside <see cref="CompletionTokens"/>.</summary>
    public long ReasoningTokens { get; init => field = NotNegative(value); }

    /// <summary>Input and output together.</summary>
    public long TotalTokens => PromptTokens + CompletionTokens;

    /// <summary>From sending the call to the end of the answer, in milliseconds.</summary>
    public double LatencyMs { get; init => field = NotNegative(value); }

    /// <summary>From sending the call to the first token of the answer, in milliseconds. Null when not measured.</summary>
    public double? TimeToFirstTokenMs { get; init => field = value is { } given ? NotNegative(given) : null; }

    /// <summary>When the call was made; its price is the one of that day (UTC). Null for the latest price.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>
    /// The service tier that is billed: <c>batch</c>, <c>flex</c>, <c>priority</c>, or the speed, <c>fast</c>. Null, <c>default</c>,
    /// <c>standard</c> or <c>auto</c> for the usual one.
    /// </summary>
    public string? ServiceTier { get; init; }

    /// <summary>
    /// The region that inference or data is kept in, if that is billed: <c>us</c>, <c>eu</c>. Null or <c>global</c> for none.
    /// </summary>
    public string? Region { get; init; }

    /// <summary>Whether the counts are an estimate of ours, because the provider reported none.</summary>
    public bool Estimated { get; init; }

    /// <summary>
    /// The cost in US dollars. Null when there is no known price, and before <see cref="PricedBy"/>; never 0 for not knowing.
    /// </summary>
    public decimal? EstimatedCost
    {
        get => estimatedCost;
        init => estimatedCost = value is { } given ? NotNegative(given) : null;
    }

    /// <summary>Usage as OpenAI reports it: the input includes what was read from and written to the cache.</summary>
    /// <param name="model">The model that answered.</param>
    /// <param name="input">All input tokens.</param>
    /// <param name="output">All output tokens, reasoning included.</param>
    /// <param name="cachedRead">Of the input, those read from the cache.</param>
    /// <param name="cacheWrite">Of the input, those written to the cache.</param>
    /// <param name="reasoning">Of the output, those of reasoning.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or a part is larger than its whole.</exception>
    public static TokenUsage FromInclusiveInput(
        string model, long input, long output, long cachedRead = 0, long cacheWrite = 0, long reasoning = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cachedRead);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cachedRead, input);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cacheWrite, input - cachedRead);
        return FromExclusiveInput(model, input - cachedRead - cacheWrite, output, cachedRead, cacheWrite, 0, reasoning);
    }

    /// <summary>Usage as Anthropic reports it: the input is what was neither read from the cache nor written to it.</summary>
    /// <param name="model">The model that answered.</param>
    /// <param name="input">Input tokens outside the cache.</param>
    /// <param name="output">All output tokens, reasoning included. Of a stream, the last count: it is cumulative.</param>
    /// <param name="cachedRead">Input tokens read from the cache.</param>
    /// <param name="cacheWrite">Input tokens written to the cache for 5 minutes.</param>
    /// <param name="cacheWriteOneHour">Input tokens written to the cache for 1 hour.</param>
    /// <param name="reasoning">Of the output, those of reasoning.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or reasoning is larger than the output.</exception>
    public static TokenUsage FromExclusiveInput(
        string model, long input, long output, long cachedRead = 0, long cacheWrite = 0, long cacheWriteOneHour = 0, long reasoning = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reasoning, output);
        return new TokenUsage
        {
            Model = model,
            UncachedPromptTokens = input,
            CachedReadTokens = cachedRead,
            CacheWriteTokens = cacheWrite,
            CacheWriteOneHourTokens = cacheWriteOneHour,
            CompletionTokens = output,
            ReasoningTokens = reasoning,
        };
    }

    /// <summary>The same usage with <see cref="EstimatedCost"/> from a catalog.</summary>
    /// <param name="prices">The prices.</param>
    public TokenUsage PricedBy(PriceCatalog prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        return this with { EstimatedCost = prices.Estimate(this).Usd };
    }

    /// <summary>The tokens by what is billed.</summary>
    internal TokenCounts Counts => new(
        UncachedPromptTokens, CachedReadTokens, CacheWriteTokens, CacheWriteOneHourTokens, CompletionTokens, ReasoningTokens);

    /// <summary>The usage of a request that was measured, priced: made at once, as each call needs one.</summary>
    internal static TokenUsage Measured(in MeasuredRequest request, PriceCatalog prices)
    {
        var usage = new TokenUsage
        {
            Model = request.Model,
            UncachedPromptTokens = request.Counts.Uncached,
            CachedReadTokens = request.Counts.CachedRead,
            CacheWriteTokens = request.Counts.CacheWrite,
            CacheWriteOneHourTokens = request.Counts.CacheWriteOneHour,
            CompletionTokens = request.Counts.Output,
            ReasoningTokens = request.Counts.Reasoning,
            LatencyMs = request.LatencyMs,
            TimeToFirstTokenMs = request.FirstTokenMs,
            At = request.At,
            ServiceTier = request.ServiceTier,
            Region = request.Region,
            Estimated = request.Estimated,
        };
        usage.estimatedCost = prices.Estimate(usage).Usd;
        return usage;
    }

    private static T NotNegative<T>(T value)
        where T : System.Numerics.INumberBase<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return T.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), "A finite number is needed.");
    }
}
