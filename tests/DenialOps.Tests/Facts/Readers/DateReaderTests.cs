namespace DenialOps.Tests.Facts.Readers;

public sealed class DateReaderTests
{
    [Theory]
    [InlineData("Served: 02/18/2025", "The count starts over\\non 1/1/2026 and we deny this claim.", "2025-02-18")]
    [InlineData("Treated on: July 8, 2025", "We denied it.", "2025-07-08")]
    [InlineData("", "The next sum becomes available\\non March 8, 2027, so we deny this claim.", "none")]
    public void A_word_that_begins_a_line_of_prose_announces_no_day_of_service(string head, string body, string day) =>
        SomeLetter.Day(SomeLetter.Facts(SomeLetter.With(head, body)).Service.DateOfService).ShouldBe(day);

    [Fact]
    public void A_drawn_sign_before_a_label_is_passed() =>
        SomeLetter.Day(SomeLetter.Facts("Crestline Benefit Trust\n\n- \ud83d\udcc5 **Decision date:** July 22, 2025\n\nWe denied it. Policy updated 3/1/2025.").Denial.DateOfLetter).ShouldBe("2025-07-22");

    [Fact]
    public void One_printed_date_is_the_letters_and_not_the_services_too()
    {
        var facts = SomeLetter.Facts("PINE BARRENS SERVICES\n\nNPI: 1902877415   PROVIDER: GARDEN STATE LABORATORY   DATE: 02/17/2026   CHECK/EFT #: 889014427\n\nThis claim is denied because it was filed after the filing limit.");

        SomeLetter.Day(facts.Denial.DateOfLetter).ShouldBe("2026-02-17");
        facts.Service.DateOfService.ShouldBeNull();
    }

    [Theory]
    [InlineData("Letter date: April 9, 2026\\nDate of service: 02/11/2026", "2026-04-09")]
    [InlineData("Date of birth: 07/08/1955\\nNotice date: 04/09/2026", "2026-04-09")]
    [InlineData("Date received: 04/02/2026\\nDate of notice: 04/09/2026\\nPrinted: 04/11/2026", "2026-04-09")]
    [InlineData("April 9, 2026", "2026-04-09")]
    [InlineData("9 April 2026", "2026-04-09")]
    [InlineData("Date of service: 02/11/2026", "none")]
    [InlineData("Date of birth: 07/08/1955", "none")]
    [InlineData("Date received: 04/02/2026", "none")]
    public void The_letters_date_is_not_a_date_of_something_else(string head, string expected) =>
        SomeLetter.Day(SomeLetter.Facts($"Halcyon Ridge Health Plan\n\n{head}\n\nDear Member,\n\n{SomeLetter.Denial}\n").Denial.DateOfLetter).ShouldBe(expected);

    [Fact]
    public void A_date_that_stands_alone_under_the_letterhead_is_the_letters() =>
        SomeLetter.Day(SomeLetter.Facts(SomeLetter.With(head: "Date of service: 02/11/2026\nPlan year ends: 12/31/2026")).Denial.DateOfLetter).ShouldBe("2026-03-03");

    [Theory]
    [InlineData("Date of service: 02/11/2026", "2026-02-11", "none")]
    [InlineData("Dates of service: 02/11/2026 - 02/14/2026", "2026-02-11", "2026-02-14")]
    [InlineData("Dates of service: February 11, 2026 through February 14, 2026", "2026-02-11", "2026-02-14")]
    [InlineData("DOS: 2/11/26", "2026-02-11", "none")]
    [InlineData("D.O.S. 02/11/2026", "2026-02-11", "none")]
    [InlineData("Admit / discharge   02/11/2026 - 02/14/2026", "2026-02-11", "2026-02-14")]
    [InlineData("Proposed date: 02/11/2026", "2026-02-11", "none")]
    [InlineData("Services: skilled nursing at home; 02/11/2026 to 02/14/2026", "2026-02-11", "2026-02-14")]
    [InlineData("Date of birth: 07/08/1955", "none", "none")]
    [InlineData("Date received: 02/20/2026", "none", "none")]
    public void The_day_of_service_and_the_end_of_its_range_are_read(string head, string first, string last)
    {
        var service = SomeLetter.Facts(SomeLetter.With(head: head)).Service;

        SomeLetter.Day(service.DateOfService).ShouldBe(first);
        SomeLetter.Day(service.DateOfServiceEnd).ShouldBe(last);
    }

