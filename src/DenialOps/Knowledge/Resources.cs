using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DenialOps.Knowledge;

/// <summary>Reads the knowledge files that are embedded in the assembly.</summary>
internal static class Resources
{
    public static T Read<T>(string name, JsonTypeInfo<T> type)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream("DenialOps.Knowledge." + name)
            ?? throw new InvalidOperationException($"The knowledge file {name} is not embedded in the assembly.");
        return JsonSerializer.Deserialize(stream, type) ?? throw new JsonException($"The knowledge file {name} is empty.");
    }
}
