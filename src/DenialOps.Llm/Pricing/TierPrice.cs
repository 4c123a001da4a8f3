namespace DenialOps.Llm.Pricing;

/// <summary>What a service tier (batch, flex, priority, fast) costs: a factor on the usual rates, or rates of its own.</summary>
public sealed record TierPrice
{
    /// <summary>The factor on whatever rates apply, long context included. Null when the tier has rates of its own.</summary>
    public decimal? Multiplier { get; init; }

    /// <summary>The tier's own rates, for requests below the long-context threshold. Null when it has a factor.</summary>
    public TokenRates? Rates { get; init; }
}
