using System.Diagnostics;
using CsCheck;
using DenialOps.Llm.StructuredOutput;

namespace DenialOps.Llm.Tests.StructuredOutput;

public sealed class JsonInTextTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""")]
    [InlineData("\uFEFF \n{\"a\":1}\n", """{"a":1}""")]
    [InlineData("```json\n{\"a\":1}\n```", """{"a":1}""")]
    [InlineData("Here it is [1]:\n```\n{\"a\":\"}{\\\"\"}\n```\nI hope {this} helps.", """{"a":"}{\""}""")]
    [InlineData("He said \"{x}\", no: '{' once. {\"a\":[1,{}]} It's \"done", """{"a":[1,{}]}""")]
    [InlineData("{{name}} [see below] [2, 3] {}", "{}")]
    public void One_value_is_found_whatever_is_around_it(string text, string json)
    {
        JsonInText.Find(text, isObject: true, out var found).ShouldBeNull();

        text[found].ShouldBe(json);
    }

    [Theory]
    [InlineData("", JsonInText.None)]
    [InlineData("Sorry.", JsonInText.None)]
    [InlineData("{", JsonInText.None)]
    [InlineData("[1]", JsonInText.None)]
    [InlineData("""{"a":{"b":1}""", JsonInText.Broken)]
    [InlineData("""[{"a":1},""", JsonInText.Broken)]
    [InlineData("""{"a":"}""", JsonInText.Broken)]
    [InlineData("""{"a":1} {"a":2}""", JsonInText.Several)]
    [InlineData("""{"a":1} {"a":""", JsonInText.Broken)]
    public void What_is_not_exactly_one_whole_value_is_none(string text, string why) =>
        JsonInText.Find(text, isObject: true, out _).ShouldBe(why);

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("[]")]
    [InlineData("[true]")]
    [InlineData("[-1.5e3]")]
    public void Where_any_json_is_wanted_a_list_of_numbers_is_one(string text)
    {
        JsonInText.Find("So: " + text + ".", isObject: false, out var found).ShouldBeNull();

        ("So: " + text + ".")[found].ShouldBe(text);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("[1 ")]
    [InlineData("[x")]
    [InlineData("{ ")]
    [InlineData("[\"")]
    [InlineData("{\"a\\")]
    [InlineData("[1],")]
    public void Hostile_text_of_ten_megabytes_takes_no_longer_than_its_length(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 10_000_000 / piece.Length));
        var clock = Stopwatch.StartNew();

        JsonInText.Find(text, isObject: true, out _).ShouldNotBeNull();

        // A second look at each character from each brace would take hours.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Nothing_but_a_reason_comes_of_any_text() =>
        Gen.String[Gen.Char["{}[]\",:\\ab1 \n"], 0, 40].Sample(text =>
        {
            var why = JsonInText.Find(text, isObject: true, out var found);
            return why is not null || (text[found][0] is '{' or '[' && text[found][^1] is '}' or ']');
        }, iter: 20_000);
}
