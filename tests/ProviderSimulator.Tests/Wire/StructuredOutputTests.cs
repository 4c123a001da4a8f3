using System.Text.Json.Nodes;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Wire;

/// <summary>Requests for JSON in each format's own words, streamed and not.</summary>
public sealed class StructuredOutputTests : SimulatorTest
{
    private const string Schema = """{"type":"object","properties":{"denied":{"type":"boolean"}},"required":["denied"]}""";

    public static TheoryData<Api, bool> EveryForm => Ask.EveryForm;

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_schema_gets_the_scripts_json_as_text_and_without_a_script_the_smallest_that_fits(Api api, bool isStreamed)
    {
        Simulator.Script("m", Reply.Json("""{"denied": true}"""));

        var scripted = await Simulator.TextAsync(api, "m", isStreamed, WithSchema(api));
        var unscripted = await Simulator.TextAsync(api, "m", isStreamed, WithSchema(api));

        Answers.Text(api, isStreamed, scripted).ShouldBe("""{"denied": true}""");
        Answers.Text(api, isStreamed, unscripted).ShouldBe("""{"denied":false}""");
        Simulator.Requests.All.Select(r => r.Step).ShouldBe(["reply", "default"]);
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_forced_tool_gets_the_scripts_json_as_arguments_and_without_a_script_the_smallest_that_fit(Api api, bool isStreamed)
    {
        Simulator.Script("m", Reply.Json("""{"denied":true}"""));

        var scripted = await Simulator.TextAsync(api, "m", isStreamed, WithTool(api));
        var unscripted = await Simulator.TextAsync(api, "m", isStreamed, WithTool(api));

        Arguments(api, isStreamed, scripted).ShouldBe("""{"denied":true}""");
        Arguments(api, isStreamed, unscripted).ShouldBe("""{"denied":false}""");
        Answers.Finish(api, isStreamed, scripted).ShouldBe(api switch
        {
            Api.ChatCompletions => "tool_calls",
            Api.Responses => "completed",
            _ => "tool_use",
        });
    }

    [Fact]
    public async Task Truncated_arguments_of_a_tool_break_off_in_the_stream()
    {
        Simulator.Script("m", Fault.TruncatedJson("""{"denied":tr"""));

        var body = await Simulator.TextAsync(Api.Messages, "m", isStreamed: true, WithTool(Api.Messages));

        Arguments(Api.Messages, isStreamed: true, body).ShouldBe("""{"denied":tr""");
        Answers.Finish(Api.Messages, isStreamed: true, body).ShouldBe("max_tokens");
    }

    private static string WithSchema(Api api) => api switch
    {
        Api.ChatCompletions => ""","response_format":{"type":"json_schema","json_schema":{"name":"denial","schema":""" + Schema + """}}""",
        Api.Responses => ""","text":{"format":{"type":"json_schema","name":"denial","schema":""" + Schema + """}}""",
        _ => ""","output_config":{"format":{"type":"json_schema","schema":""" + Schema + """}}""",
    };

    private static string WithTool(Api api) => api switch
    {
        Api.ChatCompletions => ""","tools":[{"type":"function","function":{"name":"report","parameters":""" + Schema + """}}],"tool_choice":{"type":"function","function":{"name":"report"}}""",
        Api.Responses => ""","tools":[{"type":"function","name":"report","parameters":""" + Schema + """}],"tool_choice":{"type":"function","name":"report"}""",
        _ => ""","tools":[{"name":"report","input_schema":""" + Schema + """}],"tool_choice":{"type":"tool","name":"report"}""",
    };

    private static string Arguments(Api api, bool isStreamed, string body)
    {
        var nodes = isStreamed ? Answers.Events(body).Select(e => e.Data).OfType<JsonObject>() : [JsonNode.Parse(body)!.AsObject()];
        return string.Concat(nodes.Select(node => (api, isStreamed) switch
        {
            (Api.ChatCompletions, false) => (string?)node["choices"]![0]!["message"]!["tool_calls"]![0]!["function"]!["arguments"],
            (Api.ChatCompletions, true) => (string?)node["choices"]?.AsArray().FirstOrDefault()?["delta"]?["tool_calls"]?[0]?["function"]?["arguments"],
            (Api.Responses, false) => (string?)node["output"]![0]!["arguments"],
            (Api.Responses, true) => (string?)node["type"] == "response.function_call_arguments.delta" ? (string?)node["delta"] : "",
            (_, false) => node["content"]![0]!["input"]!.ToJsonString(),
            (_, true) => (string?)node["delta"]?["partial_json"],
        }));
    }
}
