using System.Text.Json.Serialization;

namespace DenialOps.Grounding;

/// <summary>Where a value in a draft comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GroundingStatus>))]
public enum GroundingStatus
{
    /// <summary>It stands in a document.</summary>
    [JsonStringEnumMemberName("quoted")] Quoted,

    /// <summary>It was computed from facts, and the derivation is known.</summary>
    [JsonStringEnumMemberName("derived")] Derived,

    /// <summary>It stands in a cited rule.</summary>
    [JsonStringEnumMemberName("rule")] Rule,

    /// <summary>It is a blank for the user to fill.</summary>
    [JsonStringEnumMemberName("placeholder")] Placeholder,

    /// <summary>Nothing supports it.</summary>
    [JsonStringEnumMemberName("ungrounded")] Ungrounded,
}
