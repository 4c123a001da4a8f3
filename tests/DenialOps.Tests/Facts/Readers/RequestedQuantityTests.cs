namespace DenialOps.Tests.Facts.Readers;

public sealed class RequestedQuantityTests
{
    [Theory]
    [InlineData("Service requested: 24 visits of physical therapy (97110)", "We approved 10 visits. We denied 14 visits because they are not medically necessary.", "physical therapy")]
    [InlineData("Service: Physical therapy, 24 visits", "10 visits approved, 14 visits denied. The remaining 14 visits are not medically necessary.", "Physical therapy")]
    [InlineData("Service: Physical therapy (24 visits)", "We denied 14 of the 24 visits because they are not medically necessary.", "Physical therapy")]
    [InlineData("Service: 24 physical therapy visits", "We can approve 10 of the 24 visits. The rest is denied because it is not medically necessary.", "physical therapy visits")]
    [InlineData("", "We received a request for 24 visits of outpatient physical therapy. We approved 10 visits and denied 14 visits because more is not medically necessary.", "outpatient physical therapy")]
    [InlineData("Service: 30 hours of home health aide", "You asked for 30 hours. We approved 20 hours because more is not medically necessary.", "home health aide")]
    public void A_number_of_which_a_part_was_denied_is_not_named_as_the_denied_service(string head, string body, string service) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head, body)).Service.Description).ShouldBe(service);

    [Theory]
    [InlineData("Service requested: 24 visits of physical therapy", "We denied 24 visits because they are not medically necessary.", "24 visits of physical therapy")]
    [InlineData("Service requested: 24 visits of physical therapy", "We denied this request because it is not medically necessary.", "24 visits of physical therapy")]
    [InlineData("Service requested: 24 visits of physical therapy", "It is denied as not medically necessary. We decide urgent requests within 3 days. Your plan covers 60 days in a hospital.", "24 visits of physical therapy")]
    public void A_number_that_was_denied_as_a_whole_stays(string head, string body, string service) =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With(head, body)).Service.Description).ShouldBe(service);

    [Fact]
    public void Days_alone_are_no_service() =>
        SomeLetter.Text(SomeLetter.Facts(SomeLetter.With("", "Days from October 6, 2025 to October 9, 2025 are denied because they were not medically necessary.")).Service.Description).ShouldBe("none");
}
