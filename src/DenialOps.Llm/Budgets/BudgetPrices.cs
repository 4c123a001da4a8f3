using System.Collections.Concurrent;
using DenialOps.Llm.Pricing;
using DenialOps.Llm.Usage;

namespace DenialOps.Llm.Budgets;

/// <summary>The catalog's answers of a day, kept: a budget asks twice for each call.</summary>
/// <param name="catalog">What tokens cost.</param>
internal sealed class BudgetPrices(PriceCatalog catalog)
{
    // Ids come from callers and providers; there are few, but nothing here makes sure of it.
    private const int MostModels = 200;
    private const decimal UsdPerUnit = 0.000001m;
    private volatile DayPrices today = new(default);

    /// <summary>What plain input and output cost; null when not known.</summary>
    internal decimal? Cost(string model, DateTimeOffset at, long input, long output) =>
        On(model, at) is not { } known ? null
        : known.Price.LongContext is null ? ((input * known.Price.Rates.Input) + (output * known.Price.Rates.Output)) * UsdPerUnit
        : PriceMath.Cost(known.Model, known.Price, TokenUsage.FromExclusiveInput(model, input, output)).Usd;

    /// <summary>What a call cost at the time it was sent; null when not known.</summary>
    internal decimal? Cost(string model, DateTimeOffset at, TokenUsage usage) =>
        On(model, at) is { } known ? PriceMath.Cost(known.Model, known.Price, usage).Usd : null;

    private Known? On(string model, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        var prices = today;
        if (prices.Day != day)
        {
            today = prices = new DayPrices(day);
        }

        if (prices.Models.TryGetValue(model, out var known))
        {
            return known;
        }

        known = catalog.Find(model) is { } found && found.PriceOn(day) is { } price ? new Known(found, price) : null;
        if (prices.Models.Count < MostModels)
        {
            prices.Models.TryAdd(model, known);
        }

        return known;
    }

    private sealed record Known(PricedModel Model, ModelPrice Price);

    private sealed class DayPrices(DateOnly day)
    {
        internal DateOnly Day { get; } = day;

        internal ConcurrentDictionary<string, Known?> Models { get; } = new(StringComparer.Ordinal);
    }
}
