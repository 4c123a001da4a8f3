using System.Globalization;

namespace DenialOps.Cli;

/// <summary>Reads the time after <c>--since</c>.</summary>
internal static class SinceTime
{
    private const int Longest = 99_999;

    /// <summary>The time that <c>7d</c>, <c>24h</c> or a day (its begin in UTC) means; null for null.</summary>
    /// <exception cref="WrongUseException">It is none of these.</exception>
    public static DateTimeOffset? Parse(string? text, DateTimeOffset now)
    {
        if (text is null)
        {
            return null;
        }

        if (text is [.., 'd' or 'h'] && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count is >= 1 and <= Longest)
        {
            return now - (text[^1] == 'd' ? TimeSpan.FromDays(count) : TimeSpan.FromHours(count));
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : throw new WrongUseException($"'{text}' after --since is no time; write 7d, 24h or a day as 2026-11-01.");
    }
}
