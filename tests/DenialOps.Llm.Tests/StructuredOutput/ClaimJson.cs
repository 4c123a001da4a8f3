using System.Text.Json.Serialization;

namespace DenialOps.Llm.Tests.StructuredOutput;

[JsonSerializable(typeof(ClaimLine))]
internal sealed partial class ClaimJson : JsonSerializerContext;
