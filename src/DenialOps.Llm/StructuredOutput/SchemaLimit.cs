using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DenialOps.Llm.StructuredOutput;

/// <summary>One rule of a schema about one value.</summary>
/// <param name="keyword">Its name.</param>
/// <param name="detail">What it asks for.</param>
/// <param name="fits">Whether a value is as it asks; true for values that it is not about.</param>
internal sealed class SchemaLimit(string keyword, string detail, Func<JsonElement, bool> fits)
{
    private static readonly TimeSpan MatchTime = TimeSpan.FromSeconds(1);
    private static readonly string[] Types = ["string", "number", "integer", "boolean", "null", "object", "array"];

    /// <summary>The members that have to be there; empty for other rules.</summary>
    private IReadOnlyList<string> Needed { get; init; } = [];

    internal static SchemaLimit Read(string keyword, JsonElement value, string at) => keyword switch
    {
        "type" => Type(Texts(value.ValueKind == JsonValueKind.String ? [value] : Array(value, at), at), at),
        "enum" => Choice(keyword, [.. Array(value, at)]),
        "const" => Choice(keyword, [value]),
        "required" => new(keyword, "must be there", _ => true) { Needed = Texts(Array(value, at), at) },
        "minimum" => Number(keyword, value, at, "at least", order => order >= 0),
        "maximum" => Number(keyword, value, at, "at most", order => order <= 0),
        "exclusiveMinimum" => Number(keyword, value, at, "more than", order => order > 0),
        "exclusiveMaximum" => Number(keyword, value, at, "less than", order => order < 0),
        "multipleOf" => Multiple(keyword, value, at),
        "minLength" => Count(keyword, value, at, JsonValueKind.String, "characters at least", (count, limit) => count >= limit),
        "maxLength" => Count(keyword, value, at, JsonValueKind.String, "characters at most", (count, limit) => count <= limit),
        "minItems" => Count(keyword, value, at, JsonValueKind.Array, "items at least", (count, limit) => count >= limit),
        "maxItems" => Count(keyword, value, at, JsonValueKind.Array, "items at most", (count, limit) => count <= limit),
        "minProperties" => Count(keyword, value, at, JsonValueKind.Object, "members at least", (count, limit) => count >= limit),
        "maxProperties" => Count(keyword, value, at, JsonValueKind.Object, "members at most", (count, limit) => count <= limit),
        "pattern" => Pattern(keyword, Text(value, at), at),
        "format" => Format(keyword, Text(value, at)),
        _ => throw SchemaRules.Refuse(
            at, "is a keyword that is not checked here; leave it out and check it in StructuredOutputOptions.Validate"),
    };

    internal void Check(JsonElement value, string path, List<AnswerProblem> problems)
    {
        if (!fits(value))
        {
            problems.Add(new(path, keyword, detail));
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            problems.AddRange(Needed.Where(name => !value.TryGetProperty(name, out _))
                .Select(name => new AnswerProblem(JsonPathText.Member(path, name), keyword, detail)));
        }
    }

    private static SchemaLimit Type(string[] types, string at) => types.Length > 0 && types.All(Types.Contains)
        ? new("type", $"must be {string.Join(" or ", types)}", value => types.Any(type => IsOf(value, type)))
        : throw SchemaRules.Refuse(at, "is not one or more of " + string.Join(", ", Types));

    private static bool IsOf(JsonElement value, string type) => value.ValueKind switch
    {
        JsonValueKind.String => type == "string",
        JsonValueKind.Number => type == "number" || (type == "integer" && IsWhole(value)),
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Null => type == "null",
        JsonValueKind.Object => type == "object",
        _ => type == "array",
    };

    private static bool IsWhole(JsonElement value) => value.TryGetDecimal(out var exact)
        ? decimal.IsInteger(exact)
        : value.TryGetDouble(out var number) && double.IsInteger(number);

    private static SchemaLimit Choice(string keyword, JsonElement[] choices)
    {
        var shown = string.Join(", ", choices.Select(choice => choice.GetRawText()));
        return new(
            keyword,
            shown.Length <= 2_000 ? $"must be one of: {shown}" : "must be one of the values in the schema",
            value => choices.Any(choice => JsonElement.DeepEquals(choice, value)));
    }

    private static SchemaLimit Number(string keyword, JsonElement limit, string at, string words, Func<int, bool> fits)
    {
        Need(limit.ValueKind == JsonValueKind.Number, at, "is not a number");
        return new(
            keyword, $"must be {words} {limit.GetRawText()}",
            value => value.ValueKind != JsonValueKind.Number || fits(Compare(value, limit)));
    }

    private static int Compare(JsonElement left, JsonElement right) =>
        left.TryGetDecimal(out var exact) && right.TryGetDecimal(out var limit)
            ? exact.CompareTo(limit)
            : left.GetDouble().CompareTo(right.GetDouble());

    private static SchemaLimit Multiple(string keyword, JsonElement value, string at)
    {
        var isStep = value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var step) && step > 0;
        Need(isStep, at, "is not a number above 0");
        var unit = value.GetDecimal();
        return new(
            keyword, $"must be a multiple of {value.GetRawText()}",
            number => number.ValueKind != JsonValueKind.Number || (number.TryGetDecimal(out var exact) && exact % unit == 0));
    }

    private static SchemaLimit Count(
        string keyword, JsonElement value, string at, JsonValueKind kind, string words, Func<int, int, bool> fits)
    {
        var isCount = value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0;
        Need(isCount, at, "is not a whole number from 0 on");
        var limit = value.GetInt32();
        return new(
            keyword, string.Create(CultureInfo.InvariantCulture, $"must have {limit} {words}"),
            counted => counted.ValueKind != kind || fits(CountOf(counted), limit));
    }

    // Characters are Unicode's, not UTF-16's.
    private static int CountOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.EnumerateRunes().Count(),
        JsonValueKind.Array => value.GetArrayLength(),
        _ => value.GetPropertyCount(),
    };

    private static SchemaLimit Pattern(string keyword, string pattern, string at)
    {
        Regex regex;
        try
        {
            regex = Linear(pattern);
        }
        catch (ArgumentException)
        {
            throw SchemaRules.Refuse(at, "is not a regular expression");
        }

        return new(
            keyword, $"must match {pattern}", value => value.ValueKind != JsonValueKind.String || Matches(regex, value.GetString()!));
    }

    private static Regex Linear(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, MatchTime);
        }
        catch (NotSupportedException)
        {
            // It looks around or back, which needs the other engine; the time is bounded.
            return new Regex(pattern, RegexOptions.CultureInvariant, MatchTime);
        }
    }

    private static bool Matches(Regex regex, string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static SchemaLimit Format(string keyword, string format) => new(
        keyword,
        $"must be of the format {format}",
        value => value.ValueKind != JsonValueKind.String || format switch
        {
            "date" => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "date-time" => value.TryGetDateTimeOffset(out _),
            "uuid" => value.TryGetGuid(out _),
            _ => true,
        });

    private static JsonElement.ArrayEnumerator Array(JsonElement value, string at)
    {
        Need(value.ValueKind == JsonValueKind.Array, at, "is not an array");
        return value.EnumerateArray();
    }

    private static string[] Texts(IEnumerable<JsonElement> values, string at) => [.. values.Select(value => Text(value, at))];

    private static string Text(JsonElement value, string at)
    {
        Need(value.ValueKind == JsonValueKind.String, at, "is not a text");
        return value.GetString()!;
    }

    private static void Need(bool right, string at, string why)
    {
        if (!right)
        {
            throw SchemaRules.Refuse(at, why);
        }
    }
}
