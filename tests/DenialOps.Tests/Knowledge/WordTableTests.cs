using DenialOps.Knowledge;

namespace DenialOps.Tests.Knowledge;

public sealed class WordTableTests
{
    [Theory]
    [InlineData("Denied", "DENIED")]
    [InlineData("medically", "medica11y")]
    [InlineData("claim", "cla1m")]
    [InlineData("claim", "ciaim")]
    [InlineData("necessary", "necessary")]
    [InlineData("not", "n0t")]
    [InlineData("modern", "modem")]
    [InlineData("member", "rnernber")]
    [InlineData("plan", "p|an")]
    [InlineData("don't", "dont")]
    public void Words_that_a_scanner_confuses_are_the_same(string word, string scanned) =>
        new WordTable($"a {scanned} b").Hash(1).ShouldBe(WordTable.HashOf(word));

    [Theory]
    [InlineData("denied", "denies")]
    [InlineData("paid", "plaid")]
    [InlineData("cover", "covers")]
    [InlineData("5", "S")]
    public void Different_words_stay_different(string one, string other) =>
        WordTable.HashOf(one).ShouldNotBe(WordTable.HashOf(other));

    [Fact]
    public void A_word_counts_the_same_wherever_it_stands_whatever_its_length_and_letters()
    {
        var random = new Random(1);
        const string characters = "aAiIlL1oO0rRnNmMzZ9'|\u00e9\u00c9\u4e2d";
        for (int i = 0; i < 20_000; i++)
        {
            string word = "x" + string.Concat(Enumerable.Range(0, random.Next(24)).Select(_ => characters[random.Next(characters.Length)])) + "x";
            var last = new WordTable(word);
            var first = new WordTable(word + " and what stands behind it on the line");

            first.End(0).ShouldBe(last.End(0), word);
            first.Hash(0).ShouldBe(last.Hash(0), word);
            first.Hash(0).ShouldBe(WordTable.HashOf(first[0].ToString().Replace('|', 'l')), word);
        }
    }

    [Fact]
    public void Words_are_runs_of_letters_and_digits_with_their_offsets()
    {
        var words = new WordTable("We can't pay CPT-99213 (yet).");

        Enumerable.Range(0, words.Count).Select(i => words[i].ToString()).ShouldBe(["We", "can't", "pay", "CPT", "99213", "yet"]);
        words.Start(3).ShouldBe(13);
        words.End(3).ShouldBe(16);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(99, 2)]
    public void The_word_at_an_offset_is_the_first_that_starts_there_or_later(int offset, int expected) =>
        new WordTable("one two").IndexAt(offset).ShouldBe(expected);

    [Fact]
    public void What_is_to_be_skipped_is_no_word()
    {
        var words = new WordTable("keep drop keep", i => i is >= 5 and < 9 ? 9 : i);

        Enumerable.Range(0, words.Count).Select(i => words[i].ToString()).ShouldBe(["keep", "keep"]);
    }
}
