using System.Text.Json;
using System.Text.Json.Serialization;
using DenialOps.Knowledge;

namespace DenialOps.Facts;

/// <summary>What a user may write, without reflection: the names of the enumerations, and values by path.</summary>
[JsonSerializable(typeof(PlanType))]
[JsonSerializable(typeof(DenialCategory))]
[JsonSerializable(typeof(Audience))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class UserValueJson : JsonSerializerContext;
