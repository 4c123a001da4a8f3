using DenialOps.Knowledge;
using DenialOps.Planning;

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
