using System.Text.Json.Nodes;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Limits;

public sealed class OpenAiLimitTests : SimulatorTest
{
    [Fact]
    public async Task Every_answer_says_where_the_limits_stand_in_openais_headers()
    {
        using var response = await Simulator.AskAsync(Api.ChatCompletions, "m");

        response.Header("x-ratelimit-limit-requests").ShouldBe("3");
        response.Header("x-ratelimit-remaining-requests").ShouldBe("2");
        response.Header("x-ratelimit-reset-requests").ShouldBe("20s");
        response.Header("x-ratelimit-limit-tokens").ShouldBe("600");
        response.Header("x-ratelimit-remaining-tokens").ShouldBe("595");
        response.Header("x-ratelimit-reset-tokens").ShouldBe("500ms");
    }

    [Fact]
    public async Task A_request_too_many_gets_429_with_the_time_to_wait_and_is_let_in_afterwards()
    {
        for (var i = 0; i < 3; i++)
        {
            using var admitted = await Simulator.AskAsync(Api.Responses, "m");
            ((int)admitted.StatusCode).ShouldBe(200);
        }

        using var refused = await Simulator.AskAsync(Api.Responses, "m");
        var error = JsonNode.Parse(await refused.Content.ReadAsStringAsync(Cancel))!["error"]!;
        Clock.Advance(TimeSpan.FromSeconds(20));
        using var later = await Simulator.AskAsync(Api.Responses, "m");

        ((int)refused.StatusCode).ShouldBe(429);
        refused.Header("retry-after").ShouldBe("20");
        refused.Header("retry-after-ms").ShouldBe("20000");
        refused.Header("x-ratelimit-remaining-requests").ShouldBe("0");
        ((string?)error["type"]).ShouldBe("requests");
        ((string?)error["code"]).ShouldBe("rate_limit_exceeded");
        ((string?)error["message"])!.ShouldContain("Limit 3, Used 3, Requested 1. Please try again in 20s.");
        ((int)later.StatusCode).ShouldBe(200);
        Simulator.Requests.All.Select(r => r.Step).ShouldBe(["default", "default", "default", "limit", "default"]);
    }

    [Fact]
    public async Task A_request_is_charged_what_it_allows_the_answer_to_be()
    {
        using var first = await Simulator.AskAsync(Api.ChatCompletions, "m", more: ""","max_completion_tokens":500""");
        using var second = await Simulator.AskAsync(Api.ChatCompletions, "m", more: ""","max_completion_tokens":500""");
        var error = JsonNode.Parse(await second.Content.ReadAsStringAsync(Cancel))!["error"]!;

        first.Header("x-ratelimit-remaining-tokens").ShouldBe("100");
        ((string?)error["type"]).ShouldBe("tokens");
        ((string?)error["message"])!.ShouldContain("Limit 600, Used 500, Requested 500. Please try again in 40s.");
    }

    [Fact]
    public async Task A_request_larger_than_the_bucket_is_told_that_waiting_is_no_use()
    {
        using var response = await Simulator.AskAsync(Api.ChatCompletions, "m", more: ""","max_tokens":601""");

        ((int)response.StatusCode).ShouldBe(429);
        response.Header("retry-after").ShouldBeNull();
        (await response.Content.ReadAsStringAsync(Cancel)).ShouldContain("Request too large for m");
    }

    [Fact]
    public async Task Keys_and_models_have_limits_of_their_own()
    {
        for (var i = 0; i < 3; i++)
        {
            using var _ = await Simulator.AskAsync(Api.ChatCompletions, "m");
        }

        using var same = await Simulator.AskAsync(Api.ChatCompletions, "m");
        using var otherModel = await Simulator.AskAsync(Api.ChatCompletions, "unlimited");
        using var otherKey = await Simulator.AskAsync(Api.ChatCompletions, "m", with: r => r.Headers.Authorization = new("Bearer", "sk-other"));

        ((int)same.StatusCode).ShouldBe(429);
        ((int)otherModel.StatusCode).ShouldBe(200);
        ((int)otherKey.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task A_scripted_failure_is_charged_like_any_request_and_a_refused_one_leaves_the_script_alone()
    {
        Simulator.Script("m", Fault.Status(500).Times(3), Reply.Text("At last."));
        for (var i = 0; i < 3; i++)
        {
            using var failed = await Simulator.AskAsync(Api.ChatCompletions, "m");
            ((int)failed.StatusCode).ShouldBe(500);
        }

        using var refused = await Simulator.AskAsync(Api.ChatCompletions, "m");
        Clock.Advance(TimeSpan.FromSeconds(20));

        ((int)refused.StatusCode).ShouldBe(429);
        (await Simulator.TextAsync(Api.ChatCompletions, "m")).ShouldContain("At last.");
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(0.4, "1ms")]
    [InlineData(12, "12ms")]
    [InlineData(1500, "1.5s")]
    [InlineData(60_000, "1m0s")]
    [InlineData(90_951, "1m30.951s")]
    [InlineData(7_200_000, "2h0m0s")]
    public void A_duration_is_written_as_go_writes_it(double milliseconds, string text) =>
        GoDuration.Of(TimeSpan.FromMilliseconds(milliseconds)).ShouldBe(text);

    protected override void Configure(SimulatorOptions options)
    {
        options.Limits = new() { RequestsPerMinute = 3, InputTokensPerMinute = 400, OutputTokensPerMinute = 200 };
        options.ModelLimits["unlimited"] = new();
    }
}
