namespace DenialOps.Deadlines;

/// <summary>
/// The legal public holidays of the United States by their dates in 5 U.S.C. 6103(a). The Friday or Monday on which offices close for a
/// holiday at the weekend is no such date (6103(b) is for the pay and leave of employees), so it moves no last day.
/// </summary>
internal static class FederalHolidays
{
    /// <summary>The first year in which Juneteenth is a holiday.</summary>
    private const int Juneteenth = 2021;

    /// <summary>The day itself, or the next one that is neither a Saturday, a Sunday nor a holiday.</summary>
    public static DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    /// <summary>Whether a day is a legal public holiday.</summary>
    public static bool IsHoliday(DateOnly day) => IsDated(day) || IsNamedWeekday(day);

    private static bool IsDated(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) or (7, 4) or (11, 11) or (12, 25) => true,
        (6, 19) => day.Year >= Juneteenth,
        _ => false,
    };

    private static bool IsNamedWeekday(DateOnly day)
    {
        var week = (day.Day + 6) / 7;
        return (day.Month, day.DayOfWeek) switch
        {
            (1, DayOfWeek.Monday) or (2, DayOfWeek.Monday) => week == 3,
            (5, DayOfWeek.Monday) => day.Day > 24,
            (9, DayOfWeek.Monday) => week == 1,
            (10, DayOfWeek.Monday) => week == 2,
            (11, DayOfWeek.Thursday) => week == 4,
            _ => false,
        };
    }
}
