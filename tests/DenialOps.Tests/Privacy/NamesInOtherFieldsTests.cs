using System.Text.Json;
using System.Text.Json.Nodes;
using DenialOps.Assistance;
using DenialOps.Facts;
using DenialOps.Intake;
using DenialOps.Privacy;
using DenialOps.Prompts;
using DenialOps.Tests.Assistance;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Privacy;

/// <summary>A patient's name where a plan, a drug or a facility belongs: in the letter, or because a model says so.</summary>
public sealed class NamesInOtherFieldsTests
{
    private static readonly string Letter = File.ReadAllText(Path.Combine(Repository.Root, "samples", "prior-auth-mri.txt"));

    [Theory]
    [InlineData("Drug .................. Annalise Dovrenko")]
    [InlineData("Medication: Dovrenko")]
    [InlineData("Plan name ............. Annalise Dovrenko")]
    [InlineData("Facility: Annalise Dovrenko")]
    [InlineData("Payer: Dovrenko")]
    public void A_member_whose_name_a_form_has_in_another_field_is_hidden_there_too(string line)
    {
        string text = Letter.Replace("\nAfter our last decision", $"\n   {line}\n\nAfter our last decision", StringComparison.Ordinal);
        var reading = new CasePipeline(SomeCase.Clock("2026-07-20")).ReadFacts(new LetterReader().FromText(text));

        string hidden = IdentifierMask.Of(reading).Hide(text);

        hidden.ShouldNotContain("Dovrenko", Case.Insensitive);
        hidden.ShouldNotContain("Annalise", Case.Insensitive);
    }

    [Theory]
    [InlineData("service.drug_name", "Annalise Dovrenko")]
    [InlineData("service.drug_name", "Dovrenko")]
    [InlineData("payer.plan_name", "Annalise Dovrenko")]
    [InlineData("payer.name", "Annalise Dovrenko")]
    [InlineData("service.facility_name", "Annalise Dovrenko")]
    [InlineData("service.provider_name", "Annalise Dovrenko")]
    [InlineData("member.name", "Quillfeather Mutual Health")]
    public void What_a_model_calls_a_name_unmasks_nobody(string path, string value)
    {
        var reading = new CasePipeline(SomeCase.Clock("2026-07-20")).ReadFacts(new LetterReader().FromText(Letter));
        var said = FactFields.Find(path).Put(reading.Facts, JsonSerializer.SerializeToElement(value), 0.9, FactMethod.Llm, source: null);

        string hidden = IdentifierMask.Of(reading with { Facts = said }, before: reading.Facts).Hide(Letter);

        hidden.ShouldNotContain("Dovrenko", Case.Insensitive);
        hidden.ShouldNotContain("Annalise", Case.Insensitive);
    }

    /// <summary>Every letter, with a model that gives the member's name in every field of names.</summary>
    [Fact]
    public async Task A_model_that_finds_the_member_everywhere_makes_nothing_leave()
    {
        var report = new LeakReport();
        string member = "";
        await using var model = await SimulatedModel.EchoAsync(asked => asked.Name == PromptNames.ExtractFacts && member.Length > 0 ? Everywhere(member) : null);
        using var client = model.Client();
        var pipeline = new CasePipeline(SomeCase.Clock("2026-07-20"), assistant: new CaseAssistant(client));
        foreach (var letter in LabelledLetter.OfRepository())
        {
            model.Simulator.Requests.Clear();
            var document = await new LetterReader().ReadFileAsync(letter.Path, TestContext.Current.CancellationToken);
            var reading = pipeline.ReadFacts(document);
            member = reading.Facts.Member.Name is { } name ? IdentifierMask.Of(reading).Hide(name.Value) : "";
            await pipeline.RunAsync(document, TestContext.Current.CancellationToken);
            foreach (var prompt in model.Asked)
            {
                report.AddSent(letter, document.Text, prompt.Sent, prompt.System.Trim('\n'));
            }
        }

        report.Letters.ShouldBeGreaterThanOrEqualTo(228);
        report.Leaks.Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static string Everywhere(string member)
    {
        var answer = JsonNode.Parse(SimulatedModel.Nothing(PromptNames.ExtractFacts))!;
        foreach (string path in new[] { "payer.name", "payer.plan_name", "service.drug_name", "service.facility_name", "service.provider_name", "service.description" })
        {
            answer[path.Split('.')[0]]![path.Split('.')[1]] = new JsonObject { ["value"] = member, ["quote"] = member };
        }

        return answer.ToJsonString();
    }
}
