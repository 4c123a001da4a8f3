using System.Text.Json.Serialization;
using DenialOps.Knowledge;

namespace DenialOps.Facts;

/// <summary>The names of the enumerations that a user may write, without reflection.</summary>
[JsonSerializable(typeof(PlanType))]
[JsonSerializable(typeof(DenialCategory))]
[JsonSerializable(typeof(Audience))]
internal sealed partial class UserValueJson : JsonSerializerContext;
