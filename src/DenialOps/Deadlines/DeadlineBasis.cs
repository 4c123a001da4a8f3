using System.Text.Json.Serialization;

namespace DenialOps.Deadlines;

/// <summary>Where a deadline comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeadlineBasis>))]
public enum DeadlineBasis
{
    /// <summary>The document states it.</summary>
    [JsonStringEnumMemberName("letter")] Letter,

    /// <summary>A law or regulation gives it.</summary>
    [JsonStringEnumMemberName("regulation")] Regulation,

    /// <summary>The user gave it.</summary>
    [JsonStringEnumMemberName("user")] User,
}
