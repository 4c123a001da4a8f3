using System.Globalization;
using System.Text;
using DenialOps.Artifacts;
using DenialOps.Assistance;
using DenialOps.Llm.Providers;
using DenialOps.Prompts;

namespace DenialOps.Tests.Assistance;

/// <summary>A gallery of bad answers: not one of their values is in a file that is delivered.</summary>
public sealed class BadAnswerTests
{
    private static readonly string Letter = File.ReadAllText(Path.Combine(Repository.Root, "samples", "prior-auth-mri.txt"));
    private static readonly string[] Written = [PromptNames.PlanSummary, PromptNames.ActionPlan, PromptNames.AppealLetter, PromptNames.CallScript, PromptNames.RepairDraft];

    public static TheoryData<string> Names => [.. BadAnswer.All.Select(bad => bad.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_a_bad_answer_brings_is_in_no_file(string name)
    {
        int number = BadAnswer.All.ToList().FindIndex(bad => bad.Name == name);
        var bad = BadAnswer.All[number];
        var provider = (LlmProvider[])[LlmProvider.OpenAI, LlmProvider.Anthropic, LlmProvider.OpenAIResponses];
        await using var model = await SimulatedModel.StartAsync(asked => Written.Contains(asked.Name) ? bad.Answer(asked) ?? SimulatedModel.Echo(asked) : null);

        var pack = await model.RunAsync(Letter, new AssistantOptions { MaxRepairs = 1 }, provider[number % 3]);

        var offline = new CasePipeline(SomeCase.Clock("2026-07-20")).Run(new DenialOps.Intake.LetterReader().FromText(Letter), TestContext.Current.CancellationToken);
        pack.Documents.Select(document => document.FileName).ShouldBe(offline.Documents.Select(document => document.FileName));
        pack.Grounding.ShouldAllBe(report => report.IsGrounded);
        pack.Model!.NotDone.ShouldNotBeEmpty("the pack says what was not taken");
        pack.Documents.Where(document => document.GeneratedBy == "model").Select(document => document.FileName).ShouldBeEmpty();
        pack.Documents.ShouldBe(offline.Documents, "ours stands, letter for letter");
        ContractJson.Serialize(pack.Summary with { NotDoneByModel = [] }).ShouldBe(ContractJson.Serialize(offline.Summary));
        ContractJson.Serialize(pack.Plan).ShouldBe(ContractJson.Serialize(offline.Plan));
        CaseArtifacts.Render(pack).Where(bad.IsIn).Select(file => file.FileName).ShouldBeEmpty(bad.Marker);
    }

    [Fact]
    public void The_gallery_is_as_large_as_the_table_in_the_documentation_says()
    {
        BadAnswer.All.Count.ShouldBeGreaterThanOrEqualTo(60);
        BadAnswer.All.Select(bad => bad.Name).ShouldBeUnique();
        var table = new StringBuilder("| What is bad | Answers | Delivered |\n|---|---|---|\n");
        foreach (var group in BadAnswer.All.GroupBy(bad => bad.Group))
        {
            table.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {group.Count()} | 0 |\n");
        }

        table.Append(CultureInfo.InvariantCulture, $"| all | {BadAnswer.All.Count} | 0 |\n");
        Documentation.Holds("grounding.md", "gallery", table.ToString());
    }
}
