using System.Text.Json.Serialization;

namespace DenialOps.Routing;

/// <summary>How fast the case must move.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Urgency>))]
public enum Urgency
{
    /// <summary>The ordinary times apply.</summary>
    [JsonStringEnumMemberName("standard")] Standard,

    /// <summary>Waiting could harm: ask for the fast track.</summary>
    [JsonStringEnumMemberName("expedited")] Expedited,
}
