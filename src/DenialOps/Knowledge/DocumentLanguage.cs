using System.Text.Json.Serialization;

namespace DenialOps.Knowledge;

/// <summary>The language of what a patient reads. What goes to the plan is English.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DocumentLanguage>))]
public enum DocumentLanguage
{
    /// <summary>English.</summary>
    [JsonStringEnumMemberName("en")] English,

    /// <summary>Spanish: the plan and the call script come in it as well.</summary>
    [JsonStringEnumMemberName("es")] Spanish,
}
