namespace DenialOps.Llm.StructuredOutput;

/// <summary>The older models that refuse a schema; they are in <c>Data/models-without-schemas.json</c>, with the sources.</summary>
internal static class ModelsWithoutSchemas
{
    private static readonly ModelPatterns Patterns = new("DenialOps.Llm.StructuredOutput.models-without-schemas.json");

    internal static bool Has(string? model) => Patterns.Has(model);
}
