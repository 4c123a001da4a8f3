using System.Text.Json.Nodes;
using DenialOps.Artifacts;
using DenialOps.Assistance;
using DenialOps.Facts;
using DenialOps.Intake;
using DenialOps.Prompts;
using DenialOps.Tests.Facts;

namespace DenialOps.Tests.Assistance;

/// <summary>A model that knows the labels and makes mistakes: what is right helps, what is wrong does no harm.</summary>
public sealed class GoldModelTests
{
    private const int MistakesOfLetter = 5;

    [Fact]
    public Task Facts_of_the_letters_of_this_repository_are_at_least_as_good_with_a_model_that_errs() => AreAsGoodAsync(LabelledLetter.OfRepository(), 228);

    [Fact]
    public Task Facts_of_the_shared_letters_are_at_least_as_good_with_a_model_that_errs()
    {
        string folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "letters", "dev"));
        Assert.SkipUnless(Directory.Exists(folder), $"The shared labelled letters are not on this machine: there is no folder {folder}.");

        return AreAsGoodAsync(LabelledLetter.In(folder), 30);
    }

    private static async Task AreAsGoodAsync(IEnumerable<LabelledLetter> letters, int least)
    {
        GoldModel? gold = null;
        await using var model = await SimulatedModel.StartAsync(asked => asked.Name == PromptNames.ExtractFacts ? gold!.Answer() : null);
        using var client = model.Client();
        var assistant = new CaseAssistant(client);
        var pipeline = new CasePipeline(SomeCase.Clock());
        var (offline, assisted, taken, mistakes) = (new Scorer(), new Scorer(), new List<string>(), 0);
        foreach (var letter in letters)
        {
            var reading = pipeline.ReadFacts(await new LetterReader().ReadFileAsync(letter.Path, TestContext.Current.CancellationToken));
            gold = new GoldModel(letter, reading);
            gold.Err(letter.Name.Sum(c => c), MistakesOfLetter);
            var helped = await new GroundedExtraction(assistant.Open(reading), assistant.Options).ReadAsync(reading, TestContext.Current.CancellationToken);
            mistakes += gold.Mistakes.Count;
            taken.AddRange(gold.Mistakes.Where(mistake => IsTaken(mistake, reading, helped)).Select(mistake => $"{letter.Name} {mistake.Path}"));
            Add(offline, letter, pipeline, reading);
            Add(assisted, letter, pipeline, helped);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{mistakes} mistakes, {taken.Count} taken\noffline {offline.ToString().Split('\n')[0]}\nassisted {assisted.ToString().Split('\n')[0]}");
        assisted.Letters.ShouldBeGreaterThanOrEqualTo(least);
        taken.ShouldBeEmpty();
        Worse(offline, assisted).ShouldBeEmpty(assisted.ToString());
        assisted.MicroF1.ShouldBeGreaterThan(offline.MicroF1, "a model that reads right most of the time helps");
    }

    private static void Add(Scorer scorer, LabelledLetter letter, CasePipeline pipeline, LetterReading reading) =>
        scorer.Add(letter.Name, letter.Gold, JsonNode.Parse(ContractJson.Serialize(reading.Facts))!, JsonNode.Parse(ContractJson.Serialize(pipeline.DecideRoute(reading)))!);

    [Theory]
    [InlineData("denial.date_of_letter", "2026-03-03", "March 3, 2026")]
    [InlineData("amounts.billed", "1250", "$1,250.00")]
    [InlineData("claim.claim_number", "26 0047 119", "26-0047-119")]
    public void A_mistake_that_became_a_fact_is_seen_whatever_its_form(string path, string mistake, string quote)
    {
        var before = SomeLetter.Read("A letter.");
        using var value = System.Text.Json.JsonDocument.Parse(path.StartsWith("amounts", StringComparison.Ordinal) ? "1250" : $"\"{(path.StartsWith("denial", StringComparison.Ordinal) ? mistake : quote)}\"");
        var after = before with { Facts = FactFields.Find(path).Put(before.Facts, value.RootElement, 0.65, FactMethod.Llm, new FactSource("letter.txt", 1, 0, quote.Length, quote)) };

        IsTaken((path, mistake), before, after).ShouldBeTrue();
        IsTaken((path, mistake), after, after).ShouldBeFalse();
    }

    /// <summary>Whether a mistake is a fact now that was none before.</summary>
    private static bool IsTaken((string Path, string Value) mistake, LetterReading before, LetterReading after)
    {
        var field = FactFields.Find(mistake.Path);
        var known = field.In(before.Facts).Select(fact => fact.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return field.In(after.Facts).Any(fact => fact.Method == FactMethod.Llm && !known.Contains(fact.Text)
            && (Normal(fact.Source!.Quote) == Normal(mistake.Value) || Normal(fact.Text) == Normal(mistake.Value)));
    }

    /// <summary>A day or an amount in one form, whatever the form it is in; all else by its letters and digits.</summary>
    private static string Normal(string text) =>
        DenialOps.Mentions.MentionRecognizer.Recognize(text) is [{ Date: { } day }] ? $"{day:yyyy-MM-dd}"
        : decimal.TryParse(text.TrimStart('$'), System.Globalization.NumberStyles.AllowThousands | System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out decimal amount)
            ? amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)
        : string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static IEnumerable<string> Worse(Scorer offline, Scorer assisted) =>
        offline.Fields.Where(field => assisted.Fields[field.Key].F1 < field.Value.F1).Select(field => $"{field.Key}: {field.Value.F1:F4} offline, {assisted.Fields[field.Key].F1:F4} with the model");
}
