using System.Text;
using System.Text.Json;
using CsCheck;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using Microsoft.ML.Tokenizers;

namespace DenialOps.Llm.Tests.Usage;

public sealed class InputBoundTests
{
    private const string Model = "gpt-4o";
    private static readonly TiktokenTokenizer O200k = TiktokenTokenizer.CreateForEncoding("o200k_base");

    // First and last characters of scripts, and what tokenizers have trouble with.
    private static readonly (string Script, int First, int Last)[] Scripts =
    [
        ("Latin", 'a', 'z'), ("digits and signs", '!', '@'), ("spaces", '\t', ' '), ("Latin with accents", 0xC0, 0x17F), ("Greek", 0x391, 0x3C9),
        ("Cyrillic", 0x410, 0x44F), ("Armenian", 0x531, 0x586), ("Hebrew", 0x5D0, 0x5EA), ("Arabic", 0x621, 0x64A), ("Devanagari", 0x905, 0x94D),
        ("Bengali", 0x985, 0x9CD), ("Tamil", 0xB85, 0xBCD), ("Thai", 0xE01, 0xE4E), ("Tibetan", 0xF40, 0xF6C), ("Ethiopic", 0x1200, 0x135A),
        ("Cherokee", 0x13A0, 0x13F4), ("Khmer", 0x1780, 0x17D3), ("kana", 0x3041, 0x30FF), ("Han", 0x4E00, 0x9FFF), ("Hangul", 0xAC00, 0xD7A3),
        ("Yi", 0xA000, 0xA48C), ("emoji", 0x1F300, 0x1FAFF), ("hieroglyphs", 0x13000, 0x1342E), ("private use", 0xE000, 0xF8FF),
    ];

    private static readonly string[] Between = [" ", "", "\n", "  ", ", ", "\r\n\r\n"];

    private static readonly Gen<string> Word = Gen.Int[0, Scripts.Length - 1].SelectMany(script =>
        Gen.Int[Scripts[script].First, Scripts[script].Last].Array[1, 12].Select(letters => string.Concat(letters.Select(char.ConvertFromUtf32))));

    private static readonly Gen<string> Words = Gen.Select(Word.Array[0, 60], Gen.Int[0, Between.Length - 1]).Select((words, between) => string.Join(Between[between], words));

    [Fact]
    public void No_text_of_any_script_has_more_tokens_than_either_bound() => Words.Sample(
        text =>
        {
            ChatMessage[] messages = [new(ChatRole.System, "Be exact."), new(ChatRole.User, text)];
            var real = O200k.CountTokens(text) + O200k.CountTokens("Be exact.");
            var tokens = InputBound.ByTokens(messages, null, Model);
            var bytes = InputBound.ByBytes(messages, null);

            return real <= tokens && tokens <= bytes && tokens <= InputBound.ByTokens(messages, null, "claude-sonnet-4-5");
        },
        iter: 3_000);

    [Fact]
    public void The_schema_the_tools_their_calls_and_their_results_count()
    {
        var schema = JsonSerializer.SerializeToElement(new { type = "object", properties = Enumerable.Range(0, 50).ToDictionary(i => $"field_{i}", _ => new { type = "string" }) });
        var tool = AIFunctionFactory.Create((int number, string text) => number + text, "lookup", new string('b', 500));
        ChatMessage[] plain = [new(ChatRole.User, "Why?")];
        ChatMessage[] called = [.. plain, new(ChatRole.Assistant, [new FunctionCallContent("1", "lookup", new Dictionary<string, object?> { ["text"] = new string('c', 300) })]), new(ChatRole.Tool, [new FunctionResultContent("1", new Dictionary<string, string> { ["found"] = new string('d', 700) })])];
        var format = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema, "answer") };

        Added(plain, format, bytes: schema.GetRawText().Length, tokens: O200k.CountTokens(schema.GetRawText()));
        Added(plain, new ChatOptions { Tools = [tool] }, bytes: 500 + tool.JsonSchema.GetRawText().Length, tokens: O200k.CountTokens(tool.JsonSchema.GetRawText()));
        Added(plain, new ChatOptions { Instructions = new string('e', 900) }, bytes: 900, tokens: O200k.CountTokens(new string('e', 900)));
        (InputBound.ByBytes(called, null) - InputBound.ByBytes(plain, null)).ShouldBeGreaterThan(300 + 700);
        (InputBound.ByBytes([new(ChatRole.User, [new DataContent(new byte[9_000], "application/pdf")])], null)).ShouldBeGreaterThan(9_000);

        static void Added(ChatMessage[] messages, ChatOptions options, int bytes, int tokens)
        {
            (InputBound.ByBytes(messages, options) - InputBound.ByBytes(messages, null)).ShouldBeGreaterThanOrEqualTo(bytes);
            (InputBound.ByTokens(messages, options, Model) - InputBound.ByTokens(messages, null, Model)).ShouldBeGreaterThanOrEqualTo(tokens);
        }
    }

    [Fact]
    public void The_count_is_near_for_a_letter_and_twice_as_much_where_the_tokenizer_is_not_known()
    {
        var letter = string.Concat(Enumerable.Repeat("We have denied your request for an MRI of the left knee, as it is not medically necessary.\n", 100));
        ChatMessage[] messages = [new(ChatRole.User, letter)];
        var real = O200k.CountTokens(letter);

        ((double)InputBound.ByTokens(messages, null, Model) / real).ShouldBeInRange(1, 1.1);
        ((double)InputBound.ByTokens(messages, null, "claude-sonnet-4-5") / real).ShouldBeInRange(2, 2.2);
        InputBound.ByBytes(messages, null).ShouldBe(Encoding.UTF8.GetByteCount(letter) + 16);
    }

    [Fact]
    public void The_bound_by_bytes_of_a_call_with_a_schema_makes_no_garbage()
    {
        ChatMessage[] messages = [new(ChatRole.System, "Be exact."), new(ChatRole.User, new string('ध', 50_000))];
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonSerializer.SerializeToElement(new { type = "object" }), "answer") };
        InputBound.ByBytes(messages, options);

        var before = GC.GetAllocatedBytesForCurrentThread();
        InputBound.ByBytes(messages, options);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
