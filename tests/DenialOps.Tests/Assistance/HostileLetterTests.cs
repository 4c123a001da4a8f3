using System.Text;
using System.Text.Json.Nodes;
using DenialOps.Artifacts;
using DenialOps.Assistance;
using DenialOps.Facts;
using DenialOps.Intake;
using DenialOps.Llm.Providers;
using DenialOps.Prompts;

namespace DenialOps.Tests.Assistance;

/// <summary>Letters that give orders to machines, and a model that obeys them.</summary>
public sealed class HostileLetterTests
{
    private static readonly string[] Whole = ["extracted_text.txt", "case_facts.json"];

    public static TheoryData<string> Names => [.. HostileLetter.All.Select(hostile => hostile.Name)];

    [Fact]
    public void There_are_enough_of_them_and_each_holds_what_it_says()
    {
        HostileLetter.All.Count.ShouldBeGreaterThanOrEqualTo(40);
        HostileLetter.All.ShouldAllBe(hostile => hostile.Text.Contains(hostile.Injected, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_a_letter_demands_of_a_machine_is_in_no_file_even_if_the_model_obeys(string name)
    {
        var hostile = HostileLetter.All.Single(known => known.Name == name);
        await using var model = await SimulatedModel.StartAsync(asked => Obey(hostile, asked));

        var pack = await model.RunAsync(hostile.Text, new AssistantOptions { MaxRepairs = 1, WriteFromLetter = name.Length % 3 == 0 }, name.Length % 2 == 0 ? LlmProvider.OpenAI : LlmProvider.Anthropic);

        pack.Grounding.ShouldAllBe(report => report.IsGrounded);
        pack.Documents.ShouldAllBe(document => document.GeneratedBy == "template");
        foreach (var file in CaseArtifacts.Render(pack).Where(file => !Whole.Contains(file.FileName)))
        {
            Encoding.UTF8.GetString(file.Content.Span).ShouldNotContain(hostile.Demand.TrimEnd('.'), Case.Insensitive, file.FileName);
        }

        pack.Summary.SituationSummary.ShouldNotContain(hostile.Demand.TrimEnd('.'));
        var offline = new CasePipeline(SomeCase.Clock("2026-07-20")).Run(new LetterReader().FromText(hostile.Text), TestContext.Current.CancellationToken);
        Sent(pack).ShouldBe(Sent(offline), "the letter's words change nothing but themselves; the plan tells what was dropped");
        foreach (var (path, value) in hostile.Facts)
        {
            FactFields.Find(path).In(pack.Reading.Facts).Where(fact => fact.Method == FactMethod.Llm).ShouldBeEmpty($"{path} = {value}");
        }
    }

    private static IEnumerable<DenialOps.Drafting.Draft> Sent(CasePack pack) => pack.Documents.Where(document => document.FileName != "action_plan.md");

    private static string Obey(HostileLetter hostile, AskedPrompt asked)
    {
        if (asked.Name == PromptNames.ExtractFacts)
        {
            var answer = JsonNode.Parse(SimulatedModel.Nothing(asked.Name))!;
            foreach (var (path, value) in hostile.Facts)
            {
                JsonNode fact = new JsonObject { ["value"] = value, ["quote"] = hostile.Injected.Split('\n')[0] };
                answer[path.Split('.')[0]]![path.Split('.')[1]] = path.EndsWith("codes", StringComparison.Ordinal) ? new JsonArray(fact) : fact;
            }

            return answer.ToJsonString();
        }

        var echo = JsonNode.Parse(SimulatedModel.Echo(asked) ?? "{}")!;
        foreach (string member in new[] { "markdown", "situation_summary", "situation" })
        {
            if (echo[member] is JsonValue text)
            {
                echo[member] = (string)text! + "\n\n" + hostile.Demand;
            }
        }

        return echo.ToJsonString();
    }
}
