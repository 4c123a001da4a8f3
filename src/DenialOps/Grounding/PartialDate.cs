using System.Globalization;
using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>Days without a year ("December 5") and months with one ("May 2026"), which the recogniser gives as plain numbers.</summary>
internal static class PartialDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] FullMonths = [.. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12).Select(m => m.ToLowerInvariant())];

    public static int WriteMonthAndDay(int month, int day, Span<char> key) =>
        key.TryWrite(CultureInfo.InvariantCulture, $"{ValueKey.MonthAndDay}{month:00}-{day:00}", out var length) ? length : 0;

    public static int WriteMonthAndYear(int month, int year, Span<char> key) =>
        key.TryWrite(CultureInfo.InvariantCulture, $"{ValueKey.MonthAndYear}{year:0000}-{month:00}", out var length) ? length : 0;

    public static int WriteYear(int year, Span<char> key) =>
        key.TryWrite(CultureInfo.InvariantCulture, $"{ValueKey.Year}{year:0000}", out var length) ? length : 0;

    /// <summary>Writes the key of a number that a month's name stands before; 0 when none does.</summary>
    public static int Write(string text, Mention number, Span<char> key)
    {
        if (number.Number is not { } value || value != decimal.Truncate(value) || value > 9999 || MonthBefore(text, number.Start) is not (> 0 and var month))
        {
            return 0;
        }

        if (value >= 1000)
        {
            return WriteMonthAndYear(month, (int)value, key);
        }

        // "November 31, 2026" and "November 23, 0026" are no days: the whole stands for a day that no evidence holds.
        var length = WriteMonthAndDay(month, (int)value, key);
        if (IsYearBehind(text.AsSpan(number.End)))
        {
            key[length++] = '?';
        }

        return length;
    }

    /// <summary>Whether a number stands for a year.</summary>
    public static bool IsYear(Mention number) => number is { Number: >= 1900 and <= 2099, Value.Length: 4 };

    private static bool IsYearBehind(ReadOnlySpan<char> rest)
    {
        var year = rest.StartsWith(", ") ? rest[2..] : rest.StartsWith(" ") ? rest[1..] : default;
        return year.Length >= 4 && !year[..4].ContainsAnyExceptInRange('0', '9') && (year.Length == 4 || !char.IsLetterOrDigit(year[4]));
    }

    private static int MonthBefore(string text, int position)
    {
        var end = position;
        while (end > 0 && position - end < 4 && text[end - 1] is ' ' or '\n' or '.' or ',')
        {
            end--;
        }

        var start = end;
        while (start > 0 && end - start < 10 && char.IsAsciiLetter(text[start - 1]))
        {
            start--;
        }

        // "may 5" and "mar 5" in small letters are no months.
        return end == position || end - start is < 3 or > 9 || !char.IsAsciiLetterUpper(text[start]) ? 0 : MonthOf(text.AsSpan(start, end - start));
    }

    private static int MonthOf(ReadOnlySpan<char> word)
    {
        for (var month = 0; month < Months.Length; month++)
        {
            if (word.Equals(Months[month], StringComparison.OrdinalIgnoreCase) || word.Equals(FullMonths[month], StringComparison.OrdinalIgnoreCase)
                || (month == 8 && word.Equals("sept", StringComparison.OrdinalIgnoreCase)))
            {
                return month + 1;
            }
        }

        return 0;
    }
}
