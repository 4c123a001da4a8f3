namespace DenialOps.Llm.Pricing;

/// <summary>Reads a price file of our own form; see <c>Pricing/Data/prices.json</c>.</summary>
internal sealed class PriceFileReader(string name)
{
    internal IReadOnlyList<PricedModel> Read(Stream stream)
    {
        using var file = PriceFile.Parse(stream, name);
        var root = file.Root.Only("unit", "read_on", "sources", "notes", "models");
        if (!root.Has("models"))
        {
            throw root.Fault("models", "is missing.");
        }

        if (root.OptionalText("unit") is { } unit && unit != "USD per 1,000,000 tokens")
        {
            throw root.Fault("unit", $"is '{unit}'; only 'USD per 1,000,000 tokens' is known.");
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        return [.. root.Rows("models", "model").Select(row => Model(row, names))];
    }

    private static PricedModel Model(PriceRow row, Dictionary<string, string> names)
    {
        row.Only("id", "provider", "aliases", "max_input_tokens", "max_output_tokens", "prices", "note");
        var model = new PricedModel
        {
            Id = row.Text("id"),
            Provider = row.OptionalText("provider"),
            Aliases = row.Texts("aliases"),
            MaxInputTokens = row.OptionalCount("max_input_tokens"),
            MaxOutputTokens = row.OptionalCount("max_output_tokens"),
            Prices = Prices(row),
        };

        foreach (var (name, field) in model.Aliases.Select(alias => (alias, "aliases")).Prepend((model.Id, "id")))
        {
            if (!names.TryAdd(name, row.Name))
            {
                throw row.Fault(field, $"'{name}' is there twice; the first is {names[name]}.");
            }
        }

        return model;
    }

    private static IReadOnlyList<ModelPrice> Prices(PriceRow model)
    {
        var prices = new List<ModelPrice>();
        foreach (var row in model.Rows("prices", "price"))
        {
            var price = Price(row);
            if (prices.Exists(other => other.EffectiveFrom == price.EffectiveFrom))
            {
                throw row.Fault("effective_from", $"{price.EffectiveFrom?.ToString("yyyy-MM-dd") ?? "none"} is there twice.");
            }

            prices.Add(price);
        }

        return prices.Count > 0
            ? [.. prices.OrderBy(price => price.EffectiveFrom ?? DateOnly.MinValue)]
            : throw model.Fault("prices", "is missing or empty.");
    }

    private static ModelPrice Price(PriceRow row)
    {
        row.Only(
            "effective_from", "input", "output", "cache_read", "cache_write", "cache_write_1h", "long_context", "tiers", "regions",
            "source", "note");
        return new ModelPrice
        {
            EffectiveFrom = row.OptionalDay("effective_from"),
            Rates = Rates(row),
            LongContext = row.Child("long_context") is { } longer ? Longer(longer) : null,
            Tiers = row.Child("tiers")?.Named().ToDictionary(tier => tier.Name, tier => Tier(tier.Row)) ?? [],
            Regions = Regions(row.Child("regions")),
            Source = row.OptionalText("source"),
        };
    }

    private static TokenRates Rates(PriceRow row)
    {
        var input = row.Rate("input");
        return new TokenRates
        {
            Input = input,
            Output = row.Rate("output"),
            CacheRead = row.RateOr("cache_read", input),
            CacheWrite = row.RateOr("cache_write", input),
            CacheWriteOneHour = row.RateOr("cache_write_1h", input),
        };
    }

    private static LongContextRates Longer(PriceRow row)
    {
        row.Only("threshold_input_tokens", "inclusive", "input", "output", "cache_read", "cache_write", "cache_write_1h");
        return new LongContextRates
        {
            ThresholdInputTokens = row.OptionalCount("threshold_input_tokens") ?? throw row.Fault("threshold_input_tokens", "is missing."),
            Inclusive = row.Flag("inclusive"),
            Rates = row.Has("input") || row.Has("output") ? Rates(row) : null,
        };
    }

    private static TierPrice Tier(PriceRow row)
    {
        row.Only("multiplier", "input", "output", "cache_read", "cache_write", "cache_write_1h");
        return row.Has("multiplier")
            ? new TierPrice { Multiplier = row.Only("multiplier").Rate("multiplier") }
            : new TierPrice { Rates = Rates(row) };
    }

    private static Dictionary<string, decimal> Regions(PriceRow? row) =>
        row?.Named().ToDictionary(region => region.Name, region => row.Rate(region.Name)) ?? [];
}
