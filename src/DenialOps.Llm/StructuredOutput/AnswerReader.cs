using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>Reads a text into a value of a shape, or says what is wrong with it.</summary>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="shape">What is wanted.</param>
/// <param name="type">How it is read; null when the JSON itself is wanted.</param>
/// <param name="options">The bounds, and the caller's own check.</param>
internal sealed class AnswerReader<T>(AnswerShape shape, JsonTypeInfo<T>? type, StructuredOutputOptions options)
{
    internal const string NotOfSchema = "not_of_schema";
    private const string Own = "validate";

    internal AnswerReading<T> Read(string text)
    {
        if (JsonInText.Find(text, shape.Schema is not null, out var found) is { } none)
        {
            return Fail(none, new AnswerProblem(JsonPathText.Root, none, none switch
            {
                JsonInText.None => "there is no JSON object or array in the answer",
                JsonInText.Several => "there is more than one JSON value in the answer",
                _ => "a JSON value begins and does not end",
            }));
        }

        var problems = new List<AnswerProblem>();
        var reading = Guarded(text.AsSpan(found), problems);
        if (reading.Code is null && options.Validate?.Invoke(reading.Json) is { } said)
        {
            problems.AddRange(said.Take(AnswerProblem.Most).Select(detail => new AnswerProblem(JsonPathText.Root, Own, detail)));
        }

        return problems.Count == 0 ? reading : Fail(reading.Code ?? NotOfSchema, [.. problems]);
    }

    private static AnswerReading<T> Fail(string code, params AnswerProblem[] problems) => new() { Code = code, Problems = problems };

    private AnswerReading<T> Guarded(ReadOnlySpan<char> json, List<AnswerProblem> problems)
    {
        try
        {
            var whole = JsonElement.Parse(json, new() { MaxDepth = options.MaxDepth, AllowDuplicateProperties = false });
            if (json.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            {
                ReadTexts(whole);
            }

            return shape.IsWrapped ? Inner(whole, problems) : ValueOf(whole, JsonPathText.Root, problems);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // Not JSON, too deep, a name twice, or text that is not Unicode.
            problems.Add(new(
                JsonPathText.Root, JsonInText.Broken, "is not valid JSON, is nested too deeply, or has a name twice in one object"));
            return Fail(JsonInText.Broken);
        }
    }

    // Half of a surrogate pair is JSON by the letter, and throws at whoever reads it: here, and not at the caller.
    private static void ReadTexts(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                _ = json.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    ReadTexts(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    _ = member.Name;
                    ReadTexts(member.Value);
                }

                break;
        }
    }

    private AnswerReading<T> Inner(JsonElement whole, List<AnswerProblem> problems)
    {
        var path = JsonPathText.Member(JsonPathText.Root, AnswerShape.Wrapper);
        if (whole.ValueKind == JsonValueKind.Object && whole.TryGetProperty(AnswerShape.Wrapper, out var inner))
        {
            return ValueOf(inner, path, problems, whole);
        }

        problems.Add(new(path, "required", "must be there"));
        return Fail(NotOfSchema);
    }

    private AnswerReading<T> ValueOf(JsonElement json, string path, List<AnswerProblem> problems, JsonElement? whole = null)
    {
        if (type is null)
        {
            problems.AddRange(shape.Rules?.Check(whole ?? json) ?? []);
            return problems.Count == 0 ? new() { Json = json, Value = (T)(object)json } : Fail(NotOfSchema);
        }

        if (Deserialize(json, out var value, out var where))
        {
            new AnnotationRules(problems, options.MaxDepth).Check(value, type, path);
            return problems.Count == 0 ? new() { Json = json, Value = value! } : Fail(NotOfSchema);
        }

        // The serializer stops at the first mistake; the schema names them all. What only the serializer refuses has its path.
        problems.AddRange(shape.Rules!.Check(whole ?? json));
        if (problems.Count == 0)
        {
            var at = path + JsonPathText.Safe(where, shape.Rules.Names)[1..];
            problems.Add(new(at, "type", "does not fit the type, or a member that it needs is not there"));
        }

        return Fail(NotOfSchema);
    }

    private bool Deserialize(JsonElement json, out T? value, out string? where)
    {
        where = null;
        value = default;
        try
        {
            value = json.Deserialize(type!);
            return value is not null || Nullable.GetUnderlyingType(typeof(T)) is not null;
        }
        catch (JsonException e)
        {
            where = e.Path;
        }
        catch (Exception e) when (
            e is ArgumentException or InvalidOperationException or FormatException or NotSupportedException or OverflowException)
        {
            // A constructor that checks its arguments, a converter, or a form of the type that the answer does not name.
        }

        return false;
    }
}
