using System.Text.Json.Nodes;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Limits;

public sealed class AnthropicLimitTests : SimulatorTest
{
    [Fact]
    public async Task Every_answer_says_where_the_limits_stand_in_anthropics_headers()
    {
        Simulator.Script("m", Reply.Text("An MRI.", new() { InputTokens = 5, OutputTokens = 30 }));

        using var response = await Simulator.AskAsync(Api.Messages, "m");

        response.Header("anthropic-ratelimit-requests-limit").ShouldBe("60");
        response.Header("anthropic-ratelimit-requests-remaining").ShouldBe("59");
        response.Header("anthropic-ratelimit-requests-reset").ShouldBe("2026-11-27T06:00:01Z");
        response.Header("anthropic-ratelimit-input-tokens-limit").ShouldBe("600");
        response.Header("anthropic-ratelimit-input-tokens-remaining").ShouldBe("595");
        response.Header("anthropic-ratelimit-output-tokens-limit").ShouldBe("60");
        response.Header("anthropic-ratelimit-output-tokens-remaining").ShouldBe("30");
        response.Header("anthropic-ratelimit-output-tokens-reset").ShouldBe("2026-11-27T06:00:30Z");
        response.Header("anthropic-ratelimit-tokens-limit").ShouldBe("660");
        response.Header("anthropic-ratelimit-tokens-remaining").ShouldBe("625");
        response.Header("anthropic-ratelimit-tokens-reset").ShouldBe("2026-11-27T06:00:30Z");
    }

    [Fact]
    public async Task Output_is_charged_when_it_was_made_and_refuses_the_next_request_while_none_is_left()
    {
        Simulator.Script("m", Reply.Text("An MRI.", new() { InputTokens = 5, OutputTokens = 90 }), Reply.Text("A CT."));

        using var first = await Simulator.AskAsync(Api.Messages, "m");
        using var refused = await Simulator.AskAsync(Api.Messages, "m");
        var error = JsonNode.Parse(await refused.Content.ReadAsStringAsync(Cancel))!["error"]!;
        Clock.Advance(TimeSpan.FromSeconds(int.Parse(refused.Header("retry-after")!)));
        using var later = await Simulator.AskAsync(Api.Messages, "m");

        ((int)first.StatusCode).ShouldBe(200);
        ((int)refused.StatusCode).ShouldBe(429);
        refused.Header("retry-after").ShouldBe("31");
        ((string?)error["type"]).ShouldBe("rate_limit_error");
        ((string?)error["message"])!.ShouldContain("60 output tokens per minute");
        ((int)later.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task Cached_input_costs_nothing_and_cache_writes_do()
    {
        var cached = new Usage { InputTokens = 1, CacheReadTokens = 500, CacheWrite1HourTokens = 9, OutputTokens = 1 };
        Simulator.Script("m", Reply.Text("An MRI.", cached));

        using var response = await Simulator.AskAsync(Api.Messages, "m");

        response.Header("anthropic-ratelimit-input-tokens-remaining").ShouldBe("590");
    }

    [Fact]
    public async Task A_request_that_can_never_fit_is_refused_on_its_input()
    {
        using var response = await Simulator.AskAsync(Api.Messages, "m", more: $$""","system":"{{new string('x', 2500)}}" """);

        ((int)response.StatusCode).ShouldBe(429);
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldContain("600 input tokens per minute");
    }

    protected override void Configure(SimulatorOptions options) =>
        options.Limits = new() { RequestsPerMinute = 60, InputTokensPerMinute = 600, OutputTokensPerMinute = 60 };
}
