namespace DenialOps.Llm.Usage;

/// <summary>The models whose tokenizer is <c>o200k_base</c>; they are in <c>Data/o200k-models.json</c>, with the source.</summary>
internal static class O200kModels
{
    private static readonly ModelPatterns Patterns = new("DenialOps.Llm.Usage.o200k-models.json");

    internal static bool Has(string? model) => Patterns.Has(model);
}
