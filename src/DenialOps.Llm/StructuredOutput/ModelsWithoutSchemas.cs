using System.Text.Json;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>The older models that refuse a schema; they are in <c>Data/models-without-schemas.json</c>, with the sources.</summary>
internal static class ModelsWithoutSchemas
{
    private static readonly string[] Patterns = Load();

    internal static bool Has(string? model) => model is not null && Patterns.Any(pattern => pattern.EndsWith('*')
        ? model.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : model.Equals(pattern, StringComparison.OrdinalIgnoreCase));

    private static string[] Load()
    {
        using var stream = typeof(ModelsWithoutSchemas).Assembly
            .GetManifestResourceStream("DenialOps.Llm.StructuredOutput.models-without-schemas.json")!;
        using var data = JsonDocument.Parse(stream);
        return [.. data.RootElement.GetProperty("models").EnumerateArray().Select(model => model.GetString()!)];
    }
}
