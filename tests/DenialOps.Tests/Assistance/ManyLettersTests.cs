using System.Text;
using DenialOps.Artifacts;
using DenialOps.Assistance;
using DenialOps.Intake;
using DenialOps.Llm;
using DenialOps.Mentions;
using DenialOps.Prompts;

namespace DenialOps.Tests.Assistance;

/// <summary>Bad answers on every sample letter, so on every route and kind of document.</summary>
public sealed class ManyLettersTests
{
    private const int Shares = 3;

    private static readonly string Samples = Path.Combine(Repository.Root, "samples");
    private static readonly string[] Documents = [PromptNames.AppealLetter, PromptNames.CoverageDisputeLetter, PromptNames.ClinicianLetter, PromptNames.CallScript];
    private static readonly string[] Writing = [PromptNames.PlanSummary, PromptNames.ActionPlan, PromptNames.RepairDraft, .. Documents];

    private static readonly string[] Names =
        [.. Directory.EnumerateFiles(Samples).Select(path => Path.GetFileName(path)!).Where(name => Path.GetExtension(name) is ".txt" or ".md").Order(StringComparer.Ordinal)];

    public static TheoryData<string> Letters => [.. Names];

    /// <summary>Each letter gets a share of the gallery, and three letters get all of it together.</summary>
    [Theory]
    [MemberData(nameof(Letters))]
    public async Task What_a_bad_answer_brings_is_in_no_file_of_any_letter(string name)
    {
        int share = Array.IndexOf(Names, name) % Shares;
        var offline = Offline(await LetterAsync(name));
        string delivered = string.Concat(CaseArtifacts.Render(offline).Select(file => Encoding.UTF8.GetString(file.Content.Span)));
        BadAnswer? bad = null;
        await using var model = await SimulatedModel.StartAsync(asked => Writing.Contains(asked.Name) ? bad!.Answer(asked) ?? SimulatedModel.Echo(asked) : null);
        using var client = model.Client();
        var problems = new List<string>();
        foreach (var answer in BadAnswer.OfAnyLetter.Where((answer, i) => i % Shares == share && !(answer.Marker.Length > 0 && delivered.Contains(answer.Marker, StringComparison.Ordinal))))
        {
            bad = answer;
            var pack = await AssistedAsync(client, offline.Reading.Letter);
            problems.AddRange(Changed(pack, offline).Select(file => $"{answer.Name}: {file}"));
            problems.AddRange(CaseArtifacts.Render(pack).Where(answer.IsIn).Select(file => $"{answer.Name}: in {file.FileName}"));
        }

        problems.ShouldBeEmpty();
        model.Asked.Count.ShouldBeGreaterThan(BadAnswer.OfAnyLetter.Count / Shares, "the model was asked each time");
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task No_value_of_any_document_can_be_changed(string name)
    {
        var offline = Offline(await LetterAsync(name));
        var (round, changes) = (0, new Dictionary<string, string>(StringComparer.Ordinal));
        await using var model = await SimulatedModel.StartAsync(asked => Documents.Contains(asked.Name) ? OneChanged(asked, round, changes) : SimulatedModel.Echo(asked));
        using var client = model.Client();
        var problems = new List<string>();
        int tried = 0;
        do
        {
            changes.Clear();
            var pack = await AssistedAsync(client, offline.Reading.Letter);
            problems.AddRange(Changed(pack, offline).Select(file => $"{file}: {string.Join(", ", changes.Select(change => $"{change.Key} {change.Value}"))}"));
            tried += changes.Count;
            round++;
        }
        while (changes.Count > 0);

        problems.ShouldBeEmpty();
        tried.ShouldBeGreaterThan(name == "approval-notice.txt" ? -1 : 15);
    }

    private static async Task<LetterDocument> LetterAsync(string name) => await new LetterReader().ReadFileAsync(Path.Combine(Samples, name), TestContext.Current.CancellationToken);

    private static CasePack Offline(LetterDocument letter) => new CasePipeline(SomeCase.Clock("2026-07-20")).Run(letter, TestContext.Current.CancellationToken);

    private static Task<CasePack> AssistedAsync(LlmClient client, LetterDocument letter) =>
        new CasePipeline(SomeCase.Clock("2026-07-20"), assistant: new CaseAssistant(client, new AssistantOptions { MaxRepairs = 0 })).RunAsync(letter, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Changed(CasePack pack, CasePack offline) =>
        pack.Documents.Zip(offline.Documents).Where(pair => pair.First with { GeneratedBy = pair.Second.GeneratedBy } != pair.Second).Select(pair => pair.First.FileName);

    /// <summary>The draft with another last digit in one of its values: the first in the first round, and so on.</summary>
    private static string? OneChanged(AskedPrompt asked, int round, Dictionary<string, string> changes)
    {
        string draft = asked.Input("draft");
        var values = MentionRecognizer.Recognize(draft)
            .Select(mention => draft[mention.Start..mention.End])
            .Where(value => value.Any(char.IsAsciiDigit) && !value.Contains("[[", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).ToList();
        if (round >= values.Count)
        {
            return SimulatedModel.Echo(asked);
        }

        string value = values[round], other = value;
        int last = value.LastIndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        for (int digit = 0; other == value || asked.User.Contains(other, StringComparison.Ordinal); digit++)
        {
            other = value[..last] + (char)('0' + digit) + value[(last + 1)..];
        }

        changes[asked.Name] = $"{value} -> {other}";
        return SimulatedModel.Json(new WrittenDocument(draft.Replace(value, other, StringComparison.Ordinal)), PromptJson.Default.WrittenDocument);
    }
}
