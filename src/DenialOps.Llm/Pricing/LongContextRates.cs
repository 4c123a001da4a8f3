namespace DenialOps.Llm.Pricing;

/// <summary>The rates of a whole request whose input passes a threshold.</summary>
public sealed record LongContextRates
{
    /// <summary>In tokens of all input, cache reads and writes included.</summary>
    public required long ThresholdInputTokens { get; init; }

    /// <summary>Whether a request of exactly the threshold is priced so too; otherwise only one above it.</summary>
    public bool Inclusive { get; init; }

    /// <summary>The rates, or null when it is only known that the usual ones do not hold.</summary>
    public TokenRates? Rates { get; init; }

    /// <summary>Whether a request with this much input is priced so.</summary>
    /// <param name="promptTokens">All its input tokens.</param>
    public bool AppliesTo(long promptTokens) =>
        Inclusive ? promptTokens >= ThresholdInputTokens : promptTokens > ThresholdInputTokens;
}
