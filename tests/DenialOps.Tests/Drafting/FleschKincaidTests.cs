namespace DenialOps.Tests.Drafting;

public sealed class FleschKincaidTests
{
    [Theory]
    [InlineData("a", 1)]
    [InlineData("care", 1)]
    [InlineData("the", 1)]
    [InlineData("asked", 1)]
    [InlineData("needed", 2)]
    [InlineData("notes", 1)]
    [InlineData("cases", 2)]
    [InlineData("people", 2)]
    [InlineData("appeal", 2)]
    [InlineData("letter", 2)]
    [InlineData("medical", 3)]
    [InlineData("decision", 3)]
    [InlineData("approval", 3)]
    [InlineData("diagnosis", 4)]
    [InlineData("authorization", 5)]
    [InlineData("reconsideration", 6)]
    [InlineData("patient", 2)]
    [InlineData("saying", 2)]
    [InlineData("medium", 3)]
    [InlineData("create", 2)]
    [InlineData("diet", 2)]
    [InlineData("changes", 2)]
    [InlineData("safely", 2)]
    public void Syllables_are_counted_by_the_usual_rules(string word, int syllables) => FleschKincaid.Syllables(word).ShouldBe(syllables);

    [Fact]
    public void The_grade_is_that_of_the_formula()
    {
        // 6 words in one sentence, 6 syllables: 0.39 · 6 + 11.8 · 1 − 15.59.
        FleschKincaid.Grade("The cat sat on the mat.").ShouldBe(-1.45, 0.001);

        // Two sentences of 3 and 4 words, 7 words with 12 syllables (ap-peal, de-ci-sion, let-ter).
        FleschKincaid.Grade("I appeal this. Change the decision letter").ShouldBe((0.39 * 7 / 2) + (11.8 * 11 / 7) - 15.59, 0.001);
    }

    [Fact]
    public void A_line_is_a_sentence_and_numbers_are_no_words() => FleschKincaid.Grade("- the card\n- the pen\n12 34.").ShouldBe(FleschKincaid.Grade("The card. The pen."));
}
