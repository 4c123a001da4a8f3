using DenialOps.Facts;
using DenialOps.Routing;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Routing;

public sealed class UrgencyTests
{
    [Theory]
    [InlineData("We denied continued stay in the hospital because it is not medically necessary.", Urgency.Expedited)]
    [InlineData("We denied your home nursing because it is not medically necessary. The services you are getting now will stop on April 1, 2026.", Urgency.Expedited)]
    [InlineData("We denied the scan because it is not medically necessary.", Urgency.Standard)]
    [InlineData("We denied the scan because it is not medically necessary. If you are still in the hospital, ask for a fast appeal.", Urgency.Standard)]
    public void Care_that_is_going_on_asks_for_the_fast_track(string body, Urgency urgency) => SomeLetter.Route(SomeLetter.With(body: body)).Urgency.ShouldBe(urgency);

    [Fact]
    public void A_general_part_about_ongoing_care_is_no_urgency() =>
        SomeLetter.Route(SomeLetter.With(appeal: "Ask for a fast appeal where the condition is life threatening.")).Urgency.ShouldBe(Urgency.Standard);

    [Theory]
    [InlineData("We denied the scan because it is not medically necessary.", true, Urgency.Expedited)]
    [InlineData("We denied continued stay in the hospital because it is not medically necessary.", false, Urgency.Standard)]
    public void The_users_word_counts_more_than_the_letters(string body, bool urgent, Urgency expected)
    {
        var reading = SomeLetter.Read(SomeLetter.With(body: body)).With(UserContext.Parse(urgent ? """{"urgent": true}""" : """{"urgent": false}"""));

        new RouteDecider().Decide(reading).Urgency.ShouldBe(expected);
    }
}
