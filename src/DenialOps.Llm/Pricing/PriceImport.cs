namespace DenialOps.Llm.Pricing;

/// <summary>What came of importing another tool's price file.</summary>
public sealed record PriceImport
{
    /// <summary>The prices.</summary>
    public required PriceCatalog Catalog { get; init; }

    /// <summary>The rows that were left out, each with its reason.</summary>
    public required IReadOnlyDictionary<string, string> Skipped { get; init; }
}
