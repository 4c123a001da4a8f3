using System.Text.Json;

namespace DenialOps.Artifacts;

/// <summary>What a case can be run again from: the letter and the user's answers. <c>case.json</c>.</summary>
public sealed record CaseFile
{
    /// <summary>Its name in the case's folder.</summary>
    public const string FileName = "case.json";

    /// <summary>Version of the schema.</summary>
    public string SchemaVersion { get; init; } = "1.0";

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Where the letter is, relative to the case's folder; null where it came from standard input.</summary>
    public required string? Letter { get; init; }

    /// <summary>SHA-256 of the letter's bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What the user knows better than the letter, by path: <c>"payer.plan_type": "medicaid"</c>. More can be added by hand.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Answers { get; init; }

    /// <summary>Reads a file that was written before.</summary>
    /// <exception cref="JsonException">It is no such file.</exception>
    public static CaseFile Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, ContractJsonContext.Default.CaseFile) ?? throw new JsonException("The file is empty.");
}
