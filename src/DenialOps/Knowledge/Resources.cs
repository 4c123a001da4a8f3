using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DenialOps.Knowledge;

/// <summary>Reads the knowledge files that are embedded in the assembly.</summary>
internal static class Resources
{
    /// <summary>An embedded file as it stands, by its full name.</summary>
    public static string TextOf(string resource)
    {
        using var stream = Open(resource);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>An embedded file line by line, by its full name.</summary>
    public static StreamReader ReaderOf(string resource) => new(Open(resource));

    public static T Read<T>(string name, JsonTypeInfo<T> type)
    {
        using var stream = Open("DenialOps.Knowledge." + name);
        return JsonSerializer.Deserialize(stream, type) ?? throw new JsonException($"The knowledge file {name} is empty.");
    }

    private static Stream Open(string resource) => typeof(Resources).Assembly.GetManifestResourceStream(resource)
        ?? throw new InvalidOperationException($"The file {resource} is not embedded in the assembly.");
}
