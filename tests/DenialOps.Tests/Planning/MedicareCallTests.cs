using DenialOps.Knowledge;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Planning;

/// <summary>Where a reader of an Original Medicare notice calls: there is no plan and no insurance card, and 1-800-MEDICARE is a number.</summary>
public sealed class MedicareCallTests
{
    private const string OnTheCard = "Call Medicare at the number on the notice or on the red, white and blue card.";
    private const string OnTheCardInSpanish = "Llame a Medicare al número que está en el aviso o en la tarjeta roja, blanca y azul.";

    [Theory]
    [InlineData("Call 1-800-MEDICARE (1-800-633-4227) for help.", "Call Medicare at (800) 633-4227.", "Llame a Medicare al (800) 633-4227.")]
    [InlineData("If you have questions, call 1-800-MEDICARE.", "Call Medicare at (800) 633-4227.", "Llame a Medicare al (800) 633-4227.")]
    [InlineData("", OnTheCard, OnTheCardInSpanish)]
    public void The_notices_own_number_comes_first_and_else_the_card_has_it(string help, string english, string spanish)
    {
        var pack = new CasePipeline(SomeCase.Clock("2026-04-01")) { Language = DocumentLanguage.Spanish }.Run(SomeLetter.Document($"""
            Medicare Summary Notice for Part B (Medical Insurance)
            The Official Summary of Your Medicare Claims from the Centers for Medicare & Medicaid Services

            HELEN R. OSTBERG
            44 Birch Lane
            Camden, ME 04843

            Date of This Notice   March 3, 2026

            Your Claims for Part B
            January 14, 2026
            MRI of lumbar spine (72148)   Service Approved? NO   Amount Charged $1,240.00   Medicare Paid $0.00

            Notes for Claims
            A  The information provided does not support the need for this service or item.

            How to Handle Denied Claims
            If you disagree with a coverage decision, you must file an appeal in writing. Medicare must receive your appeal by July 6, 2026.
            {help}
            """));

        pack.Plan.Steps.Single(step => step.Title == "Call Medicare").What.ShouldStartWith(english);
        pack.Documents.Single(d => d.FileName == "action_plan.es.md").Markdown.ShouldContain("**Llame a Medicare.** " + spanish);
        pack.Grounding.ShouldAllBe(report => report.IsGrounded);
    }
}
