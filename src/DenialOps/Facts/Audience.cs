using System.Text.Json.Serialization;

namespace DenialOps.Facts;

/// <summary>In whose voice the documents speak.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Audience>))]
public enum Audience
{
    /// <summary>The patient, or someone who speaks for the patient.</summary>
    [JsonStringEnumMemberName("patient")] Patient,

    /// <summary>The clinician or the billing office.</summary>
    [JsonStringEnumMemberName("provider")] Provider,
}
