using System.Text.Json;
using ProviderSimulator.Scripts;

namespace ProviderSimulator.Wire;

/// <summary>The vendors' errors, read once from <c>errors.json</c>.</summary>
internal static class ErrorShapes
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);
    private static readonly Dictionary<(ErrorKind Kind, Vendor Vendor), ErrorShape> s_shapes = Load();

    /// <summary>What a vendor answers: the kind's shape, with what the script wants otherwise put in, and what was asked for, and with which key.</summary>
    public static ErrorShape Of(ApiError error, Vendor vendor, string model, string? key)
    {
        var shape = s_shapes[(error.Kind, vendor)];
        return shape with
        {
            Status = error.Status ?? shape.Status,
            Type = error.Type ?? shape.Type,
            Message = error.Message ?? shape.Message
                .Replace("{model}", model, StringComparison.Ordinal)
                .Replace("{key}", key, StringComparison.Ordinal),
        };
    }

    private static Dictionary<(ErrorKind, Vendor), ErrorShape> Load()
    {
        using var stream = typeof(ErrorShapes).Assembly.GetManifestResourceStream("errors.json")!;
        using var document = JsonDocument.Parse(stream);
        var errors = document.RootElement.GetProperty("errors");
        return Enum.GetValues<ErrorKind>()
            .SelectMany(kind => Enum.GetValues<Vendor>().Select(vendor => (kind, vendor)))
            .ToDictionary(key => key, key => errors.GetProperty(SnakeCase.Of($"{key.kind}")).GetProperty($"{key.vendor}".ToLowerInvariant()).Deserialize<ErrorShape>(s_options)!);
    }
}
