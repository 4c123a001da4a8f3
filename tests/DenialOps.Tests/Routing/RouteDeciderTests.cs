using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Routing;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Routing;

public sealed class RouteDeciderTests
{
    [Fact]
    public void One_weak_word_leaves_it_to_a_person()
    {
        var route = SomeLetter.Route(SomeLetter.With(body: "We denied the wheelchair. Medicare pays for one only when you cannot move about safely. The criteria stand in the booklet."));

        route.Confidence.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void A_good_reason_for_missing_the_deadline_is_no_missing_paper() =>
        SomeLetter.Route(SomeLetter.With(body: "We denied the wheelchair. Medicare pays for one only when you cannot move about safely.", appeal: "You have 65 days to appeal. We can give you more time if you have a good reason for missing the deadline.")).Route.ShouldNotBe(Route.ClaimCorrectionResubmit);

    [Theory]
    [InlineData("x")]
    [InlineData("Notice 12 of March")]
    public void Next_to_no_text_decides_nothing(string text) => SomeLetter.Route(text).Confidence.ShouldBeLessThan(0.5);

    [Theory]
    [InlineData("We denied the scan because no prior authorization was obtained.", Route.PriorAuthNeeded)]
    [InlineData("We denied the claim because the modifier is missing.", Route.ClaimCorrectionResubmit)]
    [InlineData("We denied the claim because it was received after the timely filing limit.", Route.ClaimCorrectionResubmit)]
    [InlineData("We denied the claim as a duplicate of a claim already processed.", Route.ClaimCorrectionResubmit)]
    [InlineData("We denied the claim because your coverage ended before the date of service.", Route.ClaimCorrectionResubmit)]
    [InlineData("We denied the scan because it is not medically necessary.", Route.MedicalNecessityAppeal)]
    [InlineData("We denied the test because it is experimental and investigational.", Route.MedicalNecessityAppeal)]
    [InlineData("We denied the drug because you must try another drug first under our step therapy rule.", Route.MedicalNecessityAppeal)]
    [InlineData("We denied the stay because the care could be given at a lower level of care.", Route.MedicalNecessityAppeal)]
    [InlineData("We denied the drug because it exceeds the quantity limit of 30 tablets.", Route.MedicalNecessityAppeal)]
    [InlineData("We denied the claim because you used all 20 visits that your plan covers each calendar year. The benefit maximum has been reached.", Route.CoverageDispute)]
    [InlineData("We denied the claim because hearing aids are excluded from your plan.", Route.CoverageDispute)]
    [InlineData("We denied the claim because the provider is out of network.", Route.CoverageDispute)]
    [InlineData("We denied the claim because another insurance is primary and must pay first.", Route.CoverageDispute)]
    [InlineData("We approved your request for the scan.", Route.NotADenial)]
    public void The_reason_decides_the_way_out(string body, Route route) => SomeLetter.Route(SomeLetter.With(body: body)).Route.ShouldBe(route);

    [Fact]
    public void Where_a_code_contradicts_the_words_the_words_win_and_it_is_said()
    {
        var reading = SomeLetter.Read(SomeLetter.With(body: "We denied the surgery because it is not medically necessary. Our doctor found that the records do not meet our clinical criteria. Adjustment code CO-197."));
        var route = new RouteDecider().Decide(reading);

        route.Route.ShouldBe(Route.MedicalNecessityAppeal);
        route.Signals.ShouldContain(s => s.Signal.StartsWith("code", StringComparison.Ordinal) && s.Weight < 0);
        reading.Facts.Warnings.ShouldContain(w => w.Field == "denial.carc_codes");
    }

    [Theory]
    [InlineData("CO-197", Route.PriorAuthNeeded)]
    [InlineData("CO-50", Route.MedicalNecessityAppeal)]
    [InlineData("CO-29", Route.ClaimCorrectionResubmit)]
    [InlineData("PR-242", Route.CoverageDispute)]
    public void Where_the_words_are_silent_the_code_decides(string code, Route route) =>
        SomeLetter.Route(SomeLetter.With(body: $"We denied this claim. Claim adjustment reason code {code}.")).Route.ShouldBe(route);

    [Theory]
    [InlineData("MA130")]
    [InlineData("N211")]
    public void A_claim_without_appeal_rights_is_corrected_and_sent_again(string remark) =>
        SomeLetter.Route(SomeLetter.With(body: $"This claim was denied: it cannot be processed as it was sent. CO-16, remark {remark}.")).Route.ShouldBe(Route.ClaimCorrectionResubmit);

    [Fact]
    public void Mixed_evidence_says_that_a_person_should_look()
    {
        var route = SomeLetter.Route(SomeLetter.With(body: "We denied the claim. The provider is out of network. No prior authorization was obtained."));

        route.Confidence.ShouldBeLessThan(0.5);
        route.Reasoning.ShouldContain("person");
        route.Alternatives.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_denial_without_a_reason_says_that_a_person_should_look()
    {
        var route = SomeLetter.Route(SomeLetter.With(body: "We denied your claim."));

        route.Confidence.ShouldBeLessThan(0.5);
        route.Reasoning.ShouldContain("person");
    }

    [Fact]
    public void Clear_words_and_an_agreeing_code_are_surer_than_words_alone()
    {
        double words = SomeLetter.Route(SomeLetter.With(body: "The scan was not medically necessary. It was denied.")).Confidence;
        double both = SomeLetter.Route(SomeLetter.With(body: "The scan was not medically necessary. It was denied. Reason code CO-50.")).Confidence;

        both.ShouldBeGreaterThanOrEqualTo(words);
        both.ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void Every_signal_quotes_the_letter()
    {
        var reading = SomeLetter.Read(SomeLetter.With(body: "We denied the scan because no prior authorization was obtained. Reason code CO-197."));
        var route = new RouteDecider().Decide(reading);

        route.Signals.ShouldNotBeEmpty();
        route.Signals.ShouldAllBe(s => s.Source != null && reading.Letter.Text.Substring(s.Source.Start, s.Source.End - s.Source.Start) == s.Evidence);
    }

    [Fact]
    public void Confidences_of_alternatives_stay_below_one()
    {
        var route = SomeLetter.Route(SomeLetter.With(body: "We denied the claim. The provider is out of network. No prior authorization was obtained."));

        route.Alternatives.ShouldAllBe(a => a.Confidence > 0 && a.Confidence < 1 && a.Route != route.Route && a.WhyNot.Length > 0);
    }

    [Fact]
    public void A_reading_without_evidence_is_refused() =>
        Should.Throw<ArgumentException>(() => new RouteDecider().Decide(new LetterReading(SomeCase.Letter(), [], SomeCase.Empty())));

    /// <summary>Letters without a salutation whose own title speaks of the appeal that they answer.</summary>
    [Theory]
    [InlineData("FINAL INTERNAL ADVERSE BENEFIT DETERMINATION\nWe have reviewed your appeal about the infusion. Your appeal is denied. The infusion is experimental.")]
    [InlineData("APPEAL DECISION\n\nWe have reviewed your appeal about the infusion. We uphold our denial. The infusion is experimental.")]
    [InlineData("RE: Appeal decision\n\nWe have reviewed your appeal about the infusion. Our first decision stands. The infusion is experimental.")]
    [InlineData("We have reviewed your appeal about the infusion. Your appeal is denied. The infusion is experimental.")]
    [InlineData("YOUR APPEAL\n\nWe have reviewed your appeal about the infusion. Your appeal is denied. The infusion is experimental.")]
    [InlineData("Dear Ms. Lane:\n\nThis is our final internal adverse benefit determination about the infusion, experimental.")]
    [InlineData("Dear Ms. Lane:\n\nWe reviewed your second level appeal for the infusion, and we are upholding the denial: experimental.")]
    public void The_answer_that_keeps_a_denial_is_a_denial(string body)
    {
        var route = SomeLetter.Route("Marlowe Bay Health Plan\n\nMarch 3, 2026\nMember: Ana Lane\n\n" + body + "\n\nYOUR RIGHTS\n\nYou may request an external review within 4 months after you receive this letter.\n");

        route.Route.ShouldBe(Route.MedicalNecessityAppeal);
        route.Confidence.ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public void An_appeal_that_was_won_is_no_denial() =>
        SomeLetter.Route("Marlowe Bay Health Plan\n\nMarch 3, 2026\n\nAPPEAL DECISION\n\nDear Ms. Lane:\n\nWe reviewed your appeal about the infusion. We have overturned our denial and the infusion is approved.\n").Route
            .ShouldBe(Route.NotADenial);

    [Fact]
    public void A_letter_that_gives_rights_of_review_is_not_surely_without_a_denial()
    {
        var route = SomeLetter.Route("Marlowe Bay Health Plan\n\nMarch 3, 2026\n\nDear Ms. Lane:\n\nWe looked at the papers about the infusion and wrote to your doctor about them.\n\nYou may ask for a review by the state's office of hearings, and you have the right to appeal.\n");

        route.Route.ShouldBe(Route.NotADenial);
        route.Confidence.ShouldBeLessThan(0.5);
    }
}
