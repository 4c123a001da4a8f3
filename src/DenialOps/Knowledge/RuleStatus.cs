using System.Text.Json.Serialization;

namespace DenialOps.Knowledge;

/// <summary>How well a rule of law was checked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleStatus>))]
public enum RuleStatus
{
    /// <summary>A public source quotes the text of the rule.</summary>
    [JsonStringEnumMemberName("quoted")] Quoted,

    /// <summary>A secondary source states the rule; its text was not seen.</summary>
    [JsonStringEnumMemberName("secondary")] Secondary,

    /// <summary>Nothing that was seen confirms the rule. Nobody should rely on it without asking.</summary>
    [JsonStringEnumMemberName("unverified")] Unverified,
}
