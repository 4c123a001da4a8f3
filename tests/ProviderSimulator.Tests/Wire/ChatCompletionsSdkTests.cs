using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using OpenAI;
using OpenAI.Chat;

namespace ProviderSimulator.Tests.Wire;

/// <summary>OpenAI's own client reads Chat Completions of the simulator.</summary>
public sealed class ChatCompletionsSdkTests : SimulatorTest
{
    private const string Model = "gpt-4o";

    private ChatClient Client => new(Model, new ApiKeyCredential(Ask.Key), new OpenAIClientOptions
    {
        Endpoint = Simulator.OpenAiEndpoint,
        RetryPolicy = new ClientRetryPolicy(0),
    });

    [Fact]
    public async Task An_answer_arrives_with_model_finish_reason_and_disjoint_usage_added_up()
    {
        var usage = new Usage { InputTokens = 10, CacheReadTokens = 20, CacheWrite5MinuteTokens = 5, OutputTokens = 9, ReasoningTokens = 4 };
        Simulator.Script(Model, Reply.With(new() { Text = "An MRI.", Usage = usage, Model = "gpt-4o-2024-08-06" }));

        ChatCompletion completion = await Client.CompleteChatAsync([new UserChatMessage("What?")], cancellationToken: Cancel);

        completion.Content[0].Text.ShouldBe("An MRI.");
        completion.Model.ShouldBe("gpt-4o-2024-08-06");
        completion.FinishReason.ShouldBe(ChatFinishReason.Stop);
        completion.Usage.InputTokenCount.ShouldBe(35);
        completion.Usage.InputTokenDetails.CachedTokenCount.ShouldBe(20);
        completion.Usage.OutputTokenCount.ShouldBe(9);
        completion.Usage.OutputTokenDetails.ReasoningTokenCount.ShouldBe(4);
        completion.Usage.TotalTokenCount.ShouldBe(44);
    }

    [Fact]
    public async Task A_stream_arrives_in_pieces_with_usage_at_its_end()
    {
        Simulator.Script(Model, Reply.Text("The knee was denied, the hip was not.", new() { InputTokens = 7, OutputTokens = 11 }));

        var updates = new List<StreamingChatCompletionUpdate>();
        await foreach (var update in Client.CompleteChatStreamingAsync([new UserChatMessage("What?")], cancellationToken: Cancel))
        {
            updates.Add(update);
        }

        var pieces = updates.SelectMany(u => u.ContentUpdate).Select(c => c.Text).Where(t => t.Length > 0).ToList();
        pieces.Count.ShouldBe(4);
        string.Concat(pieces).ShouldBe("The knee was denied, the hip was not.");
        updates.Single(u => u.FinishReason is not null).FinishReason.ShouldBe(ChatFinishReason.Stop);
        updates[^1].Usage.TotalTokenCount.ShouldBe(18);
    }

    [Fact]
    public async Task A_refusal_with_status_429_becomes_the_clients_exception()
    {
        Simulator.Script(Model, Fault.RateLimited(RetryAfter.Seconds(7)));

        var error = await Should.ThrowAsync<ClientResultException>(() => Client.CompleteChatAsync([new UserChatMessage("What?")], cancellationToken: Cancel));

        error.Status.ShouldBe(429);
        error.Message.ShouldContain("rate_limit_exceeded");
        error.GetRawResponse()!.Headers.TryGetValue("retry-after", out var wait).ShouldBeTrue();
        wait.ShouldBe("7");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tool_call_arrives_with_its_arguments(bool isStreamed)
    {
        Simulator.Script(Model, Reply.Tool("find_code", """{"code":"73721"}"""));
        var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("find_code") } };

        if (isStreamed)
        {
            var calls = new List<StreamingChatToolCallUpdate>();
            await foreach (var update in Client.CompleteChatStreamingAsync([new UserChatMessage("What?")], options, Cancel))
            {
                calls.AddRange(update.ToolCallUpdates);
            }

            calls[0].FunctionName.ShouldBe("find_code");
            string.Concat(calls.Select(c => $"{c.FunctionArgumentsUpdate}")).ShouldBe("""{"code":"73721"}""");
            return;
        }

        ChatCompletion completion = await Client.CompleteChatAsync([new UserChatMessage("What?")], options, Cancel);
        completion.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
        completion.ToolCalls.ShouldHaveSingleItem().FunctionArguments.ToString().ShouldBe("""{"code":"73721"}""");
    }

    [Fact]
    public async Task A_request_with_a_schema_gets_the_scripts_json_and_without_a_script_json_that_fits()
    {
        const string schema = """{"type":"object","properties":{"denied":{"type":"boolean"},"codes":{"type":"array","items":{"type":"string"}}},"required":["denied","codes"]}""";
        var options = new ChatCompletionOptions { ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("denial", BinaryData.FromString(schema)) };
        Simulator.Script(Model, Reply.Json("""{"denied":true,"codes":["97"]}"""));

        ChatCompletion scripted = await Client.CompleteChatAsync([new UserChatMessage("What?")], options, Cancel);
        ChatCompletion unscripted = await Client.CompleteChatAsync([new UserChatMessage("What?")], options, Cancel);

        JsonDocument.Parse(scripted.Content[0].Text).RootElement.GetProperty("codes")[0].GetString().ShouldBe("97");
        unscripted.Content[0].Text.ShouldBe("""{"denied":false,"codes":[]}""");
    }

    [Fact]
    public async Task A_model_that_declines_says_so_in_the_refusal_field()
    {
        Simulator.Script(Model, Fault.Refusal("I cannot do that."));

        ChatCompletion completion = await Client.CompleteChatAsync([new UserChatMessage("What?")], cancellationToken: Cancel);

        completion.Refusal.ShouldBe("I cannot do that.");
        completion.Content.ShouldBeEmpty();
    }
}
