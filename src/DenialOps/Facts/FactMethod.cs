using System.Text.Json.Serialization;

namespace DenialOps.Facts;

/// <summary>How a fact came to be known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FactMethod>))]
public enum FactMethod
{
    /// <summary>Read from the document by rules.</summary>
    [JsonStringEnumMemberName("rule")] Rule,

    /// <summary>Given by a language model and found in the document.</summary>
    [JsonStringEnumMemberName("llm")] Llm,

    /// <summary>Given by the user.</summary>
    [JsonStringEnumMemberName("user")] User,
}
