using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DenialOps.Llm.Pricing;

/// <summary>Reads LiteLLM's <c>model_prices_and_context_window.json</c>: US dollars a token, one row a model, no dates.</summary>
internal sealed partial class LiteLlmReader(string name)
{
    private const decimal Million = 1_000_000m;
    private static readonly string[] Modes = ["chat", "responses", "completion"];
    private static readonly (string Tier, string Suffix)[] Tiers = [("batch", "_batches"), ("flex", "_flex"), ("priority", "_priority")];

    internal (IReadOnlyList<PricedModel> Models, IReadOnlyDictionary<string, string> Skipped) Read(Stream stream)
    {
        using var file = PriceFile.Parse(stream, name);
        var models = new List<PricedModel>();
        var skipped = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, row) in file.Root.Named())
        {
            if (Unwanted(id, row) is { } why)
            {
                skipped.Add(id, why);
                continue;
            }

            models.Add(Model(id, row, Threshold(row.Element)));
        }

        return (models, skipped);
    }

    private string? Unwanted(string id, PriceRow row)
    {
        if (id == "sample_spec")
        {
            return "is the file's own explanation.";
        }

        if (row.OptionalText("mode") is { } mode && !Modes.Contains(mode))
        {
            return $"is of mode '{mode}'; only {string.Join(", ", Modes)} are priced by the token.";
        }

        return row.Has("input_cost_per_token") && row.Has("output_cost_per_token") ? null : "has no price by the token.";
    }

    private static PricedModel Model(string id, PriceRow row, (long Tokens, string Suffix)? threshold) => new()
    {
        Id = id,
        Provider = row.OptionalText("litellm_provider"),
        MaxInputTokens = row.OptionalCount("max_input_tokens"),
        MaxOutputTokens = row.OptionalCount("max_output_tokens"),
        Prices =
        [
            new ModelPrice
            {
                Rates = Rates(row, "")!,
                LongContext = threshold is { } longer
                    ? new LongContextRates { ThresholdInputTokens = longer.Tokens, Rates = Rates(row, longer.Suffix) }
                    : null,
                Tiers = Tiers.Select(tier => (tier.Tier, Rates: Rates(row, tier.Suffix))).Where(tier => tier.Rates is not null)
                    .ToDictionary(tier => tier.Tier, tier => new TierPrice { Rates = tier.Rates }),
                Source = "litellm",
            },
        ],
    };

    private static TokenRates? Rates(PriceRow row, string suffix)
    {
        decimal? Rate(string field) => row.OptionalRate(field + suffix, Million);

        // All are read before any is judged, so that a negative one is never passed over.
        var (input, output) = (Rate("input_cost_per_token"), Rate("output_cost_per_token"));
        var (read, write) = (Rate("cache_read_input_token_cost"), Rate("cache_creation_input_token_cost"));
        var hour = Rate("cache_creation_input_token_cost_above_1hr");
        return input is null || output is null ? null : new TokenRates
        {
            Input = input.Value,
            Output = output.Value,
            CacheRead = read,
            CacheWrite = write,
            CacheWriteOneHour = hour,
        };
    }

    // With two thresholds ("above_128k", "above_256k") the lower one is kept without rates: unpriced past it, rather than too low.
    private static (long Tokens, string Suffix)? Threshold(JsonElement row)
    {
        var found = row.EnumerateObject().Select(field => Above().Match(field.Name)).Where(match => match.Success)
            .Select(match => long.Parse(match.Groups["k"].ValueSpan, CultureInfo.InvariantCulture)).Distinct().Order().ToArray();
        return found switch
        {
            [] => null,
            [var only] => (only * 1000, $"_above_{only}k_tokens"),
            [var lowest, ..] => (lowest * 1000, "_of_several_thresholds"),
        };
    }

    [GeneratedRegex(@"\A(?:input|output)_cost_per_token_above_(?<k>[0-9]{1,6})k_tokens\z", RegexOptions.NonBacktracking)]
    private static partial Regex Above();
}
