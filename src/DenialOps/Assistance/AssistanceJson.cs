using System.Text.Json.Serialization;

namespace DenialOps.Assistance;

/// <summary>The JSON that the room writes.</summary>
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(CaseDigest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class AssistanceJson : JsonSerializerContext;
