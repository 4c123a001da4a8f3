using System.Globalization;
using DenialOps.Facts;
using DenialOps.Mentions;

namespace DenialOps.Deadlines;

/// <summary>A time limit as the letter states it: a count and a unit, and how to add it to a day.</summary>
/// <param name="Count">How many.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Source">Where the letter says so.</param>
/// <param name="Confidence">How sure the reading is.</param>
internal sealed record TimeLimit(int Count, DurationUnit Unit, FactSource? Source, double Confidence)
{
    /// <summary>No plan gives more; a longer one was misread.</summary>
    private const int LongestInDays = 3660;

    /// <summary>The limit in days, where it is counted in calendar days.</summary>
    public int? Days => Unit switch
    {
        DurationUnit.Days => Count,
        DurationUnit.Weeks => Count * 7,
        _ => null,
    };

    /// <summary>In words: <c>180 days</c>, <c>60 business days</c>, <c>1 month</c>.</summary>
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{Count} {UnitWord}");

    private string UnitWord
    {
        get
        {
            var word = Unit switch
            {
                DurationUnit.BusinessDays => "business day",
                DurationUnit.Hours => "hour",
                DurationUnit.Weeks => "week",
                DurationUnit.Months => "month",
                DurationUnit.Years => "year",
                _ => "day",
            };
            return Count == 1 ? word : word + "s";
        }
    }

    /// <summary>Reads the limit of <paramref name="appeal"/>; null when there is none or it makes no sense.</summary>
    public static TimeLimit? From(AppealFacts appeal)
    {
        // What the user gives wins over a time in months that the letter prints.
        if (appeal.DeadlineDays is not { Method: FactMethod.User } && appeal.DeadlineSpan is { } span && TryParse(span.Value, out var count, out var unit))
        {
            return Sensible(new TimeLimit(count, unit, span.Source, span.Confidence));
        }

        return appeal.DeadlineDays is { } days
            ? Sensible(new TimeLimit(days.Value, DurationUnit.Days, days.Source, days.Confidence))
            : null;
    }

    /// <summary>Reads the time of a rule.</summary>
    /// <exception cref="FormatException">It is no time.</exception>
    public static TimeLimit Parse(string words) => TryParse(words, out var count, out var unit)
        ? new TimeLimit(count, unit, null, 1)
        : throw new FormatException($"“{words}” is no time limit.");

    /// <summary>Reads a limit from its words; null when it makes no sense.</summary>
    public static TimeLimit? From(Fact<string> words) =>
        TryParse(words.Value, out var count, out var unit) ? Sensible(new TimeLimit(count, unit, words.Source, words.Confidence)) : null;

    /// <summary>The last day when counting starts the day after <paramref name="start"/>; null past the calendar's end.</summary>
    public DateOnly? After(DateOnly start)
    {
        if (start.Year > DateOnly.MaxValue.Year - 20)
        {
            return null;
        }

        return Unit switch
        {
            DurationUnit.BusinessDays => AddBusinessDays(start, Count),
            DurationUnit.Hours => start.AddDays(Count / 24),
            DurationUnit.Weeks => start.AddDays(Count * 7),
            DurationUnit.Months => start.AddMonths(Count),
            DurationUnit.Years => start.AddYears(Count),
            _ => start.AddDays(Count),
        };
    }

    /// <summary>Whether adding months or years met a shorter month, so that the last day of that month counts.</summary>
    public bool MeetsShortMonth(DateOnly start) =>
        Unit is DurationUnit.Months or DurationUnit.Years && After(start) is { } due && due.Day != start.Day;

    private static DateOnly AddBusinessDays(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                count--;
            }
        }

        return day;
    }

    private static TimeLimit? Sensible(TimeLimit limit)
    {
        if (limit.Count <= 0 || limit.Count > LongestInDays * 24)
        {
            return null;
        }

        var days = limit.Unit switch
        {
            DurationUnit.Hours => limit.Count / 24.0,
            DurationUnit.Weeks => limit.Count * 7.0,
            DurationUnit.Months => limit.Count * 31.0,
            DurationUnit.Years => limit.Count * 366.0,
            DurationUnit.BusinessDays => limit.Count * 1.5,
            _ => limit.Count,
        };
        return days <= LongestInDays ? limit : null;
    }

    private static bool TryParse(string text, out int count, out DurationUnit unit)
    {
        unit = DurationUnit.Days;
        var space = text.AsSpan().Trim().IndexOf(' ');
        var trimmed = text.AsSpan().Trim();
        if (space < 0 || !int.TryParse(trimmed[..space], NumberStyles.None, CultureInfo.InvariantCulture, out count))
        {
            count = 0;
            return false;
        }

        var word = trimmed[(space + 1)..].Trim().ToString().ToLowerInvariant().Replace(' ', '_');
        DurationUnit? found = word.TrimEnd('s') switch
        {
            "day" or "calendar_day" => DurationUnit.Days,
            "business_day" or "working_day" => DurationUnit.BusinessDays,
            "hour" => DurationUnit.Hours,
            "week" => DurationUnit.Weeks,
            "month" or "calendar_month" => DurationUnit.Months,
            "year" => DurationUnit.Years,
            _ => null,
        };
        unit = found ?? DurationUnit.Days;
        return found is not null;
    }
}
