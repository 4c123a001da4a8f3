using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.Usage;

public sealed class TokenCounterTests
{
    // Counted with OpenAI's own tokenizer, o200k_base.
    [Theory]
    [InlineData("", 0)]
    [InlineData("hello world", 2)]
    [InlineData("The claim was denied.", 5)]
    public void Text_is_counted_as_openai_counts_it(string text, long tokens) => TokenCounter.Text(text).ShouldBe(tokens);

    [Fact]
    public void A_long_text_counts_about_as_much_as_its_parts()
    {
        var part = string.Concat(Enumerable.Repeat("The claim was denied. ", 100));

        TokenCounter.Text(string.Concat(Enumerable.Repeat(part, 300))).ShouldBeInRange(149_000, 152_500);
    }

    [Fact]
    public void Without_a_tokenizer_the_characters_are_counted()
    {
        var tokenizer = TokenCounter.Load(() => throw new InvalidOperationException("The assembly with the words is not there."));

        tokenizer.ShouldBeNull();
        TokenCounter.Text("The claim was denied.", tokenizer).ShouldBe(6);
    }

    [Fact]
    public void What_is_longer_than_any_context_window_is_counted_by_its_beginning()
    {
        var text = new string('a', 6_000_000);

        TokenCounter.Text(text).ShouldBe((long)(TokenCounter.Text(text[..4_000_000]) * 1.5));
    }

    [Fact]
    public void Tools_and_their_calls_and_attachments_are_part_of_a_prompt()
    {
        ChatMessage[] messages = [new(ChatRole.User, "hello world")];
        var plain = TokenCounter.Input(messages, options: null);
        var tool = AIFunctionFactory.Create((int number) => number, "lookup", "Looks up a claim.");

        TokenCounter.Input(messages, new() { Tools = [tool] }).ShouldBeGreaterThan(plain + 10);
        TokenCounter.Input(messages, new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(tool.JsonSchema) }).ShouldBeGreaterThan(plain + 10);
        TokenCounter.Input([.. messages, new(ChatRole.User, [new DataContent(new byte[9], "image/png")])], null).ShouldBeGreaterThan(plain + 1000);
        TokenCounter.Input([.. messages, new(ChatRole.Assistant, [new FunctionCallContent("1", "lookup", new Dictionary<string, object?> { ["number"] = 3 })])], null)
            .ShouldBeGreaterThan(plain + 3);
    }
}
