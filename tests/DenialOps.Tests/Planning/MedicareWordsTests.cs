using DenialOps.Knowledge;
using DenialOps.Planning;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Planning;

/// <summary>Original Medicare has no plan: our own words say Medicare there, in both languages.</summary>
public sealed class MedicareWordsTests
{
    [Theory]
    [InlineData("The plan says your plan document limits or leaves out this service.", "Medicare says Medicare's coverage rules limit or leave out this service.")]
    [InlineData("The plan cannot use the claim as sent: the plan of treatment is missing.", "Medicare cannot use the claim as sent: the plan of treatment is missing.")]
    [InlineData("The planned day, and what the plans say of a care plan.", "The planned day, and what the plans say of a care plan.")]
    [InlineData("Ask the plan or employer what the record says.", "Ask Medicare what the record says.")]
    [InlineData("Correct the plan's record.", "Correct Medicare's record.")]
    public void English(string text, string expected) => MedicareWords.In(text, DocumentLanguage.English).ShouldBe(expected);

    [Theory]
    [InlineData("El plan dice que el documento de su plan limita o excluye este servicio.", "Medicare dice que sus reglas de cobertura limitan o excluyen este servicio.")]
    [InlineData("El plan no puede usar la reclamación: el plan de tratamiento falta.", "Medicare no puede usar la reclamación: el plan de tratamiento falta.")]
    [InlineData("Pida al plan el nombre del revisor del plan.", "Pida a Medicare el nombre del revisor de Medicare.")]
    [InlineData("Espere la decisión del plan de farmacia.", "Espere la decisión del plan de farmacia.")]
    public void Spanish(string text, string expected) => MedicareWords.In(text, DocumentLanguage.Spanish).ShouldBe(expected);

    [Theory]
    [InlineData(PlanType.Medicare)]
    [InlineData(PlanType.MedicareAdvantage)]
    public void The_codes_of_a_case_are_explained_in_them(PlanType type)
    {
        var facts = SomeCase.Scan(DenialCategory.MissingInformation);
        facts = facts with { Payer = facts.Payer with { PlanType = SomeCase.Fact(type) }, Denial = facts.Denial with { CarcCodes = [SomeCase.Fact("252")] } };

        foreach (var language in (ReadOnlySpan<DocumentLanguage>)[DocumentLanguage.English, DocumentLanguage.Spanish])
        {
            var code = CodeExplainer.Explain(new CaseView(facts, SomeCase.Route(Route.ClaimCorrectionResubmit), [], language)).Single();
            string all = code.Meaning + " " + code.NextStep;
            all.Contains("plan", StringComparison.OrdinalIgnoreCase).ShouldBe(type != PlanType.Medicare, all);
        }
    }

    [Fact]
    public void A_pack_of_Original_Medicare_speaks_of_no_plan()
    {
        const string Notice = "Medicare Summary Notice\nfor Part B (Medical Insurance)\n\nNOTICE FOR DELPHINE OKAFOR\nMedicare Number: 1EG4-TE5-MK73\nDate of This Notice: March 1, 2024\n\nClaim Number: 02-28020-114-220\nProvider: Marrow Creek Cardiology\nDate of service: January 12, 2024\n\n{0}\n\nHow to Handle Denied Claims\nYou must file your appeal by: July 3, 2024\nSend this form to: Medicare Claims Office, c/o Tamarack Federal Services, PO Box 3370, Fargo, ND 58108\n";
        foreach (string why in (ReadOnlySpan<string>)["This service was denied. The information provided does not support the need for this service (CO-50, N115).", "This service was denied. The service is excluded; Medicare does not pay for routine foot care (CO-96)."])
        {
            var pack = new CasePipeline(SomeCase.Clock("2024-03-10")) { Language = DocumentLanguage.Spanish }.Run(SomeLetter.Document(string.Format(System.Globalization.CultureInfo.InvariantCulture, Notice, why)));

            pack.Reading.Facts.Payer.PlanType!.Value.ShouldBe(PlanType.Medicare);
            pack.Reading.Facts.Denial.Summary!.ShouldStartWith("Medicare says ");
            pack.Warnings.ShouldBeEmpty();
            foreach (var document in pack.Documents)
            {
                // The names of blanks are the same in every kind of plan.
                document.Markdown.ShouldNotMatch(@"\b([Tt]he|[Yy]our|[Mm]y|[Tt]his|[Aa]|kind of) plan\b(?! of treatment| with the letter)", document.FileName);
                document.Markdown.ShouldNotContain("Medicare with the letter");
                document.Markdown.ShouldNotContain("Medicare de acción");
                document.Markdown.ShouldNotMatch(@"\b([Ee]l|[Aa]l|[Dd]el|su) plan\b(?! de (acción|tratamiento))", document.FileName);
                document.Markdown.ShouldNotContain("health plan");
            }
        }
    }

    /// <summary>No code's words speak of a plan in Original Medicare, but for those of other plans, of treatment and of dental and like coverage.</summary>
    [Theory]
    [InlineData(DocumentLanguage.English, @"\b([Tt]he|[Yy]our|[Tt]his) plan\b(?! of treatment)")]
    [InlineData(DocumentLanguage.Spanish, @"\b([Ee]l|[Aa]l|[Dd]el|su|[Ee]ste) plan\b(?! (de|dental|médico))")]
    public void No_code_speaks_of_a_plan_that_is_not_there(DocumentLanguage language, string plan)
    {
        foreach (var code in CodeBook.Of(language).Carcs.Concat(CodeBook.Of(language).Rarcs))
        {
            string said = MedicareWords.In(code.Meaning + " " + code.NextStep, language);
            said.ShouldNotMatch(plan, code.Code);
            said.ShouldNotMatch("Medicare (dental|médico|de (farmacia|medicamentos|tratamiento)|of treatment|document|wording|summary)", code.Code);
        }
    }
}
