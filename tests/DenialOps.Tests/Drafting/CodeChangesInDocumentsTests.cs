using DenialOps.Knowledge;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Drafting;

/// <summary>What a corrected claim has to change, in the steps and the checklist.</summary>
public sealed class CodeChangesInDocumentsTests
{
    private const string Coding = "We denied this claim because of a coding error: the coding on the claim is incorrect. CO-4. ";
    private const string Missing = "Modifier 25 is missing on 99213. Diagnosis code M54.5 is not valid for CPT 97140.";

    [Fact]
    public void The_checklist_names_each_change_with_the_sentence_of_the_letter()
    {
        var pack = Run(SomeLetter.With(body: Coding + Missing));
        string checklist = Text(pack, "resubmission_checklist.md");

        checklist.ShouldContain("## What to change, by code");
        checklist.ShouldContain("- [ ] Add modifier 25 to 99213. The letter: “Modifier 25 is missing on 99213.”\n");
        checklist.ShouldContain("- [ ] Check diagnosis code M54.5 for 97140. The letter: “Diagnosis code M54.5 is not valid for CPT 97140.”\n");
        checklist.ShouldContain("- CO-4: ");
        pack.Warnings.ShouldBeEmpty();
        pack.Grounding.ShouldAllBe(report => report.IsGrounded);
    }

    [Fact]
    public void The_step_names_them_too()
    {
        var step = Run(SomeLetter.With(body: Coding + Missing)).Plan.Steps.Single(s => s.Title == "Ask the billing office for a corrected claim");

        step.What.ShouldContain("The letter points to this: add modifier 25 to 99213; check diagnosis code M54.5 for 97140. Change only what the chart supports.");
    }

    [Theory]
    [InlineData(Coding, "Beyond its reason and remark codes, the letter does not say what to change.")]
    [InlineData("We denied this claim because of a coding error: the coding on the claim is incorrect.", "The letter does not say by code what to change.")]
    public void Where_the_letter_does_not_say_the_documents_say_so(string body, string said)
    {
        var pack = Run(SomeLetter.With(body: body));

        Text(pack, "resubmission_checklist.md").ShouldContain(said + " Ask the plan for each code or entry that it wants changed: [EACH CODE OR ENTRY TO CHANGE]");
        pack.Plan.Steps.Single(s => s.Title == "Ask the billing office for a corrected claim").What.ShouldContain(said);
    }

    [Fact]
    public void Another_billing_matter_has_no_such_part()
    {
        var pack = Run(SomeLetter.With(body: "We denied this claim because it is a duplicate of a claim that we processed before. CO-18."));

        Text(pack, "resubmission_checklist.md").ShouldNotContain("What to change, by code");
    }

    [Fact]
    public void The_Spanish_plan_names_them_in_Spanish()
    {
        var plan = Text(Run(SomeLetter.With(body: Coding + Missing), DocumentLanguage.Spanish), "action_plan.es.md");

        plan.ShouldContain("La carta señala esto: agregar el modificador 25 a 99213; revisar el código de diagnóstico M54.5 para 97140.");
    }

    private static string Text(CasePack pack, string document) => pack.Documents.Single(d => d.FileName == document).Markdown;

    private static CasePack Run(string letter, DocumentLanguage language = DocumentLanguage.English) =>
        new CasePipeline(SomeCase.Clock("2026-03-05")) { Language = language }.Run(SomeLetter.Document(letter));
}
