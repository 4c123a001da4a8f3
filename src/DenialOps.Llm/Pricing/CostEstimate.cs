namespace DenialOps.Llm.Pricing;

/// <summary>What a call costs by a catalog, or why that is not known.</summary>
public readonly record struct CostEstimate
{
    /// <summary>In US dollars. Null when unpriced; never 0 for not knowing.</summary>
    public decimal? Usd { get; init; }

    /// <summary>Why there is no cost, in one sentence. Null when there is one.</summary>
    public string? UnpricedBecause { get; init; }

    /// <summary>The id of the model whose price was used. Null when none was found.</summary>
    public string? PricedAs { get; init; }
}
