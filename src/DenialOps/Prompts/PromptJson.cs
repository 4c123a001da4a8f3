using System.Text.Json.Serialization;

namespace DenialOps.Prompts;

/// <summary>How the answers to the prompts are written as JSON: names in snake_case, nothing that the type does not know.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    NumberHandling = JsonNumberHandling.Strict,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ExtractedFacts))]
[JsonSerializable(typeof(ExtractedReason))]
[JsonSerializable(typeof(ExtractedPayer))]
[JsonSerializable(typeof(WrittenSummary))]
[JsonSerializable(typeof(WrittenPlan))]
[JsonSerializable(typeof(WrittenDocument))]
[JsonSerializable(typeof(GroundingVerdict))]
[JsonSerializable(typeof(ExtractedPlanRules))]
public sealed partial class PromptJson : JsonSerializerContext;
