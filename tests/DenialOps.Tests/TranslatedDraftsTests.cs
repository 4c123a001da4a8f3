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

        plan.ShouldContain("**Apelación (appeal): 18 de diciembre de 2026**. Sale de la carta. El plazo es de 60 días.");
        plan.ShouldContain("(888) 555-0129");
        StepPattern().Count(plan).ShouldBe(pack.Plan.Steps.Count);
    }

    [Theory]
    [InlineData("prior-auth-mri.txt", "**Apelación (appeal): 10 de enero de 2027**", "Ese día cae en fin de semana")]
    [InlineData("../tests/corpus/P14.txt", "**Apelación (appeal): 2 de agosto de 2026**", "Este es el primero: guíese por él.")]
    [InlineData("../tests/corpus/P14.txt", "**Apelación (appeal): 29 de septiembre de 2026**", "Este no es el primero: no cuente con él.")]
    [InlineData("../tests/corpus/P14.txt", "**Apelación (appeal): 2 de agosto de 2026**", "Respete el día de la carta si puede.")]
    [InlineData("../tests/corpus/P13.txt", "**Apelación (appeal): 6 de septiembre de 2026**", "Guíese por el más corto, que es de 60 días.")]
    [InlineData("../tests/corpus/P02.txt", "**Reconsideración (Reconsideration): 16 de enero de 2027**", "Sale de la carta. El plazo es de 65 días.")]
    [InlineData("../tests/corpus/P05.txt", "**Reclamación corregida (corrected claim): 22 de junio de 2027**", "Este plazo es distinto del plazo para apelar.")]
    [InlineData("../tests/corpus/T24.txt", "**Revisión externa (External review): 13 de abril de 2026**", "Es posible que ese día ya haya pasado")]
    [InlineData("../tests/corpus/Q11.txt", "**Apelación (appeal): 18 de abril de 2025**", "Ese día ya pasó")]
    public async Task What_there_is_to_know_about_a_day_is_said_in_Spanish_too(string letter, string day, string said)
    {
        var pack = await RunAsync(letter, DocumentLanguage.Spanish);
        var plan = pack.Documents.Single(d => d.FileName == "action_plan.es.md").Markdown;

        plan.Split('\n').Single(line => line.StartsWith("- " + day, StringComparison.Ordinal)).ShouldContain(said);
    }

    [Fact]
    public async Task The_Spanish_plan_sends_its_reader_to_the_Spanish_script_and_says_which_papers_are_English()
    {
        var pack = await RunAsync("medicaid-home-care.txt", DocumentLanguage.Spanish);
        var plan = pack.Documents.Single(d => d.FileName == "action_plan.es.md").Markdown;

        plan.ShouldContain("Use: call_script.es.md\n");
        plan.ShouldNotContain("call_script.md");
        plan.ShouldContain("Use: appeal_letter.md (está en inglés)\n");
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
