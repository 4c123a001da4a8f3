using System.Globalization;
using DenialOps.Deadlines;

namespace DenialOps.Tests.Deadlines;

public sealed class FederalHolidaysTests
{
    [Theory]
    [InlineData("2026-01-01")]
    [InlineData("2026-01-19")]
    [InlineData("2026-02-16")]
    [InlineData("2026-05-25")]
    [InlineData("2026-06-19")]
    [InlineData("2026-07-04")]
    [InlineData("2026-09-07")]
    [InlineData("2026-10-12")]
    [InlineData("2026-11-11")]
    [InlineData("2026-11-26")]
    [InlineData("2026-12-25")]
    [InlineData("2028-05-29")]
    [InlineData("2029-11-22")]
    public void The_days_of_the_statute_are_holidays(string day) => FederalHolidays.IsHoliday(Day(day)).ShouldBeTrue();

    [Theory]
    [InlineData("2026-07-03", "observed for a Saturday")]
    [InlineData("2027-07-05", "observed for a Sunday")]
    [InlineData("2020-06-19", "before it was one")]
    [InlineData("2026-05-18", "not the last Monday")]
    [InlineData("2026-11-19", "the third Thursday")]
    [InlineData("2026-11-27", "the day after")]
    public void Others_are_not(string day, string why) => FederalHolidays.IsHoliday(Day(day)).ShouldBeFalse(why);

    [Theory]
    [InlineData("2026-07-04", "2026-07-06", "Saturday and holiday")]
    [InlineData("2026-11-26", "2026-11-27", "Thanksgiving to Friday")]
    [InlineData("2026-12-25", "2026-12-28", "a Friday, over the weekend")]
    [InlineData("2026-12-31", "2026-12-31", "a working day stays")]
    [InlineData("2027-01-01", "2027-01-04", "New Year on a Friday")]
    public void A_last_day_moves_to_a_working_day(string day, string moved, string why) => FederalHolidays.OnOrAfter(Day(day)).ShouldBe(Day(moved), why);

    [Fact]
    public void No_year_has_more_or_fewer_than_eleven()
    {
        for (var year = 2021; year < 2100; year++)
        {
            Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays).Where(day => day.Year == year).Count(FederalHolidays.IsHoliday).ShouldBe(11, $"{year}");
        }
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
