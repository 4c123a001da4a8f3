using System.Text.Json;
using System.Text.Json.Nodes;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Faults;

/// <summary>Failures in the shape of a success, in every wire format, streamed and not.</summary>
public sealed class AnswerFaultTests : SimulatorTest
{
    public static TheoryData<Api, bool> EveryForm => Ask.EveryForm;

    [Theory]
    [InlineData("truncated-json", "length", "max_output_tokens", "max_tokens")]
    [InlineData("refusal", "stop", "completed", "refusal")]
    [InlineData("content-filter", "content_filter", "content_filter", "refusal")]
    [InlineData("context-window-exceeded", "length", "max_output_tokens", "model_context_window_exceeded")]
    [InlineData("pause-turn", "stop", "completed", "pause_turn")]
    [InlineData("empty-content", "stop", "completed", "end_turn")]
    public async Task The_reason_for_the_end_is_said_in_each_formats_words(string name, string chat, string responses, string messages)
    {
        foreach (var (api, isStreamed) in EveryForm.Select(row => row.Data))
        {
            var body = await Simulator.TextAsync(api, $"fault-{name}", isStreamed);

            var expected = api switch { Api.ChatCompletions => chat, Api.Responses => responses, _ => messages };
            Answers.Finish(api, isStreamed, body).ShouldBe(expected, $"{api}, streamed: {isStreamed}");
        }
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task Truncated_json_is_no_json(Api api, bool isStreamed)
    {
        var text = Answers.Text(api, isStreamed, await Simulator.TextAsync(api, "fault-truncated-json", isStreamed));

        text.ShouldStartWith("{\"denied\":true");
        Should.Throw<JsonException>(() => JsonNode.Parse(text));
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task An_answer_without_usage_is_whole_otherwise(Api api, bool isStreamed)
    {
        Simulator.Script("m", Reply.Text("An MRI."), Fault.UsageMissing(new() { Text = "An MRI." }));

        var with = await Simulator.TextAsync(api, "m", isStreamed);
        var without = await Simulator.TextAsync(api, "m", isStreamed);

        Answers.Usage(api, isStreamed, with).ShouldNotBeNull();
        Answers.Usage(api, isStreamed, without).ShouldBeNull();
        Answers.Text(api, isStreamed, without).ShouldBe("An MRI.");
        Answers.Finish(api, isStreamed, without).ShouldBe(Answers.Finish(api, isStreamed, with));
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task An_empty_answer_has_no_text(Api api, bool isStreamed) =>
        Answers.Text(api, isStreamed, await Simulator.TextAsync(api, "fault-empty-content", isStreamed)).ShouldBe("");

    [Fact]
    public async Task Chat_completions_stream_reports_usage_only_when_it_is_asked_to()
    {
        using var response = await Simulator.SendAsync(
            HttpMethod.Post, Ask.Path(Api.ChatCompletions), """{"model":"m","stream":true,"messages":[]}""");

        (await response.Content.ReadAsStringAsync(Cancel)).ShouldNotContain("usage");
    }

    [Fact]
    public async Task Tokens_that_no_script_names_are_one_for_every_four_characters_begun()
    {
        Simulator.Script("m", Reply.Text("123456789"));

        var usage = Answers.Usage(Api.Messages, isStreamed: false, await Simulator.TextAsync(Api.Messages, "m"))!;

        // "user" and "What is denied?" are 19 characters, the answer has nine.
        ((int)usage["input_tokens"]!).ShouldBe(5);
        ((int)usage["output_tokens"]!).ShouldBe(3);
    }
}
