namespace DenialOps.Llm.Pricing;

/// <summary>A model and its prices over time.</summary>
public sealed record PricedModel
{
    /// <summary>The provider's id of it.</summary>
    public required string Id { get; init; }

    /// <summary>Who sells it. Null when not said.</summary>
    public string? Provider { get; init; }

    /// <summary>Other ids that mean it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The most input tokens it takes. Null when not known.</summary>
    public long? MaxInputTokens { get; init; }

    /// <summary>The most output tokens it gives. Null when not known.</summary>
    public long? MaxOutputTokens { get; init; }

    /// <summary>Its prices, the earliest first.</summary>
    public required IReadOnlyList<ModelPrice> Prices { get; init; }

    /// <summary>The price of a day.</summary>
    /// <param name="day">The day (UTC); null for the latest price.</param>
    /// <returns>The latest price that had begun; null for a day before the first.</returns>
    public ModelPrice? PriceOn(DateOnly? day) =>
        Prices.LastOrDefault(price => day is null || price.EffectiveFrom is null || price.EffectiveFrom <= day);
}
