using System.Collections.Frozen;
using System.Globalization;
using DenialOps.Llm.Usage;

namespace DenialOps.Llm.Pricing;

/// <summary>What models cost, by day.</summary>
/// <remarks>
/// A model is found by its exact id, then by an alias, then as a dated release of either (<c>id-2024-07-18</c>, <c>id-20240718</c>);
/// never by the beginning of its name. One that is not found is unpriced, and the estimate says so. Immutable, so safe on any thread.
/// </remarks>
/// <example>
/// <code>
/// var prices = PriceCatalog.Default.OverriddenBy(PriceCatalog.Load("our-prices.json"));
/// var cost = prices.Estimate(usage);
/// Console.WriteLine(cost.Usd is { } usd ? $"{usd} USD" : cost.UnpricedBecause);
/// </code>
/// </example>
public sealed class PriceCatalog
{
    private static readonly Lazy<PriceCatalog> Built = new(LoadDefault);
    private readonly FrozenDictionary<string, PricedModel> byId;
    private readonly FrozenDictionary<string, PricedModel> byAlias;

    private PriceCatalog(IReadOnlyList<PricedModel> models)
    {
        Models = models;
        byId = models.ToFrozenDictionary(model => model.Id, StringComparer.Ordinal);
        byAlias = models.SelectMany(model => model.Aliases.Select(alias => KeyValuePair.Create(alias, model)))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The prices that come with the package; where and when they were read stands in its <c>prices.json</c>.</summary>
    public static PriceCatalog Default => Built.Value;

    /// <summary>Every model with a price.</summary>
    public IReadOnlyList<PricedModel> Models { get; }

    /// <summary>Reads a price file of the form of the package's own <c>prices.json</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PriceFileException">The file is not JSON, or a row is negative, double, incomplete or misspelt; it names the line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PriceCatalog Load(string path)
    {
        using var stream = File.OpenRead(path);
        return Load(stream, path);
    }

    /// <summary>Reads prices of the form of the package's own <c>prices.json</c>.</summary>
    /// <param name="stream">The file's content, UTF-8.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <inheritdoc cref="Load(string)"/>
    public static PriceCatalog Load(Stream stream, string name) => new(new PriceFileReader(name).Read(stream));

    /// <summary>Reads LiteLLM's <c>model_prices_and_context_window.json</c>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The prices, without dates, and what was left out: rows that are not priced by the token.</returns>
    /// <remarks>A cache rate that the file does not give is not known: a call that needs it is unpriced.</remarks>
    /// <exception cref="PriceFileException">The file is not JSON, or a row is negative or double.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PriceImport ImportLiteLlm(string path)
    {
        using var stream = File.OpenRead(path);
        return ImportLiteLlm(stream, path);
    }

    /// <summary>Reads LiteLLM's <c>model_prices_and_context_window.json</c>.</summary>
    /// <param name="stream">The file's content, UTF-8.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <inheritdoc cref="ImportLiteLlm(string)"/>
    public static PriceImport ImportLiteLlm(Stream stream, string name)
    {
        var (models, skipped) = new LiteLlmReader(name).Read(stream);
        return new PriceImport { Catalog = new PriceCatalog(models), Skipped = skipped };
    }

    /// <summary>Writes the prices in the form of the package's own <c>prices.json</c>, which <see cref="Load(Stream, string)"/> reads.</summary>
    /// <param name="stream">Where to; UTF-8.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        PriceFileWriter.Write(stream, Models);
    }

    /// <summary>A catalog in which another's models come first: a model or alias of the other replaces the one of that name here.</summary>
    /// <param name="other">The prices that win, as a user's own.</param>
    public PriceCatalog OverriddenBy(PriceCatalog other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var taken = other.Models.SelectMany(model => model.Aliases.Append(model.Id)).ToHashSet(StringComparer.Ordinal);
        var kept = Models.Where(model => !taken.Contains(model.Id))
            .Select(model => model with { Aliases = [.. model.Aliases.Where(alias => !taken.Contains(alias))] });
        return new PriceCatalog([.. kept, .. other.Models]);
    }

    /// <summary>The model that an id means.</summary>
    /// <param name="model">An id as the provider gives it.</param>
    /// <returns>Null when there is none.</returns>
    public PricedModel? Find(string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Exact(model) ?? (DatedBase(model) is { } undated ? Exact(undated) : null);
    }

    /// <summary>What a call costs.</summary>
    /// <param name="usage">Its tokens, model, day, service tier and region.</param>
    /// <returns>The cost, or why it is not known.</returns>
    public CostEstimate Estimate(TokenUsage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        if (Find(usage.Model) is not { } model)
        {
            return new CostEstimate { UnpricedBecause = "No price of this model is known." };
        }

        DateOnly? day = usage.At is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
        return model.PriceOn(day) is { } price
            ? PriceMath.Cost(model, price, usage)
            : new CostEstimate { UnpricedBecause = $"The price of {model.Id} on that day is not known.", PricedAs = model.Id };
    }

    private PricedModel? Exact(string id) => byId.GetValueOrDefault(id) ?? byAlias.GetValueOrDefault(id);

    private static string? DatedBase(string id) => Before(id, "-yyyy-MM-dd") ?? Before(id, "-yyyyMMdd");

    private static string? Before(string id, string form)
    {
        var start = id.Length - form.Length;
        return start > 0 && DateOnly.TryParseExact(id.AsSpan(start), form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? id[..start]
            : null;
    }

    private static PriceCatalog LoadDefault()
    {
        using var stream = typeof(PriceCatalog).Assembly.GetManifestResourceStream("DenialOps.Llm.Pricing.prices.json")!;
        return Load(stream, "prices.json");
    }
}
