using System.Globalization;
using System.Text.Json;

namespace DenialOps.Llm.Pricing;

/// <summary>An object of a price file, read field by field; every fault names file, line, row and field.</summary>
internal sealed class PriceRow(PriceFile file, string row, JsonElement element)
{
    private const decimal Largest = 1_000_000m;

    internal string Name => row;

    internal PriceRow Only(params ReadOnlySpan<string> fields)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Fault(null, "is not an object.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in element.EnumerateObject().Select(property => property.Name))
        {
            if (!fields.Contains(field))
            {
                throw Fault(field, $"is not a field here; there are {string.Join(", ", fields.ToArray())}.");
            }

            if (!seen.Add(field))
            {
                throw Fault(field, "is there twice.");
            }
        }

        return this;
    }

    internal bool Has(string field) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    internal string Text(string field) => OptionalText(field) ?? throw Fault(field, "is missing.");

    internal string? OptionalText(string field) => !Has(field) ? null
        : element.GetProperty(field) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text
        : throw Fault(field, $"is {Raw(field)}; a text is needed.");

    internal IReadOnlyList<string> Texts(string field) => [.. Rows(field, field).Select(item =>
        item.Element is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw Fault(field, "is not a list of texts."))];

    internal long? OptionalCount(string field) => !Has(field) ? null
        : element.GetProperty(field) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var count) && count > 0 ? count
        : throw Fault(field, $"is {Raw(field)}; a whole number above 0 is needed.");

    internal bool Flag(string field) => Has(field) && (element.GetProperty(field).ValueKind is JsonValueKind.True or JsonValueKind.False
        ? element.GetProperty(field).GetBoolean()
        : throw Fault(field, $"is {Raw(field)}; true or false is needed."));

    internal DateOnly? OptionalDay(string field) => OptionalText(field) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Fault(field, $"is '{text}'; a day as 2026-11-27 is needed.");

    internal decimal Rate(string field) => OptionalRate(field) ?? throw Fault(field, "is missing.");

    /// <param name="field">The field.</param>
    /// <param name="scale">What the number is multiplied with to be US dollars per million tokens.</param>
    internal decimal? OptionalRate(string field, decimal scale = 1m)
    {
        if (!Has(field))
        {
            return null;
        }

        var value = element.GetProperty(field);
        var isNumber = value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _);
        return isNumber && value.GetDecimal() is >= 0 and <= Largest and var rate && rate * scale <= Largest
            ? rate * scale
            : throw Fault(field, $"is {Raw(field)}; a number from 0 to {Largest / scale:0.######} is needed.");
    }

    /// <summary>A rate, or the word <c>input</c> for the input rate.</summary>
    internal decimal? RateOr(string field, decimal input) =>
        Has(field) && element.GetProperty(field) is { ValueKind: JsonValueKind.String } value && value.ValueEquals("input")
            ? input
            : OptionalRate(field);

    internal PriceRow? Child(string field) => Has(field) ? new PriceRow(file, $"{row}, {field}", element.GetProperty(field)) : null;

    internal IEnumerable<PriceRow> Rows(string field, string label) => !Has(field) ? []
        : element.GetProperty(field).ValueKind != JsonValueKind.Array ? throw Fault(field, "is not a list.")
        : element.GetProperty(field).EnumerateArray()
            .Select((item, index) => new PriceRow(file, $"{Prefix}{label} {index + 1}{Label(item)}", item));

    internal IEnumerable<(string Name, PriceRow Row)> Named()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Fault(null, "is not an object.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var named = new PriceRow(file, $"{Prefix}{property.Name}", property.Value);
            yield return seen.Add(property.Name) ? (property.Name, named) : throw named.Fault(null, "is there twice.");
        }
    }

    internal JsonElement Element => element;

    internal PriceFileException Fault(string? field, string problem) => file.Fault(
        field is not null && element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value) ? value : element,
        row, field, problem);

    private string Prefix => row.Length == 0 ? "" : row + ", ";

    private static string Label(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? $" ({id.GetString()})"
            : "";

    private string Raw(string field) => element.GetProperty(field).GetRawText() is { Length: <= 40 } text ? text : "of another kind";
}
