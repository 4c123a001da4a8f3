using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>The descriptions of types that have no generated one.</summary>
internal static class TypesByReflection
{
    private static JsonSerializerOptions? defaults;

    [RequiresUnreferencedCode("Looks at types by reflection.")]
    [RequiresDynamicCode("Looks at types by reflection.")]
    internal static JsonTypeInfo<T> Of<T>(JsonSerializerOptions? json)
    {
        if (json is { TypeInfoResolver: null })
        {
            // As the serializer itself does with options that name no resolver.
            json.MakeReadOnly(populateMissingResolver: true);
        }

        return (JsonTypeInfo<T>)(json ?? Defaults()).GetTypeInfo(typeof(T));
    }

    [RequiresUnreferencedCode("Looks at types by reflection.")]
    [RequiresDynamicCode("Looks at types by reflection.")]
    private static JsonSerializerOptions Defaults()
    {
        if (defaults is { } made)
        {
            return made;
        }

        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.MakeReadOnly();

        // Whoever is first wins, so that the schemas of types are made once.
        return Interlocked.CompareExchange(ref defaults, options, null) ?? options;
    }
}
