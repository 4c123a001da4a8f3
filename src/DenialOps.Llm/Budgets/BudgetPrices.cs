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
    private const string Anthropic = "anthropic";
    private const decimal UsdPerUnit = 0.000001m;
    private volatile DayPrices today = new(default);

    /// <summary>The most that so much input and output can cost in the provider's usual tier and region; null when not known.</summary>
    /// <param name="model">The model.</param>
    /// <param name="at">When.</param>
    /// <param name="input">Tokens of input.</param>
    /// <param name="output">Tokens of output.</param>
    /// <param name="isMarked">Whether the call may ask for its prompt to be written to the cache. Anthropic writes only what is asked for.</param>
    internal decimal? Most(string model, DateTimeOffset at, long input, long output, bool isMarked)
    {
        if (On(model, at) is not { } known
            || (known.Price.LongContext is { } beyond && beyond.AppliesTo(input) ? beyond.Rates : known.Price.Rates) is not { } rates)
        {
            return null;
        }

        var dearest = isMarked || known.Model.Provider != Anthropic
            ? Math.Max(rates.Input, Math.Max(rates.CacheWrite ?? 0, rates.CacheWriteOneHour ?? 0))
            : rates.Input;
        return ((input * dearest) + (output * rates.Output)) * UsdPerUnit;
    }

    /// <summary>The most output that a model gives; a number beyond any where that is not known, null for a model without a price.</summary>
    internal long? MaxOutputTokens(string model, DateTimeOffset at) => On(model, at) is { } known ? known.Model.MaxOutputTokens ?? long.MaxValue : null;

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
