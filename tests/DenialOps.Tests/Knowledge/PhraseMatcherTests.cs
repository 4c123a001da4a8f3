using DenialOps.Knowledge;

namespace DenialOps.Tests.Knowledge;

public sealed class PhraseMatcherTests
{
    [Theory]
    [InlineData("prior/previous approval", "We had no prior approval.", "prior approval")]
    [InlineData("prior/previous approval", "We had no previous approval.", "previous approval")]
    [InlineData("prior/previous approval", "We had no approval.", "")]
    [InlineData("not/never covered", "It is NEVER\ncovered.", "NEVER\ncovered")]
    [InlineData("request * denied", "Your request was denied", "request was denied")]
    [InlineData("request * denied", "Your request denied", "request denied")]
    [InlineData("request * denied", "request a b c d e f denied", "request a b c d e f denied")]
    [InlineData("request * denied", "request a b c d e f g denied", "")]
    [InlineData("medical records", "no medically relevant records", "")]
    [InlineData("non covered", "a non-covered item", "non-covered")]
    public void A_phrase_is_found_where_its_words_stand(string phrase, string text, string expected) =>
        string.Join(" | ", Find(SomeText(text), phrase)).ShouldBe(SomeText(expected));

    [Fact]
    public void A_longer_phrase_is_reported_after_the_shorter_one_that_opens_it() =>
        Find("prior authorization number", "prior authorization", "prior", "prior authorization number")
            .ShouldBe(["prior", "prior authorization", "prior authorization number"]);

    [Fact]
    public void Phrases_that_overlap_are_all_reported_in_the_order_of_their_first_word() =>
        Find("claim was denied twice", "was denied", "claim was", "denied twice").ShouldBe(["claim was", "was denied", "denied twice"]);

    [Fact]
    public void A_phrase_carries_what_it_stands_for()
    {
        var matcher = new PhraseMatcher<string>();
        matcher.Add("timely filing", "late");

        var hits = matcher.Match(new WordTable("Denied for timely filing.")).All.ToArray();

        hits.ShouldBe([new PhraseHit<string>("late", 2, 3)]);
    }

    [Fact]
    public void A_phrase_without_a_word_is_refused() =>
        Should.Throw<ArgumentException>(() => new PhraseMatcher<int>().Add(" * ", 1)).Message.ShouldContain("has no word");

    [Theory]
    [InlineData(2_000)]
    [InlineData(20_000)]
    public void Hostile_repetition_gives_hits_in_proportion_to_its_length(int words)
    {
        var matcher = new PhraseMatcher<int>();
        matcher.Add("a a a", 1);
        matcher.Add("a * a", 2);
        matcher.Add("a * b", 3);

        var hits = matcher.Match(new WordTable(string.Join(' ', Enumerable.Repeat("a", words)))).All.ToArray();

        hits.Count(h => h.Value == 1).ShouldBe(words - 2);
        hits.Count(h => h.Value == 2).ShouldBe(words - 1);
        hits.Count(h => h.Value == 3).ShouldBe(0);
    }

    private static string SomeText(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal);

    private static List<string> Find(string text, params string[] phrases)
    {
        var matcher = new PhraseMatcher<int>();
        for (int i = 0; i < phrases.Length; i++)
        {
            matcher.Add(phrases[i], i);
        }

        var words = new WordTable(text);
        return [.. matcher.Match(words).All.ToArray().Select(h => text[words.Start(h.FirstWord)..words.End(h.LastWord)])];
    }
}
