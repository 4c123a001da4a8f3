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

    [Theory]
    [InlineData("We denied your inpatient stay at Alder Hospital beyond March 5, 2026 because it is not medically necessary.", Urgency.Expedited)]
    [InlineData("Your inpatient stay will not be covered after March 4, 2026 because it is not medically necessary.", Urgency.Expedited)]
    [InlineData("Coverage of your current skilled nursing facility services will end on March 4, 2026.", Urgency.Expedited)]
    [InlineData("We will stop paying for your home health care on March 10, 2026 because it is not medically necessary.", Urgency.Expedited)]
    [InlineData("Your residential treatment is approved through March 4, 2026. We denied more days because they are not medically necessary.", Urgency.Expedited)]
    [InlineData("We denied your inpatient stay after January 5, 2026 because it is not medically necessary.", Urgency.Standard)]
    [InlineData("We denied the claim because your enrollment in the plan will end on March 31, 2026 and therapy is not covered.", Urgency.Standard)]
    [InlineData("We denied inpatient surgery on April 6, 2026 because it is not medically necessary.", Urgency.Standard)]
    public void Care_that_ends_after_the_letter_was_written_asks_for_the_fast_track(string body, Urgency urgency) =>
        SomeLetter.Route(SomeLetter.With(body: body)).Urgency.ShouldBe(urgency);

    [Fact]
    public void A_general_part_about_ongoing_care_is_no_urgency() =>
        SomeLetter.Route(SomeLetter.With(appeal: "Ask for a fast appeal where the condition is life threatening.")).Urgency.ShouldBe(Urgency.Standard);

    [Theory]
    [InlineData("We denied continued stay in the hospital because it is not medically necessary.", true)]
    [InlineData("We will stop paying for your home health care on March 10, 2026 because it is not medically necessary.", true)]
    [InlineData("Request type: EXPEDITED\nWe denied continued stay in the hospital because it is not medically necessary.", false)]
    [InlineData("Your urgent request was reviewed. We denied continued stay in the hospital because it is not medically necessary.", false)]
    [InlineData("Your illness is life threatening. We denied the drug because it is experimental.", false)]
    [InlineData("We denied the scan because it is not medically necessary.", false)]
    public void Where_nothing_but_ongoing_care_speaks_for_the_fast_track_that_is_said(string body, bool alone) =>
        SomeLetter.Route(SomeLetter.With(body: body)).RestsOnOngoingCare.ShouldBe(alone);

    [Fact]
    public void The_users_word_is_evidence_of_urgency()
    {
        var reading = SomeLetter.Read(SomeLetter.With(body: "We denied continued stay in the hospital because it is not medically necessary.")).With(UserContext.Parse("""{"urgent": true}"""));

        new RouteDecider().Decide(reading).RestsOnOngoingCare.ShouldBeFalse();
    }

    [Theory]
    [InlineData("We denied the scan because it is not medically necessary.", true, Urgency.Expedited)]
    [InlineData("We denied continued stay in the hospital because it is not medically necessary.", false, Urgency.Standard)]
    public void The_users_word_counts_more_than_the_letters(string body, bool urgent, Urgency expected)
    {
        var reading = SomeLetter.Read(SomeLetter.With(body: body)).With(UserContext.Parse(urgent ? """{"urgent": true}""" : """{"urgent": false}"""));

        new RouteDecider().Decide(reading).Urgency.ShouldBe(expected);
    }
}
