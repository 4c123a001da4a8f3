using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace DenialOps.Llm.Providers;

[JsonSerializable(typeof(JsonObject))]
internal sealed partial class WireJson : JsonSerializerContext;
