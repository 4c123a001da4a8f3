using System.Diagnostics;
using System.Text.Json;
using CsCheck;
using DenialOps.Llm.StructuredOutput;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.StructuredOutput;

public sealed class ExtractLawTests
{
    private static readonly JsonSerializerOptions Json = TypesByReflection.Of<Claim>(null).Options;
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "Which?")];
    private static readonly StructuredOutputOptions Once = new() { MaxRepairs = 0 };

    private static readonly Gen<string> Text = Gen.String[Gen.Char["ab\"\\{}[]<>`\n\té漢:,"], 0, 20];

    private static readonly Gen<ClaimLine> Line = Gen.Select(
        Gen.Int[1, 99], Gen.String[Gen.Char["AZ09"], 1, 5], Gen.Int[-5_000, 20_000],
        (units, cpt, day) => new ClaimLine(units, cpt, day < 0 ? null : DateOnly.FromDayNumber(700_000 + day)));

    private static readonly Gen<Claim> AnyClaim = Gen.Select(
        Text, Gen.Enum<Reason>(), Gen.Int[0, 100_000], Gen.String[Gen.Char["ab{\""], 0, 5], Line.List[0, 4],
        (payer, reason, cents, code, lines) => new Claim { Payer = payer, Reason = reason, Amount = cents / 100m, Code = code, Lines = lines });

    private static readonly Gen<(string Before, string After)> Around = OneOf(
        ("", ""), ("```json\n", "\n```"), ("```\n", "\n```\nDone."), ("Here is {it} [1]:\n\n", "\n\nAs \"asked\"."), ("\uFEFF  ", "  \n"));

    private static readonly JsonSerializerOptions Indented = new(Json) { WriteIndented = true };

    [Fact]
    public Task A_value_comes_back_through_fences_and_prose() =>
        Gen.Select(AnyClaim, Around, Gen.Bool).SampleAsync(async (claim, around, indented) =>
        {
            var json = JsonSerializer.Serialize(claim, indented ? Indented : Json);

            var answer = await new RecordingChatClient(around.Before + json + around.After).ExtractAsync<Claim>(Question, null, Once);

            return answer.Value with { Lines = claim.Lines } == claim && answer.Value.Lines.SequenceEqual(claim.Lines);
        }, iter: 300);

    [Fact]
    public Task A_cut_answer_is_never_a_success() =>
        Gen.Select(AnyClaim, OneOf("", "```json\n", "It is:\n")).SampleAsync(async (claim, before) =>
        {
            var json = JsonSerializer.Serialize(claim, Json);
            for (var length = 0; length < json.Length; length++)
            {
                var error = await Should.ThrowAsync<LlmException>(
                    () => new RecordingChatClient(before + json[..length]).ExtractAsync<Claim>(Question, null, Once));
                error.Kind.ShouldBe(LlmErrorKind.InvalidOutput);
            }
        }, iter: 10);

    [Fact]
    public async Task A_cut_answer_of_any_form_is_never_a_success()
    {
        foreach (var json in new[] { """[{"a":[1,2,{}]},[3,4],"x"]""", """[1, 2, 3]""", """{"a":[[1],[2]],"b":{"c":{}}}""" })
        {
            for (var length = 0; length < json.Length; length++)
            {
                await Should.ThrowAsync<LlmException>(() => new RecordingChatClient(json[..length]).ExtractJsonAsync(Question, structured: Once));
            }

            (await new RecordingChatClient(json).ExtractJsonAsync(Question, structured: Once)).Json.GetRawText().ShouldBe(json);
        }
    }

    [Fact]
    public Task No_text_gives_anything_but_an_answer_or_our_own_error() =>
        Gen.OneOf(
            Gen.Byte.Array[0, 200].Select(bytes => System.Text.Encoding.Latin1.GetString(bytes)),
            Gen.String[Gen.Char, 0, 60],
            Gen.String[Gen.Char["{}[]\",:\\u0dpayer1-+.eE \uD800"], 0, 60],
            Gen.String[Gen.Char["{}[]\",:\\ud81-"], 0, 20].Select(rest => "{\"payer\":\"a\",\"" + rest + "}"),
            Gen.String[Gen.Char["\\udc8\uD800\"a"], 0, 9].Select(rest => "{\"payer\":\"" + rest + "\",\"" + rest + "x\":1}"))
        .SampleAsync(async text =>
        {
            try
            {
                var client = new RecordingChatClient(text);
                (await client.ExtractAsync<Claim>(Question, null, Once)).Value.Payer.ShouldNotBeNull();
            }
            catch (LlmException e)
            {
                e.Kind.ShouldBe(LlmErrorKind.InvalidOutput);
                e.Problems.ShouldNotBeEmpty();
            }
        }, iter: 2_000);

    [Theory]
    [InlineData("{\"payer\":\"a\",\"lines\":[", "{},", "{}]}")]
    [InlineData("{\"payer\":", "[", "")]
    [InlineData("{\"payer\":\"a\",\"code\":\"", "\\u0041", "\"}")]
    [InlineData("", "{\"payer\":", "")]
    [InlineData("{\"payer\":\"a\",\"lines\":[", "[[]],", "[]]}")]
    public async Task Hostile_answers_of_megabytes_are_refused_in_their_time(string begin, string piece, string end)
    {
        var text = begin + string.Concat(Enumerable.Repeat(piece, 3_000_000 / piece.Length)) + end;
        var clock = Stopwatch.StartNew();

        await Should.ThrowAsync<LlmException>(() => new RecordingChatClient(text).ExtractAsync<Claim>(Question));

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(3, false)]
    public async Task Nesting_is_read_as_deep_as_was_said(int maxDepth, bool read)
    {
        var call = new RecordingChatClient("""{"a":[[{}]]}""").ExtractJsonAsync(Question, structured: new() { MaxRepairs = 0, MaxDepth = maxDepth });

        if (read)
        {
            (await call).Json.ValueKind.ShouldBe(JsonValueKind.Object);
        }
        else
        {
            (await Should.ThrowAsync<LlmException>(() => call)).Code.ShouldBe(JsonInText.Broken);
        }
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
