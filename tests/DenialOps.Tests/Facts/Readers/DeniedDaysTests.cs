namespace DenialOps.Tests.Facts.Readers;

public sealed class DeniedDaysTests
{
    [Theory]
    [InlineData("", "We reviewed your inpatient stay from February 5, 2026 to February 9, 2026. The first day, February 5, 2026, was approved and paid. We denied February 6, 2026 through February 9, 2026 because inpatient care was not medically necessary.", "2026-02-06", "2026-02-09")]
    [InlineData("Dates of service: 02/05/2026 - 02/09/2026", "We paid for 02/05/2026. Days from 02/06/2026 to 02/09/2026 are denied because the stay was not medically necessary.", "2026-02-06", "2026-02-09")]
    [InlineData("Dates of service: 02/05/2026 - 02/09/2026", "We approved February 5, 2026, and denied February 6 through February 9, 2026, because the stay was not medically necessary.", "2026-02-06", "2026-02-09")]
    [InlineData("Dates of service: 02/05/2026 - 02/09/2026", "We denied the stay beginning February 7, 2026 because it was not medically necessary.", "2026-02-07", "2026-02-09")]
    [InlineData("Admitted: 02/05/2026", "One day was certified. The days 02/06/2026 - 02/09/2026 are not approved because they did not meet our criteria for inpatient care.", "2026-02-06", "2026-02-09")]
    [InlineData("", "The first two days (02/05/2026 and 02/06/2026) are paid. We are denying payment for 02/07/2026 to 02/09/2026. The stay was not medically necessary.", "2026-02-07", "2026-02-09")]
    public void Of_a_stay_that_was_paid_in_part_the_denied_days_are_the_services(string head, string body, string first, string last) =>
        Days(head, body).ShouldBe((first, last));

    [Theory]
    [InlineData("Dates of service: 02/05/2026 - 02/09/2026", "We denied the stay because it was not medically necessary.", "2026-02-05", "2026-02-09")]
    [InlineData("Dates of service: 02/05/2026 - 02/09/2026", "We approved February 6, 2026 through February 9, 2026. We denied the first day because it was not medically necessary.", "2026-02-05", "2026-02-09")]
    [InlineData("Dates of service: 02/05/2026 - 02/09/2026", "The stay was denied on February 8, 2026 because it was not medically necessary.", "2026-02-05", "2026-02-09")]
    [InlineData("Date of service: 02/05/2026", "We denied it because it was not medically necessary. Your plan year runs from 03/01/2026 to 02/28/2027.", "2026-02-05", "none")]
    [InlineData("Date of service: 02/05/2026", "We denied it because it was not medically necessary. If we denied care from 03/01/2026 to 03/05/2026, that is another letter.", "2026-02-05", "none")]
    public void A_stay_that_is_denied_as_a_whole_keeps_its_days(string head, string body, string first, string last) =>
        Days(head, body).ShouldBe((first, last));

    [Theory]
    [InlineData("Dates of service: 10/01/2025 - 10/09/2025", "We denied the stay after October 5, 2025 because it was not medically necessary.", "2025-10-01", "2025-10-09")]
    [InlineData("Dates of service: 10/01/2025 - 10/09/2025", "Days after 10/05/2025 are denied because the stay was not medically necessary.", "2025-10-01", "2025-10-09")]
    [InlineData("", "We denied your stay after October 5, 2025 because it was not medically necessary.", "none", "none")]
    [InlineData("", "Your care was approved through October 5, 2025. Days after October 5, 2025 are denied because the stay was not medically necessary.", "none", "none")]
    public void A_day_after_which_all_is_denied_is_no_denied_day_itself(string head, string body, string first, string last) =>
        Days(head, body).ShouldBe((first, last));

    [Fact]
    public void The_denied_lines_of_a_table_name_the_denied_days() =>
        Days("Dates of service: 02/05/2026 - 02/07/2026", """
            Date         Description      Charge      Paid        Status
            02/05/2026   Room and board   $2,000.00   $1,800.00   Paid
            02/06/2026   Room and board   $2,000.00   $0.00       Denied
            02/07/2026   Room and board   $2,000.00   $0.00       Denied

            We denied these days because inpatient care was not medically necessary.
            """).ShouldBe(("2026-02-06", "2026-02-07"));

    private static (string First, string Last) Days(string head, string body)
    {
        var service = SomeLetter.Facts(SomeLetter.With(head, body)).Service;
        return (SomeLetter.Day(service.DateOfService), SomeLetter.Day(service.DateOfServiceEnd));
    }
}
