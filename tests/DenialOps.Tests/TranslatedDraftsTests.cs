using System.Text.Json;
using System.Text.RegularExpressions;
using DenialOps.Intake;
using DenialOps.Knowledge;

namespace DenialOps.Tests;

public sealed partial class TranslatedDraftsTests
{
    public static TheoryData<string> Samples() => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"))
        .Where(file => Path.GetExtension(file) is ".txt" or ".md" or ".pdf").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_sample_for_a_patient_has_its_plan_and_script_in_Spanish_and_they_are_grounded(string sample)
    {
        var pack = await RunAsync(sample, DocumentLanguage.Spanish);

        pack.Warnings.ShouldNotContain(w => w.Contains(".es.md", StringComparison.Ordinal));
        var spanish = pack.Documents.Where(d => d.FileName.EndsWith(".es.md", StringComparison.Ordinal)).ToList();
        var forProvider = pack.Reading.Facts.Other["audience"].Value == "provider";
        spanish.Count.ShouldBe(forProvider ? 0 : pack.Route.Route == Route.NotADenial ? 1 : 2);
        pack.Grounding.ShouldAllBe(report => report.IsGrounded);
        foreach (var draft in spanish)
        {
            draft.Markdown.ShouldNotContain("{");
            UnfilledPattern().IsMatch(draft.Markdown).ShouldBeFalse(draft.FileName);
        }
    }

    [Fact]
    public async Task The_English_documents_are_the_same_with_and_without_Spanish()
    {
        var english = await RunAsync("medicaid-home-care.txt", DocumentLanguage.English);
        var spanish = await RunAsync("medicaid-home-care.txt", DocumentLanguage.Spanish);

        spanish.Documents.Take(english.Documents.Count).ShouldBe(english.Documents);
        english.Documents.ShouldNotContain(d => d.FileName.Contains(".es.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_Spanish_plan_states_the_same_days_steps_and_numbers()
    {
        var pack = await RunAsync("medicaid-home-care.txt", DocumentLanguage.Spanish);
        var plan = pack.Documents.Single(d => d.FileName == "action_plan.es.md").Markdown;

        plan.ShouldContain("**Apelación (appeal): 12/18/2026**. Lo dice la carta. El plazo es de 60 días.");
        plan.ShouldContain("(888) 555-0129");
        StepPattern().Count(plan).ShouldBe(pack.Plan.Steps.Count);
    }

    [Theory]
    [InlineData("plans.json", "plans.es.json")]
    [InlineData("wording.en.json", "wording.es.json")]
    public void A_translation_has_the_same_form_and_the_same_tokens(string english, string spanish)
    {
        var (from, to) = (Strings(english), Strings(spanish));

        to.Keys.ShouldBe(from.Keys);
        foreach (var (path, text) in from)
        {
            Tokens(to[path]).ShouldBe(Tokens(text), $"{spanish} {path}");
            to[path].Where(char.IsAsciiDigit).ShouldBe(text.Where(char.IsAsciiDigit), $"{spanish} {path}");
        }
    }

    [Fact]
    public void Every_rule_has_its_Spanish_names_with_the_same_numbers()
    {
        foreach (var rule in RuleBook.Current.All)
        {
            var spanish = RuleBook.Current.In(DocumentLanguage.Spanish, rule);

            spanish.Name.ShouldNotBe(rule.Name, rule.Id);
            (spanish.Note is null).ShouldBe(rule.Note is null, rule.Id);
            SumPattern().Matches(spanish.Note ?? "").Select(m => m.Value).ShouldBe(SumPattern().Matches(rule.Note ?? "").Select(m => m.Value), rule.Id);
        }
    }

    private static async Task<CasePack> RunAsync(string sample, DocumentLanguage language)
    {
        var letter = await new LetterReader().ReadFileAsync(Path.Combine(Repository.Root, "samples", sample), TestContext.Current.CancellationToken);
        return new CasePipeline(SomeCase.Clock("2026-10-21")) { Language = language }.Run(letter, TestContext.Current.CancellationToken);
    }

    private static SortedDictionary<string, string> Strings(string name)
    {
        var strings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(JsonDocument.Parse(Resources.TextOf("DenialOps.Knowledge." + name)).RootElement, "$");
        return strings;

        void Add(JsonElement element, string path)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var member in element.EnumerateObject())
                    {
                        Add(member.Value, path + "." + member.Name);
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (var (i, item) in element.EnumerateArray().Index())
                    {
                        Add(item, $"{path}[{i}]");
                    }

                    break;
                case JsonValueKind.String:
                    strings[path] = element.GetString()!;
                    break;
                default:
                    strings[path] = element.GetRawText();
                    break;
            }
        }
    }

    private static IEnumerable<string> Tokens(string text) => TokenPattern().Matches(text).Select(m => m.Value.ToLowerInvariant()).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex TokenPattern();

    [GeneratedRegex(@"\$[\d,]+|\d+ CFR [\d.]+")]
    private static partial Regex SumPattern();

    [GeneratedRegex(@"null|: \n\n|\{\{|%\}")]
    private static partial Regex UnfilledPattern();

    [GeneratedRegex(@"^\d+\. \*\*", RegexOptions.Multiline)]
    private static partial Regex StepPattern();
}
