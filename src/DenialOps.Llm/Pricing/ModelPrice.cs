namespace DenialOps.Llm.Pricing;

/// <summary>The price of a model from a day on.</summary>
public sealed record ModelPrice
{
    /// <summary>The first day of this price (UTC). Null when it has always been so.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>The usual rates.</summary>
    public required TokenRates Rates { get; init; }

    /// <summary>The rates of long requests. Null when all requests have the usual ones.</summary>
    public LongContextRates? LongContext { get; init; }

    /// <summary>The service tiers with a price of their own, by name. One that is not here is unpriced.</summary>
    public IReadOnlyDictionary<string, TierPrice> Tiers { get; init; } = new Dictionary<string, TierPrice>();

    /// <summary>Factors for inference or data that is kept in a region, by its name. One that is not here is unpriced.</summary>
    public IReadOnlyDictionary<string, decimal> Regions { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Where the price was read.</summary>
    public string? Source { get; init; }
}
