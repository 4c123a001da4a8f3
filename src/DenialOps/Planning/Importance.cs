using System.Text.Json.Serialization;

namespace DenialOps.Planning;

/// <summary>How much an item matters.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Importance>))]
public enum Importance
{
    /// <summary>Without it the answer fails.</summary>
    [JsonStringEnumMemberName("required")] Required,

    /// <summary>It makes the answer stronger.</summary>
    [JsonStringEnumMemberName("recommended")] Recommended,

    /// <summary>It may help.</summary>
    [JsonStringEnumMemberName("optional")] Optional,
}
