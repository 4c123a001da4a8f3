using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DenialOps.Llm.Pricing;

/// <summary>Writes prices in the form that <see cref="PriceFileReader"/> reads.</summary>
internal static class PriceFileWriter
{
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static void Write(Stream stream, IEnumerable<PricedModel> models)
    {
        using var json = new Utf8JsonWriter(stream, Form);
        json.WriteStartObject();
        json.WriteString("unit", "USD per 1,000,000 tokens");
        json.WriteStartArray("models");
        foreach (var model in models)
        {
            Write(json, model);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PricedModel model)
    {
        json.WriteStartObject();
        json.WriteString("id", model.Id);
        Text(json, "provider", model.Provider);
        if (model.Aliases.Count > 0)
        {
            json.WriteStartArray("aliases");
            foreach (var alias in model.Aliases)
            {
                json.WriteStringValue(alias);
            }

            json.WriteEndArray();
        }

        Number(json, "max_input_tokens", model.MaxInputTokens);
        Number(json, "max_output_tokens", model.MaxOutputTokens);
        json.WriteStartArray("prices");
        foreach (var price in model.Prices)
        {
            Write(json, price);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ModelPrice price)
    {
        json.WriteStartObject();
        Text(json, "effective_from", price.EffectiveFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Write(json, price.Rates);
        if (price.LongContext is { } longer)
        {
            json.WriteStartObject("long_context");
            json.WriteNumber("threshold_input_tokens", longer.ThresholdInputTokens);
            if (longer.Inclusive)
            {
                json.WriteBoolean("inclusive", true);
            }

            Write(json, longer.Rates);
            json.WriteEndObject();
        }

        if (price.Tiers.Count > 0)
        {
            json.WriteStartObject("tiers");
            foreach (var (name, tier) in price.Tiers)
            {
                json.WriteStartObject(name);
                Number(json, "multiplier", tier.Multiplier);
                Write(json, tier.Rates);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        if (price.Regions.Count > 0)
        {
            json.WriteStartObject("regions");
            foreach (var (name, factor) in price.Regions)
            {
                json.WriteNumber(name, factor);
            }

            json.WriteEndObject();
        }

        Text(json, "source", price.Source);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TokenRates? rates)
    {
        Number(json, "input", rates?.Input);
        Number(json, "output", rates?.Output);
        Number(json, "cache_read", rates?.CacheRead);
        Number(json, "cache_write", rates?.CacheWrite);
        Number(json, "cache_write_1h", rates?.CacheWriteOneHour);
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            // Without the zeros that a decimal remembers.
            json.WriteNumber(name, number / 1.0000000000000000000000000000m);
        }
    }
}
