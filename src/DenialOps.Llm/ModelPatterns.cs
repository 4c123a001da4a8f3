using System.Text.Json;

namespace DenialOps.Llm;

/// <summary>Names of models in a file of data; a star at the end stands for any rest.</summary>
internal sealed class ModelPatterns
{
    private readonly string[] patterns;

    /// <summary>Reads the <c>models</c> of an embedded file.</summary>
    internal ModelPatterns(string resource)
    {
        using var stream = typeof(ModelPatterns).Assembly.GetManifestResourceStream(resource)!;
        using var data = JsonDocument.Parse(stream);
        patterns = [.. data.RootElement.GetProperty("models").EnumerateArray().Select(model => model.GetString()!)];
    }

    internal bool Has(string? model) => model is not null && patterns.Any(pattern => pattern.EndsWith('*')
        ? model.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : model.Equals(pattern, StringComparison.OrdinalIgnoreCase));
}
