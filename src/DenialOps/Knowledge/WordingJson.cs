using System.Text.Json.Serialization;

namespace DenialOps.Knowledge;

/// <summary>Reads the wording strictly: an unknown or missing sentence is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Wording))]
internal sealed partial class WordingJson : JsonSerializerContext;
