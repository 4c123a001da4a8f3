using DenialOps.Facts;

namespace DenialOps.Tests.Facts;

public sealed class PhraseSetTests
{
    private const int Texts = 2000;

    [Theory]
    [InlineData("abc")]
    [InlineData("abc", "bcab", "cab ab")]
    [InlineData("ab ab", "ab abc", "bc bc")]
    [InlineData("abcabcab", "bcabcabc")]
    [InlineData("ab ab ab ab", "abcabcabcabc ", "cab cab cab")]
    [InlineData("☐ab", "ab☐", "[ ]")]
    public void Phrases_are_found_where_a_plain_search_finds_them(params string[] phrases)
    {
        var set = new PhraseSet(phrases);
        var random = new Random(20261127);
        for (int i = 0; i < Texts; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => "abcABC □☐[]"[random.Next(11)]));

            set.FirstIn(text).ShouldBe(FirstIn(text, phrases), text);
            set.PrefixOf(text).ShouldBe(Array.Find(phrases, phrase => StartsWith(text, phrase))?.Length ?? 0, text);
            set.FirstOfEach(text).ShouldBe(phrases.Select(phrase => (phrase, FirstIn(text, [phrase]))).Where(found => found.Item2 >= 0), text);
        }
    }

    [Fact]
    public void The_last_character_decides_nothing_that_the_comparison_does_not()
    {
        Enumerable.Range(0, char.MaxValue + 1)
            .SelectMany(last => new[] { "ask", "ass", "asi", "as.", "as " }, (last, phrase) => (Text: "as" + (char)last, Phrase: phrase))
            .Where(pair => TextMatch.EndsWith(pair.Text, pair.Phrase) != pair.Text.EndsWith(pair.Phrase, StringComparison.OrdinalIgnoreCase))
            .ShouldBeEmpty();
    }

    private static int FirstIn(string text, string[] phrases)
    {
        int at = 0;
        while (at < text.Length && !Array.Exists(phrases, phrase => StartsWith(text[at..], phrase)))
        {
            at++;
        }

        return at < text.Length ? at : -1;
    }

    private static bool StartsWith(string text, string phrase) => text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase);
}
