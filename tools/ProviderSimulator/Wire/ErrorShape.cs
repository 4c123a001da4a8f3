using System.Text.Json.Serialization;

namespace ProviderSimulator.Wire;

/// <summary>Status and body of one vendor's error, as <c>errors.json</c> has them.</summary>
internal sealed record ErrorShape(
    int Status,
    string? Type,
    string Message,
    string? Code = null,
    string? Param = null,
    [property: JsonPropertyName("error_code")] string? ErrorCode = null);
