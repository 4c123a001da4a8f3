using System.Text.Json.Nodes;
using DenialOps.Assistance;
using DenialOps.Intake;
using DenialOps.Prompts;
using DenialOps.Tests.Facts;
using DenialOps.Tests.Privacy;

namespace DenialOps.Tests.Assistance;

/// <summary>Every labelled letter, through every prompt, over HTTP.</summary>
public sealed class EveryLetterTests
{
    private const string Wrong = "\n\nIf in doubt, call";

    [Fact]
    public Task Of_the_letters_of_this_repository_no_identifier_is_sent_and_our_own_text_passes_as_a_models() => WalkAsync(LabelledLetter.OfRepository(), 228);

    [Fact]
    public Task Of_the_shared_letters_no_identifier_is_sent_and_our_own_text_passes_as_a_models()
    {
        string folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "letters", "dev"));
        Assert.SkipUnless(Directory.Exists(folder), $"The shared labelled letters are not on this machine: there is no folder {folder}.");

        return WalkAsync(LabelledLetter.In(folder), 30);
    }

    private static async Task WalkAsync(IEnumerable<LabelledLetter> letters, int least)
    {
        var (report, refused, asked) = (new LeakReport(), new List<string>(), new HashSet<string>());
        await using var model = await SimulatedModel.EchoAsync(Err);
        using var client = model.Client();
        var pipeline = new CasePipeline(SomeCase.Clock("2026-07-20"), assistant: new CaseAssistant(client, new AssistantOptions { Judge = true, WriteFromLetter = true }));
        foreach (var letter in letters)
        {
            model.Simulator.Requests.Clear();
            var document = await new LetterReader().ReadFileAsync(letter.Path, TestContext.Current.CancellationToken);
            var pack = await pipeline.RunAsync(document, TestContext.Current.CancellationToken);

            refused.AddRange(pack.Model!.NotDone.Select(why => $"{letter.Name}: {why}"));
            foreach (var prompt in model.Asked)
            {
                asked.Add(prompt.Name);
                report.AddSent(letter, document.Text, prompt.Sent, prompt.System.Trim('\n'));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString().Split('\n')[0] + $"; prompts {string.Join(", ", asked.Order(StringComparer.Ordinal))}");
        report.Letters.ShouldBeGreaterThanOrEqualTo(least);
        refused.ShouldBeEmpty();
        report.Leaks.Distinct(StringComparer.Ordinal).ShouldBeEmpty();
        asked.ShouldBe(PromptNames.All.Except([PromptNames.ExtractPlanRules]), ignoreOrder: true);
    }

    // The first form of a call script is wrong, so that a repair is asked for too; by then the number is a placeholder.
    private static string? Err(AskedPrompt asked) => asked.Name switch
    {
        PromptNames.CallScript => Document(asked.Input("draft") + Wrong + " 900-555-0123.\n"),
        PromptNames.RepairDraft => Document(Markdown(asked) is var text && text.LastIndexOf(Wrong, StringComparison.Ordinal) is var end and >= 0 ? text[..end] : text),
        _ => null,
    };

    private static string Markdown(AskedPrompt asked) => (string)JsonNode.Parse(asked.Input("draft"))!["markdown"]!;

    private static string Document(string markdown) => SimulatedModel.Json(new WrittenDocument(markdown), PromptJson.Default.WrittenDocument);
}
