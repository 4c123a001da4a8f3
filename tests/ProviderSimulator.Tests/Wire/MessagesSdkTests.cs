using System.Text.Json;
using Anthropic;
using Anthropic.Exceptions;
using Anthropic.Models.Messages;
using Tool = Anthropic.Models.Messages.Tool;
using Usage = ProviderSimulator.Scripts.Usage;

namespace ProviderSimulator.Tests.Wire;

/// <summary>Anthropic's own client reads Messages of the simulator.</summary>
public sealed class MessagesSdkTests : SimulatorTest
{
    private const string Claude = "claude-sonnet-4-5";

    private AnthropicClient Client => new() { ApiKey = Ask.Key, BaseUrl = Simulator.AnthropicEndpoint.ToString(), MaxRetries = 0 };

    private static MessageCreateParams Request { get; } =
        new() { Model = Claude, MaxTokens = 100, Messages = [new UserMessageParam("What?")] };

    [Fact]
    public async Task An_answer_arrives_with_its_usage_and_the_split_of_the_cache_writes()
    {
        var usage = new Usage
        {
            InputTokens = 10,
            CacheReadTokens = 20,
            CacheWrite5MinuteTokens = 30,
            CacheWrite1HourTokens = 40,
            OutputTokens = 9,
            ReasoningTokens = 4,
        };
        Simulator.Script(Claude, Reply.Text("An MRI.", usage));

        var message = await Client.Messages.Create(Request, Cancel);

        message.Content[0].TryPickText(out var text).ShouldBeTrue();
        text!.Text.ShouldBe("An MRI.");
        message.StopReason!.Raw().ShouldBe("end_turn");
        message.Usage.InputTokens.ShouldBe(10);
        message.Usage.CacheReadInputTokens.ShouldBe(20);
        message.Usage.CacheCreationInputTokens.ShouldBe(70);
        message.Usage.CacheCreation!.Ephemeral5mInputTokens.ShouldBe(30);
        message.Usage.CacheCreation.Ephemeral1hInputTokens.ShouldBe(40);
        message.Usage.OutputTokens.ShouldBe(9);
        message.Usage.OutputTokensDetails!.ThinkingTokens.ShouldBe(4);
    }

    [Fact]
    public async Task A_stream_arrives_in_pieces_and_its_last_usage_is_cumulative()
    {
        Simulator.Script(Claude, Reply.Text("The knee was denied, the hip was not.", new() { InputTokens = 7, OutputTokens = 11 }));

        var text = "";
        RawMessageStartEvent? start = null;
        RawMessageDeltaEvent? end = null;
        var stopped = false;
        await foreach (var message in Client.Messages.CreateStreaming(Request, Cancel))
        {
            start = message.TryPickStart(out var started) ? started : start;
            end = message.TryPickDelta(out var ended) ? ended : end;
            stopped |= message.TryPickStop(out _);
            if (message.TryPickContentBlockDelta(out var delta) && delta.Delta.TryPickText(out var piece))
            {
                text += piece.Text;
            }
        }

        text.ShouldBe("The knee was denied, the hip was not.");
        start!.Message.Usage.OutputTokens.ShouldBe(1);
        end!.Usage.OutputTokens.ShouldBe(11);
        end.Usage.InputTokens.ShouldBe(7);
        stopped.ShouldBeTrue();
    }

    [Fact]
    public async Task A_refusal_with_status_529_becomes_the_clients_exception()
    {
        Simulator.Script(Claude, Fault.Error(ErrorKind.Overloaded));

        var error = await Should.ThrowAsync<AnthropicApiException>(() => Client.Messages.Create(Request, Cancel));

        ((int)error.StatusCode).ShouldBe(529);
        error.Message.ShouldContain("overloaded_error");
        error.RequestID.ShouldBe("req_011Csim00000001");
    }

    [Fact]
    public async Task An_error_in_a_stream_becomes_the_clients_exception_after_the_first_pieces()
    {
        Simulator.Script(Claude, Fault.InBandError());
        var pieces = 0;

        var error = await Should.ThrowAsync<AnthropicException>(async () =>
        {
            await foreach (var message in Client.Messages.CreateStreaming(Request, Cancel))
            {
                pieces += message.TryPickContentBlockDelta(out _) ? 1 : 0;
            }
        });

        pieces.ShouldBe(2);
        error.ToString().ShouldContain("overloaded_error");
    }

    [Fact]
    public async Task A_forced_tool_gets_the_scripts_json_as_its_input()
    {
        Simulator.Script(Claude, Reply.Json("""{"denied":true}"""));
        var request = Request with
        {
            Tools = [new Tool { Name = "report", InputSchema = new() }],
            ToolChoice = new ToolChoiceTool("report"),
        };

        var message = await Client.Messages.Create(request, Cancel);

        message.Content.ShouldHaveSingleItem().TryPickToolUse(out var call).ShouldBeTrue();
        call!.Name.ShouldBe("report");
        call.Input["denied"].ValueKind.ShouldBe(JsonValueKind.True);
        message.StopReason!.Raw().ShouldBe("tool_use");
    }

    [Fact]
    public async Task A_model_that_declines_says_so_in_the_stop_reason_and_its_details()
    {
        Simulator.Script(Claude, Fault.Refusal("Not this."));

        var message = await Client.Messages.Create(Request, Cancel);

        message.StopReason!.Raw().ShouldBe("refusal");
        message.StopDetails!.Explanation.ShouldBe("Not this.");
        message.Content.ShouldBeEmpty();
    }
}
