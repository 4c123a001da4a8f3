using System.Globalization;
using DenialOps.Llm.Pricing;

namespace DenialOps.Cli.Printing;

/// <summary>What of a price does not fit a row.</summary>
internal static class PriceNotes
{
    /// <summary>One line each for long requests, service tiers and regions.</summary>
    public static IEnumerable<string> Of(ModelPrice? price)
    {
        if (price?.LongContext is { } longer)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{(longer.Inclusive ? "From" : "Above")} {longer.ThresholdInputTokens:N0} input tokens: ")
                + (longer.Rates is { } rates ? Rates(rates) : "not known") + ".";
        }

        foreach (var (name, tier) in price?.Tiers ?? new Dictionary<string, TierPrice>())
        {
            yield return $"Tier {name}: " + (tier.Multiplier is { } factor ? Factor(factor) : tier.Rates is { } own ? Rates(own) : "not known") + ".";
        }

        foreach (var (name, factor) in price?.Regions ?? new Dictionary<string, decimal>())
        {
            yield return $"Region {name}: {Factor(factor)}.";
        }
    }

    private static string Factor(decimal factor) => string.Create(CultureInfo.InvariantCulture, $"{factor:0.####} times the price");

    private static string Rates(TokenRates rates) => string.Create(CultureInfo.InvariantCulture, $"input {rates.Input:0.00####}, output {rates.Output:0.00####}");
}
