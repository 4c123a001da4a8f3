using System.Text.Json.Serialization;

namespace DenialOps.Knowledge;

/// <summary>How the knowledge files are read: strictly, an unknown or missing member is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CategoryFile))]
[JsonSerializable(typeof(CodeFile))]
internal sealed partial class KnowledgeJson : JsonSerializerContext;
