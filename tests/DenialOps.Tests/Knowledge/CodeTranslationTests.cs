using System.Text.RegularExpressions;
using DenialOps.Deadlines;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Planning;

namespace DenialOps.Tests.Knowledge;

/// <summary>The explanations of the codes in Spanish: one for each, of the same matter, and read by a patient.</summary>
public sealed partial class CodeTranslationTests
{
    public static TheoryData<string> Books => ["carc", "rarc"];

    [Theory]
    [MemberData(nameof(Books))]
    public void Every_code_has_its_Spanish_words(string book)
    {
        var (english, spanish) = Files(book);

        spanish.Codes.Select(c => c.Code).ShouldBe(english.Codes.Select(c => c.Code));
    }

    [Theory]
    [MemberData(nameof(Books))]
    public void The_translation_is_of_the_English_texts_of_that_day_and_says_where_it_comes_from(string book)
    {
        var (english, spanish) = Files(book);

        spanish.AsOf.ShouldBe(english.AsOf);
        spanish.SchemaVersion.ShouldBe(1);
        spanish.About.ShouldContain("no official description is reproduced");
        spanish.Source.ShouldContain(book + ".json");
    }

    [Theory]
    [MemberData(nameof(Books))]
    public void Numbers_and_names_of_codes_are_the_same(string book)
    {
        foreach (var (code, english, spanish) in Pairs(book))
        {
            spanish.Where(char.IsAsciiDigit).ShouldBe(english.Where(char.IsAsciiDigit), $"{code}: {spanish}");
            Names(spanish).ShouldBe(Names(english), $"{code}: {spanish}");
        }
    }

    [Theory]
    [MemberData(nameof(Books))]
    public void Each_is_a_sentence_of_Spanish(string book)
    {
        foreach (var (code, english, spanish) in Pairs(book))
        {
            spanish.ShouldNotBe(english, code);
            spanish.Length.ShouldBeInRange(10, 300, $"{code}: {spanish}");
            (char.IsUpper(spanish[0]) && spanish[^1] == '.').ShouldBeTrue($"{code}: {spanish}");
            EnglishPattern().IsMatch(AsidePattern().Replace(spanish, string.Empty)).ShouldBeFalse($"{code}: {spanish}");
        }
    }

    [Theory]
    [MemberData(nameof(Books))]
    public void It_says_usted(string book) =>
        Pairs(book).Where(p => FamiliarPattern().IsMatch(p.Spanish)).Select(p => $"{p.Code}: {p.Spanish}").ShouldBeEmpty();

    [Fact]
    public void Two_texts_that_differ_in_English_differ_in_Spanish() =>
        Pairs("carc").Concat(Pairs("rarc")).GroupBy(p => p.Spanish, p => p.English).Where(texts => texts.Distinct().Count() > 1).Select(texts => texts.Key).ShouldBeEmpty();

    [Theory]
    [InlineData("CO-197", "carc")]
    [InlineData("N290", "rarc")]
    public void The_Spanish_book_tells_the_same_code_in_Spanish(string code, string book)
    {
        var (english, spanish) = book == "carc"
            ? (CodeBook.Current.Carc(code)!, CodeBook.Of(DocumentLanguage.Spanish).Carc(code)!)
            : (CodeBook.Current.Rarc(code)!, CodeBook.Of(DocumentLanguage.Spanish).Rarc(code)!);

        spanish.ShouldBe(english with { Meaning = spanish.Meaning, NextStep = spanish.NextStep, Also = spanish.Also });
        spanish.Also.ShouldBe(english.Also);
        spanish.Meaning.ShouldStartWith("El plan ");
        CodeBook.Of(DocumentLanguage.English).ShouldBeSameAs(CodeBook.Current);
    }

    [Theory]
    [MemberData(nameof(Books))]
    public void The_Spanish_plan_explains_every_code_in_Spanish_and_is_grounded(string book)
    {
        var spanish = Files(book).Spanish;
        foreach (var codes in spanish.Codes.Chunk(24))
        {
            var plan = SpanishPlan([.. codes.Select(c => SomeCase.Fact(c.Code))], book == "carc");

            foreach (var code in codes)
            {
                plan.ShouldContain($"- **{code.Code}**: {code.Meaning} {code.NextStep}\n");
            }
        }
    }

    private static string SpanishPlan(IReadOnlyList<Fact<string>> codes, bool carc)
    {
        var some = SomeCase.Scan();
        var facts = some with { Denial = some.Denial with { CarcCodes = carc ? codes : [], RarcCodes = carc ? [] : codes } };
        var route = SomeCase.Route(Route.MedicalNecessityAppeal);
        var deadlines = new DeadlinePlanner(SomeCase.Clock()).Plan(facts, route);
        var (documents, _, warnings) = TranslatedDrafts.Write(
            new CaseView(facts, route, deadlines, DocumentLanguage.Spanish),
            new LetterReading(SomeCase.LetterOf(facts), [], facts),
            DerivedValues.Of(deadlines),
            RuleTexts.Of(facts, deadlines));

        warnings.ShouldBeEmpty();
        return documents.Single(d => d.FileName == "action_plan.es.md").Markdown;
    }

    private static (CodeFile English, CodeWordsFile Spanish) Files(string book) =>
        (KnowledgeReader.Codes(book + ".json"), KnowledgeReader.CodeWords(book + ".es.json"));

    private static IEnumerable<(string Code, string English, string Spanish)> Pairs(string book)
    {
        var (english, spanish) = Files(book);
        return english.Codes.Zip(spanish.Codes).SelectMany(pair => new[]
        {
            (pair.First.Code, pair.First.Meaning, pair.Second.Meaning), (pair.First.Code, pair.First.NextStep, pair.Second.NextStep),
        });
    }

    /// <summary>What is written in capitals: NPI, FDA, PR. "ID" is a word of English, which Spanish writes out.</summary>
    private static IEnumerable<string> Names(string text) => NamePattern().Matches(text).Select(m => m.Value).Where(name => name != "ID").Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\b[A-Z]{2,}\b")]
    private static partial Regex NamePattern();

    /// <summary>An English term that stands behind or in place of the Spanish one, so that the reader knows it again.</summary>
    [GeneratedRegex(@"\([^)]*\)|“[^”]*”")]
    private static partial Regex AsidePattern();

    [GeneratedRegex(@"\b(the|and|of|your|for|with|plan's|claim|provider|code)\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishPattern();

    [GeneratedRegex(@"\b(tú|tu|tus|te|ti|contigo|vos|vosotros)\b", RegexOptions.IgnoreCase)]
    private static partial Regex FamiliarPattern();
}
