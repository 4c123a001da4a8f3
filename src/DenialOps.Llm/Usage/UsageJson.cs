using System.Text.Json.Serialization;

namespace DenialOps.Llm.Usage;

[JsonSerializable(typeof(UsageFigures))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, UsageFigures>))]
internal sealed partial class UsageJson : JsonSerializerContext;
