using DenialOps.Facts;

namespace DenialOps.Tests.Facts;

/// <summary>Named facts that the program goes by are understood in the forms that people write, or refused: never passed over.</summary>
public sealed class UserOtherTests
{
    [Theory]
    [InlineData("state", "\"Ohio\"", "OH")]
    [InlineData("state", "\"ny\"", "NY")]
    [InlineData("decision_level", "\"second\"", "2")]
    [InlineData("decision_level", "\"Level 2\"", "2")]
    [InlineData("decision_level", "\"3rd\"", "3")]
    [InlineData("decision_level", "2", "2")]
    [InlineData("care_ends", "\"12/15/2026\"", "2026-12-15")]
    [InlineData("keep_services_by", "\"December 1, 2026\"", "2026-12-01")]
    [InlineData("corrected_claim_date", "\"2026-12-01\"", "2026-12-01")]
    [InlineData("patient_account", "\"second\"", "second")]
    public void A_value_comes_out_in_the_one_form(string name, string value, string expected) =>
        UserContext.Parse($$"""{"other.{{name}}": {{value}}}""").Apply(SomeCase.Empty()).Other[name].Value.ShouldBe(expected);

    [Theory]
    [InlineData("state", "\"XX\"", "is not a state that we know")]
    [InlineData("decision_level", "\"last\"", "is not a level")]
    [InlineData("decision_level", "12", "is not a level")]
    [InlineData("keep_services_by", "\"2026-11-31\"", "is not a day of the calendar")]
    [InlineData("care_ends", "\"soon\"", "is not a day of the calendar")]
    [InlineData("care_ends", "\"9999-12-31\"", "is out of range: the year must be from 1900 to 2200.")]
    public void A_value_that_is_none_is_refused(string name, string value, string problem) =>
        Should.Throw<UserContextException>(() => UserContext.Parse($$"""{"other.{{name}}": {{value}}}""")).Problem.ShouldStartWith(problem);

    [Theory]
    [InlineData("11/05/2026")]
    [InlineData("Nov. 5, 2026")]
    [InlineData("2026-11-05")]
    public void A_day_is_understood_as_letters_print_it(string day) =>
        UserContext.Parse($$"""{"received_notice_date": "{{day}}"}""").ReceivedNoticeDate.ShouldBe(new DateOnly(2026, 11, 5));
}
