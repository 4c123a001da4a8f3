using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>The JSON schema that an answer is asked for and checked by.</summary>
public static class AnswerSchema
{
    /// <summary>The schema of a type, as <c>ExtractAsync</c> makes it: for a prompt that shows the schema in its own words.</summary>
    /// <param name="type">How the type is written as JSON, as of a generated context.</param>
    /// <returns>
    /// The schema of the whole answer; of a type that is no object, that of an object with the one member <c>value</c>. Its text is
    /// <see cref="JsonElement.GetRawText"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The schema of the type cannot be checked; the message says where and why.</exception>
    /// <example><code>var schema = AnswerSchema.Of(ClaimJson.Default.Claim).GetRawText();</code></example>
    public static JsonElement Of(JsonTypeInfo type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return AnswerShape.Of(type).Schema!.Value;
    }
}
