using System.Text.Json.Nodes;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Admin;

/// <summary>What can be asked of a running simulator over HTTP.</summary>
public sealed class AdminTests : SimulatorTest
{
    [Fact]
    public async Task A_script_sent_over_http_is_played()
    {
        await PostAsync("""
            {"model": "m", "steps": ["status-503", {"fault": "rate-limited", "times": 2},
              {"text": "An MRI.", "usage": {"input_tokens": 3, "cache_read_tokens": 4, "output_tokens": 5}, "finish": "length"}, "ok"]}
            """);

        var bodies = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            bodies.Add(await Simulator.TextAsync(Api.ChatCompletions, "m"));
        }

        Simulator.Requests.All.Select(r => r.Status).ShouldBe([503, 429, 429, 200, 200]);
        Answers.Text(Api.ChatCompletions, false, bodies[3]).ShouldBe("An MRI.");
        Answers.Finish(Api.ChatCompletions, false, bodies[3]).ShouldBe("length");
        ((int)Answers.Usage(Api.ChatCompletions, false, bodies[3])!["prompt_tokens"]!).ShouldBe(7);
    }

    [Fact]
    public async Task A_script_can_be_for_a_header_loop_and_answer_with_json_or_a_tool()
    {
        await PostAsync("""
            {"header": {"name": "x-test", "value": "7"}, "loop": true,
             "steps": [{"json": {"denied": true}, "answering_model": "m-2026"}, {"tool": {"name": "find", "arguments": {"code": "97"}}}]}
            """);

        var bodies = new List<JsonNode>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await Simulator.AskAsync(Api.Messages, "m", with: r => r.Headers.Add("x-test", "7"));
            bodies.Add(JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!);
        }

        ((string?)bodies[0]["content"]![0]!["text"]).ShouldBe("""{"denied":true}""");
        ((string?)bodies[0]["model"]).ShouldBe("m-2026");
        ((string?)bodies[1]["content"]![0]!["input"]!["code"]).ShouldBe("97");
        ((string?)bodies[2]["model"]).ShouldBe("m-2026");
    }

    [Fact]
    public async Task A_wait_is_part_of_a_step()
    {
        await PostAsync("""{"steps": [{"text": "Late.", "wait_ms": 2500}]}""");

        var asking = Simulator.TextAsync(Api.Messages, "any");
        await PassAsync(TimeSpan.FromSeconds(2));
        asking.IsCompleted.ShouldBeFalse();
        Clock.Advance(TimeSpan.FromSeconds(0.5));

        (await asking).ShouldContain("Late.");
    }

    [Theory]
    [InlineData("nothing", "The body is no JSON.")]
    [InlineData("[]", "the script must be an object.")]
    [InlineData("{}", "'steps' must be a list with at least one step.")]
    [InlineData("""{"steps":[]}""", "'steps' must be a list with at least one step.")]
    [InlineData("""{"stepz":["ok"]}""", "'stepz' is no member of the script; it may have model, header, steps, loop.")]
    [InlineData("""{"steps":["no-such"]}""", "There is no fault named 'no-such'. GET /_faults lists them.")]
    [InlineData("""{"steps":[7]}""", "A step is the name of a fault or an object.")]
    [InlineData("""{"steps":[{}]}""", "A step needs 'fault', 'text', 'json' or 'tool'.")]
    [InlineData("""{"steps":[{"fault":"cut","times":0}]}""", "'times' must be a number from 1, or \"forever\".")]
    [InlineData("""{"steps":[{"text":"x","finish":"soon"}]}""", "'finish' must be one of stop, length, tool_calls, content_filter, refusal, context_window_exceeded, pause_turn.")]
    [InlineData("""{"steps":[{"text":"x","usage":{"tokens":1}}]}""", "'tokens' is no member of usage")]
    [InlineData("""{"model":7,"steps":["ok"]}""", "'model' must be a text.")]
    [InlineData("""{"model":"m","header":{"name":"a","value":"b"},"steps":["ok"]}""", "A script is for a 'model' or for a 'header', not for both.")]
    public async Task A_script_with_a_mistake_is_refused_with_the_members_name(string script, string message)
    {
        using var response = await Simulator.SendAsync(HttpMethod.Post, "/_script", script);

        ((int)response.StatusCode).ShouldBe(400);
        ((string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!["error"])!.ShouldStartWith(message);
    }

    [Fact]
    public async Task The_log_can_be_read_and_cleared()
    {
        await Simulator.TextAsync(Api.Messages, "m", isStreamed: true);

        var requests = JsonNode.Parse(await GetAsync("/_requests"))!.AsArray();
        using var cleared = await Simulator.SendAsync(HttpMethod.Delete, "/_requests");

        ((string?)requests[0]!["api"]).ShouldBe("messages");
        ((string?)requests[0]!["outcome"]).ShouldBe("answered");
        ((bool)requests[0]!["is_streamed"]!).ShouldBeTrue();
        requests.ToJsonString().ShouldNotContain(Ask.Key);
        (await GetAsync("/_requests")).Trim().ShouldBe("[]");
    }

    [Fact]
    public async Task Scripts_can_be_forgotten()
    {
        await PostAsync("""{"steps": [{"fault": "status-500", "times": "forever"}]}""");
        using var before = await Simulator.AskAsync(Api.Messages, "m");
        using var forgotten = await Simulator.SendAsync(HttpMethod.Delete, "/_script");
        using var after = await Simulator.AskAsync(Api.Messages, "m");

        ((int)before.StatusCode).ShouldBe(500);
        ((int)after.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task The_faults_are_listed_and_the_front_page_says_what_there_is()
    {
        var faults = JsonNode.Parse(await GetAsync("/_faults"))!.AsArray();

        faults.Select(f => (string?)f!["name"]).ShouldBe(FaultCatalog.All.Select(f => f.Name));
        ((string?)faults[0]!["model"]).ShouldBe("fault-rate-limited");
        (await GetAsync("/")).ShouldContain(Simulator.OpenAiEndpoint.ToString());
    }

    [Fact]
    public async Task What_there_is_not_is_told()
    {
        using var response = await Simulator.SendAsync(HttpMethod.Get, "/_nothing");

        ((int)response.StatusCode).ShouldBe(404);
    }

    private async Task PostAsync(string script)
    {
        using var response = await Simulator.SendAsync(HttpMethod.Post, "/_script", script);
        ((int)response.StatusCode).ShouldBe(200, await response.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<string> GetAsync(string path)
    {
        using var response = await Simulator.SendAsync(HttpMethod.Get, path);
        return await response.Content.ReadAsStringAsync(Cancel);
    }
}
