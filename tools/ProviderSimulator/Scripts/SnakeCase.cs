using System.Text.Json;

namespace ProviderSimulator.Scripts;

/// <summary>Names of enum members as the wire and the data files write them.</summary>
internal static class SnakeCase
{
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