    [Theory]
    [InlineData("The surgery was performed on February 11, 2026. It was denied because it is not medically necessary.", "2026-02-11")]
    [InlineData("We received your request on February 20, 2026. It was denied because it is not medically necessary.", "none")]
    [InlineData("On February 20, 2026 we received your request. It was denied because it is not medically necessary.", "none")]
    [InlineData("On February 11, 2026 you had surgery. We denied it because it is not medically necessary.", "2026-02-11")]
    [InlineData("We denied the surgery performed on February 11, 2026 because it is not medically necessary.", "2026-02-11")]
    [InlineData("We denied payment for the office visit on February 11, 2026 because it is not medically necessary.", "2026-02-11")]
    [InlineData("The scan was denied on February 20, 2026 because it is not medically necessary.", "none")]
    [InlineData("On February 20, 2026 your surgeon, Ann Lee, MD, of Harbor Clinic, asked for a scan. It was denied as not medically necessary.", "none")]
    [InlineData("The scan was denied. The decision was made on February 20, 2026.", "none")]
    [InlineData("The stay was denied. We have approved a nursing home starting February 20, 2026.", "none")]
    [InlineData("The stay was denied. It follows after your hip surgery on February 2, 2026.", "none")]
    [InlineData("The lenses were denied. You last used this benefit on February 2, 2025.", "none")]
    [InlineData("Your request dated February 20, 2026 was denied because the scan is not medically necessary.", "none")]
    public void A_day_in_prose_is_the_services_only_where_words_say_so(string body, string expected) =>
        SomeLetter.Day(SomeLetter.Facts(SomeLetter.With(body: body)).Service.DateOfService).ShouldBe(expected);

    [Fact]
    public void A_tables_dates_are_days_of_service()
    {
        var facts = SomeLetter.Facts(SomeLetter.With(body: """
            Service date   Code    Description      Charge     Paid
            02/11/2026     73221   MRI shoulder     $900.00    $0.00

            We denied this claim because the service is not medically necessary.
            """));

        SomeLetter.Day(facts.Service.DateOfService).ShouldBe("2026-02-11");
        SomeLetter.Day(facts.Denial.DateOfLetter).ShouldBe("2026-03-03");
    }

    [Fact]
    public void Birth_received_and_printed_dates_keep_their_own_places()
    {
        var facts = SomeLetter.Facts(SomeLetter.With(head: "Date of birth: 07/08/1955\nDate received: 02/20/2026"));

        SomeLetter.Day(facts.Member.DateOfBirth).ShouldBe("1955-07-08");
        facts.Other["received_date"].Value.ShouldBe("2026-02-20");
    }

    [Theory]
    [InlineData("Notice of Non-Coverage\nPatient name: Ana Lane\nPlan: Marlowe Advantage\nThe Date on Which Your Nursing Services Will End: November 30, 2026\nYour services will not be paid after that day.")]
    [InlineData("Marlowe Health Plan\nAna Lane\nDear Ana Lane,\nWe denied your request of September 3, 2026 for a scan because it is not medically necessary.")]
    public void A_day_of_something_else_is_not_taken_for_the_letters_where_it_has_none(string text) =>
        SomeLetter.Facts(text).Denial.DateOfLetter.ShouldBeNull();

    [Fact]
    public void The_named_day_of_a_notice_comes_before_a_day_that_stands_alone() =>
        SomeLetter.Day(SomeLetter.Facts("Medicare Summary Notice\n\nANA LANE\nDate of This Notice        March 1, 2026\n\nYour Claims\nJanuary 21, 2026  Craig Moss, M.D.\nEye examination (92012)   No    $143.00   $0.00\nThe claim was denied.\n").Denial.DateOfLetter)
            .ShouldBe("2026-03-01");

    [Theory]
    [InlineData("Marlowe Health Plan\nSent through the plan's portal - 08/22/2025\nThe claim was denied.", "2025-08-22")]
    [InlineData("From: Marlowe Indemnity\nWritten on: December 9, 2024\nThe claim was denied.", "2024-12-09")]
    public void A_day_that_a_message_says_it_was_written_is_its_own(string text, string expected) => SomeLetter.Day(SomeLetter.Facts(text).Denial.DateOfLetter).ShouldBe(expected);
}
