using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Drafting;

/// <summary>What the letters of a case ask for when care goes on, and what they do not claim.</summary>
public sealed class KeptCareInLettersTests
{
    private const string Body = "We are reducing your adult day care from 5 to 2 days a week because it is not medically necessary. This change takes effect on March 27, 2026.";
    private const string Keep = "You may appeal within 60 days of this notice. To keep your services while you appeal, ask by March 20, 2026.";
    private const string Asks = "I also ask you to keep this care going as it was before the decision while the appeal is decided";

    [Theory]
    [InlineData("A Medicaid managed care plan\n", Asks + " (42 CFR 438.420(a)).")]
    [InlineData("", Asks + ".")]
    public void The_appeal_and_the_fast_request_ask_to_keep_the_care_in_a_sentence_of_their_own(string head, string sentence)
    {
        var pack = Run(head + SomeLetter.With(body: Body, appeal: Keep));

        Text(pack, "appeal_letter.md").Split('\n').ShouldContain(sentence);
        Text(pack, "expedited_request.md").Split('\n').ShouldContain(sentence);
        pack.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void The_steps_send_that_letter_by_the_day_for_keeping_care()
    {
        var steps = Run(SomeLetter.With(body: Body, appeal: Keep)).Plan.Steps;

        steps.Single(s => s.Title == "Ask to keep the care while you appeal").Document.ShouldBe("appeal_letter.md");
        var send = steps.Single(s => s.Title == "Send the appeal so that you can prove it");
        send.What.ShouldEndWith("To keep the care while the appeal is decided, this letter, which asks for it, must be with the plan by March 20, 2026.");
        send.ByWhen!.ShouldStartWith("Now if you can.");
    }

    [Fact]
    public void Where_no_care_is_kept_nothing_asks_for_it() =>
        Text(Run(SomeLetter.With(appeal: "You may appeal within 60 days of this notice.")), "appeal_letter.md").ShouldNotContain("keep this care");

    [Fact]
    public void No_letter_claims_an_urgency_that_nothing_shows()
    {
        var pack = Run("A Medicaid managed care plan\n" + SomeLetter.With(body: Body, appeal: Keep));

        pack.Route.Urgency.ShouldBe(DenialOps.Routing.Urgency.Expedited, "care that goes on is a reason for the fast track in route.json");
        string letter = Text(pack, "appeal_letter.md");
        letter.ShouldNotContain("rgent");
        letter.ShouldStartWith("This letter asks for an answer in the usual time. If waiting could do harm, send expedited_request.md with it.");
        Text(pack, "fax_cover.md", "").ShouldNotContain("rgent");
        Text(pack, "expedited_request.md").ShouldStartWith("Send this only if waiting could harm life, health or the chance to get better.");
        pack.Plan.Steps[0].Title.ShouldBe("If waiting could do harm, ask for a fast appeal now");
    }

    [Fact]
    public void A_request_that_the_plan_took_as_urgent_is_called_so() =>
        Text(Run(SomeLetter.With(head: "Request type: Urgent", body: Body, appeal: Keep)), "appeal_letter.md").ShouldContain("# Urgent: appeal of a denial");

    [Fact]
    public void The_day_of_a_change_is_no_planned_day_of_care()
    {
        string letter = Text(Run(SomeLetter.With(head: "Service: Adult day care (S5102)\nDate of service: March 27, 2026", body: Body, appeal: Keep)), "appeal_letter.md");

        letter.ShouldContain("- Start of the change: March 27, 2026");
        letter.ShouldNotContain("Planned date");
    }

    private static string Text(CasePack pack, string document, string? absent = null) => pack.Documents.SingleOrDefault(d => d.FileName == document)?.Markdown ?? absent ?? throw new InvalidOperationException(document);

    private static CasePack Run(string letter) => new CasePipeline(SomeCase.Clock("2026-03-05")).Run(SomeLetter.Document(letter));
}
