using System.Text.Json.Serialization;

namespace DenialOps.Knowledge;

/// <summary>The content of <c>rules.json</c>.</summary>
internal sealed record RuleFile(string About, string Source, DateOnly AsOf, DateOnly ReviewAfter, IReadOnlyList<LegalRule> Rules, IReadOnlyList<LegalDuty> Duties);

/// <summary>The names and notes of a rule in another language: <c>rules.es.json</c>.</summary>
internal sealed record RuleWords(string Name, string? DecidedBy = null, string? WhoFiles = null, string? Note = null);

/// <summary>Reads the rules strictly: an unknown or missing member is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RuleFile))]
[JsonSerializable(typeof(Dictionary<string, RuleWords>))]
internal sealed partial class RuleFileJson : JsonSerializerContext;
