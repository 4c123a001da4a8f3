using DenialOps.Llm.Usage;

namespace DenialOps.Llm.Pricing;

/// <summary>Works out the cost of a call from a price. Exact: decimal, and one division at the end.</summary>
internal static class PriceMath
{
    private const decimal PerTokens = 1_000_000m;

    internal static CostEstimate Cost(PricedModel model, ModelPrice price, TokenUsage usage)
    {
        CostEstimate Unpriced(string why) => new() { UnpricedBecause = $"{why} of {model.Id} is not known.", PricedAs = model.Id };

        var isLong = price.LongContext?.AppliesTo(usage.PromptTokens) ?? false;
        var rates = isLong ? price.LongContext!.Rates : price.Rates;
        var factor = 1m;
        if (NamedTier(usage.ServiceTier) is { } tierName)
        {
            if (!price.Tiers.TryGetValue(tierName, out var tier))
            {
                return Unpriced($"The price of the service tier '{tierName}'");
            }

            // A tier's own rates are for short requests; what a long one costs in it is not known.
            rates = tier.Multiplier is not null ? rates : isLong ? null : tier.Rates;
            factor = tier.Multiplier ?? 1m;
        }

        if (rates is null)
        {
            return Unpriced($"The price past {price.LongContext!.ThresholdInputTokens} input tokens");
        }

        if (NamedRegion(usage.Region) is { } region)
        {
            if (!price.Regions.TryGetValue(region, out var regional))
            {
                return Unpriced($"The price in the region '{region}'");
            }

            factor *= regional;
        }

        return MissingRate(rates, usage) is { } missing
            ? Unpriced($"The price of {missing}")
            : new CostEstimate { Usd = Sum(rates, usage) * factor / PerTokens, PricedAs = model.Id };
    }

    private static decimal Sum(TokenRates rates, TokenUsage usage) =>
        usage.UncachedPromptTokens * rates.Input
        + usage.CachedReadTokens * (rates.CacheRead ?? 0)
        + usage.CacheWriteTokens * (rates.CacheWrite ?? 0)
        + usage.CacheWriteOneHourTokens * (rates.CacheWriteOneHour ?? 0)
        + usage.CompletionTokens * rates.Output;

    private static string? MissingRate(TokenRates rates, TokenUsage usage) =>
        usage.CachedReadTokens > 0 && rates.CacheRead is null ? "tokens read from the cache"
        : usage.CacheWriteTokens > 0 && rates.CacheWrite is null ? "tokens written to the cache"
        : usage.CacheWriteOneHourTokens > 0 && rates.CacheWriteOneHour is null ? "tokens written to the cache for an hour"
        : null;

    private static string? NamedTier(string? tier) => tier is null or "" or "default" or "standard" or "auto" ? null : tier;

    // "not_available" is Anthropic's word for a model without a choice of region.
    private static string? NamedRegion(string? region) => region is null or "" or "global" or "not_available" ? null : region;
}
