using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DenialOps.Mentions;

namespace DenialOps.Facts;

/// <summary>Reads a value that the user gives, in the form that its field holds.</summary>
/// <remarks>Every method throws <see cref="UserContextException"/> when the value is of another form. Messages do not repeat the value: it
/// may name a person.</remarks>
internal static class UserValue
{
    private const int LongestText = 2_000;
    private const int LongestNotes = 20_000;
    private const decimal MostMoney = 1_000_000_000m;
    private const int FirstYear = 1900;
    private const int LastYear = 2200;
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Text that is not blank, trimmed.</summary>
    public static string Text(JsonElement element, string path) => Text(element, path, LongestText);

    /// <summary>Free text.</summary>
    public static string Notes(JsonElement element, string path) => Text(element, path, LongestNotes);

    /// <summary>A day as <c>2026-06-02</c>, or as a letter prints it: <c>06/02/2026</c> (the month first), <c>June 2, 2026</c>.</summary>
    public static DateOnly Day(JsonElement element, string path)
    {
        var day = element.ValueKind == JsonValueKind.String ? DayIn(element.GetString()!.Trim()) : null;
        return day switch
        {
            null => throw new UserContextException(path, "is not a day of the calendar; write it like \"2026-06-02\" or \"06/02/2026\", the month before the day."),
            { Year: < FirstYear or > LastYear } => throw new UserContextException(path, $"is out of range: the year must be from {FirstYear} to {LastYear}."),
            { } known => known,
        };
    }

    private static DateOnly? DayIn(string text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : MentionRecognizer.Recognize(text) is [{ Start: 0, Date: { } mentioned } mention] && mention.End == text.Length
            && text.Contains(mentioned.Year.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal) ? mentioned
        : null;

    /// <summary>US dollars, from 0, with at most two decimals.</summary>
    public static decimal Money(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDecimal(out decimal amount) || amount is < 0 or > MostMoney
            || amount != decimal.Round(amount, 2))
        {
            throw new UserContextException(path, "is not an amount; write dollars as a number with at most two decimals, for example 2500.00.");
        }

        return decimal.Round(amount, 2) + 0.00m;
    }

    /// <summary>A whole number from 1 to <paramref name="most"/>.</summary>
    public static int Count(JsonElement element, string path, int most) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int count) && count >= 1 && count <= most
            ? count
            : throw new UserContextException(path, $"must be a whole number from 1 to {most}.");

    /// <summary>True or false.</summary>
    public static bool Flag(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new UserContextException(path, "must be true or false, without quotes."),
    };

    /// <summary>One of an enumeration's names, as the contract writes them.</summary>
    public static T OneOf<T>(JsonElement element, string path, JsonTypeInfo<T> type)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>().ToDictionary(value => JsonSerializer.Serialize(value, type).Trim('"'), StringComparer.OrdinalIgnoreCase);
        string? name = element.ValueKind == JsonValueKind.String ? element.GetString()!.Trim().Replace(' ', '_').Replace('-', '_') : null;
        return name is not null && values.TryGetValue(name, out var found)
            ? found
            : throw new UserContextException(path, $"must be one of {string.Join(", ", values.Keys)}.");
    }

    /// <summary>The name of a further fact, in snake case.</summary>
    public static string OtherName(string name, string path) =>
        name.Length is > 0 and <= 64 && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            ? name
            : throw new UserContextException(path,
                "the name of a further fact is at most 64 small letters, digits and underscores, for example other.patient_account.");

    private static string Text(JsonElement element, string path, int longest)
    {
        string? text = element.ValueKind == JsonValueKind.String ? element.GetString()!.Trim() : null;
        return text switch
        {
            null => throw new UserContextException(path, "must be text in quotes."),
            "" => throw new UserContextException(path, "is empty; leave the field out when you do not know it."),
            _ when text.Length > longest => throw new UserContextException(path, $"is longer than {longest.ToString("N0", CultureInfo.InvariantCulture)} characters."),
            _ => text,
        };
    }
}
