using DenialOps.Mentions;

namespace DenialOps.Tests.Mentions;

public sealed class DateRecognizerTests
{
    [Theory]
    [InlineData("on 03/05/2024 we", "2024-03-05")]
    [InlineData("on 3/5/24, we", "2024-03-05")]
    [InlineData("born 7/4/61", "1961-07-04")]
    [InlineData("Sent 03-05-2024.", "2024-03-05")]
    [InlineData("2.11.2026", "2026-02-11")]
    [InlineData("Seen 01.08.2025.", "2025-01-08")]
    [InlineData("issued 2024-03-05", "2024-03-05")]
    [InlineData("March 5, 2024", "2024-03-05")]
    [InlineData("Mar. 5th 2024", "2024-03-05")]
    [InlineData("5 March 2024", "2024-03-05")]
    [InlineData("12-Feb-2025", "2025-02-12")]
    [InlineData("on 18 NOV 2024", "2024-11-18")]
    [InlineData("FEBRUARY 27 2024", "2024-02-27")]
    [InlineData("August 21st, 2023", "2023-08-21")]
    [InlineData("Thursday, 14 November\\n      2024", "2024-11-14")]
    [InlineData("by May 5,\\n2025. If", "2025-05-05")]
    [InlineData("02/29/2024", "2024-02-29")]
    [InlineData("el 4 de diciembre de 2026", "2026-12-04")]
    [InlineData("1 de mayo del 2027", "2027-05-01")]
    public void A_day_is_read_in_every_form_met_in_letters(string text, string expected) =>
        Found.Values(text, MentionKind.Date).ShouldBe(expected);

    [Theory]
    [InlineData("September 17 - September 21, 2024", "2024-09-17, 2024-09-21")]
    [InlineData("April 7, 2025 to July 6, 2025", "2025-04-07, 2025-07-06")]
    [InlineData("October 28 through December 5, 2024", "2024-10-28, 2024-12-05")]
    [InlineData("June 15-20, 2025", "2025-06-15, 2025-06-20")]
    [InlineData("December 28 - January 3, 2025", "2024-12-28, 2025-01-03")]
    [InlineData("12/01/2025-12/31/2025", "2025-12-01, 2025-12-31")]
    [InlineData("03/27/2024 - 03/28/2024", "2024-03-27, 2024-03-28")]
    public void A_range_gives_both_its_days(string text, string expected) => Found.Values(text, MentionKind.Date).ShouldBe(expected);

    [Theory]
    [InlineData("Section 6.3 and 7.01.114")]
    [InlineData("MCG 28th ed.")]
    [InlineData("02/30/2024")]
    [InlineData("13/45/2024")]
    [InlineData("02/29/2023")]
    [InlineData("Policy 2.04.93")]
    [InlineData("by December 5 at the latest")]
    [InlineData("24-256-70553-01")]
    [InlineData("rev. 10/2024")]
    [InlineData("you may 5 2 call")]
    public void What_is_no_day_is_not_read_as_one(string text) => Found.Values(text, MentionKind.Date).ShouldBe("");

    [Fact]
    public void A_day_without_a_year_stays_visible_as_a_number() => Found.Values("by December 5 at noon", MentionKind.Number).ShouldBe("5");

    [Theory]
    [InlineData("June 2O, 2024", "2024-06-20")]
    [InlineData("lO/O7/2O25", "2025-10-07")]
    [InlineData("Oct. 19, 2O23", "2023-10-19")]
    [InlineData("03/O5/24", "2024-03-05")]
    public void Letters_that_a_scanner_put_for_digits_are_read_with_less_confidence(string text, string expected)
    {
        var date = Found.One(text, MentionKind.Date);
        date.Value.ShouldBe(expected);
        date.Confidence.ShouldBe(0.7);
        date.Date.ShouldBe(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
    }
}
