using System.Text.Json.Nodes;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Faults;

/// <summary>Refusals: status, headers and the vendor's own error body.</summary>
public sealed class RefusalTests : SimulatorTest
{
    [Theory]
    [InlineData("rate-limited", 429, "rate_limit_exceeded", 429, "rate_limit_error")]
    [InlineData("slow-down", 429, "slow_down", 429, "rate_limit_error")]
    [InlineData("slow-down-503", 503, "slow_down", 503, "api_error")]
    [InlineData("quota", 429, "insufficient_quota", 400, "invalid_request_error")]
    [InlineData("credit-balance", 429, "credit_balance_exhausted", 400, "invalid_request_error")]
    [InlineData("spend-limit", 429, "project_spend_limit_exceeded", 400, "invalid_request_error")]
    [InlineData("usage-limit", 429, "organization_usage_limit_exceeded", 429, "rate_limit_error")]
    [InlineData("payment-required", 402, "invalid_request_error", 402, "billing_error")]
    [InlineData("overloaded", 529, "server_is_overloaded", 529, "overloaded_error")]
    [InlineData("context-length", 400, "context_length_exceeded", 400, "invalid_request_error")]
    [InlineData("prompt-filtered", 400, "content_filter", 400, "invalid_request_error")]
    [InlineData("status-401", 401, "invalid_api_key", 401, "authentication_error")]
    [InlineData("status-404", 404, "model_not_found", 404, "not_found_error")]
    [InlineData("status-413", 413, null, 413, "request_too_large")]
    [InlineData("status-500", 500, null, 500, "api_error")]
    [InlineData("status-502", 502, null, 502, "api_error")]
    [InlineData("status-503", 503, "server_is_overloaded", 503, "api_error")]
    [InlineData("status-504", 504, null, 504, "timeout_error")]
    [InlineData("status-599", 599, null, 599, "api_error")]
    public async Task A_named_refusal_has_each_vendors_status_and_body(
        string name, int openAiStatus, string? openAiCode, int anthropicStatus, string anthropicType)
    {
        foreach (var (api, isStreamed) in Ask.EveryForm.Select(row => row.Data))
        {
            using var response = await Simulator.AskAsync(api, $"fault-{name}", isStreamed);
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;

            response.Header("content-type").ShouldBe("application/json");
            if (api == Api.Messages)
            {
                ((int)response.StatusCode).ShouldBe(anthropicStatus);
                ((string?)body["type"]).ShouldBe("error");
                ((string?)body["error"]!["type"]).ShouldBe(anthropicType);
                ((string?)body["request_id"]).ShouldBe(response.Header("request-id"));
            }
            else
            {
                ((int)response.StatusCode).ShouldBe(openAiStatus);
                ((string?)body["error"]!["code"]).ShouldBe(openAiCode);
                ((string?)body["error"]!["message"]).ShouldNotBeNullOrEmpty();
                response.Header("x-request-id").ShouldNotBeNull();
            }
        }
    }

    [Theory]
    [InlineData("rate-limited", "1", null)]
    [InlineData("rate-limited-ms", "2", "1500")]
    [InlineData("rate-limited-fraction", "1.5", null)]
    [InlineData("rate-limited-date", "Fri, 27 Nov 2026 06:00:02 GMT", null)]
    [InlineData("rate-limited-past", "Fri, 27 Nov 2026 05:59:00 GMT", null)]
    [InlineData("rate-limited-zero", "0", null)]
    [InlineData("rate-limited-hour", "3600", null)]
    [InlineData("rate-limited-nonsense", "soon", null)]
    [InlineData("rate-limited-silent", null, null)]
    [InlineData("usage-limit", null, null)]
    public async Task Each_form_of_retry_after_is_sent_as_it_is_named(string name, string? seconds, string? milliseconds)
    {
        using var response = await Simulator.AskAsync(Api.Messages, $"fault-{name}");

        ((int)response.StatusCode).ShouldBe(429);
        response.Header("retry-after").ShouldBe(seconds);
        response.Header("retry-after-ms").ShouldBe(milliseconds);
    }

    [Theory]
    [InlineData("should-retry", 400, "true")]
    [InlineData("should-not-retry", 503, "false")]
    [InlineData("overloaded", 529, null)]
    public async Task A_refusal_can_say_whether_to_try_again(string name, int status, string? shouldRetry)
    {
        using var response = await Simulator.AskAsync(Api.ChatCompletions, $"fault-{name}");

        ((int)response.StatusCode).ShouldBe(status);
        response.Header("x-should-retry").ShouldBe(shouldRetry);
    }

    [Fact]
    public async Task Anthropics_monthly_limit_is_told_from_a_rate_limit_by_its_details()
    {
        var body = JsonNode.Parse(await Simulator.TextAsync(Api.Messages, "fault-usage-limit"))!;

        ((string?)body["error"]!["details"]!["error_code"]).ShouldBe("enforced_spend_limit_reached");
    }

    [Fact]
    public async Task A_flapping_provider_is_down_twice_and_well_twice_over_and_over()
    {
        var statuses = new List<int>();
        for (var i = 0; i < 8; i++)
        {
            using var response = await Simulator.AskAsync(Api.ChatCompletions, "fault-flapping");
            statuses.Add((int)response.StatusCode);
        }

        statuses.ShouldBe([503, 503, 200, 200, 503, 503, 200, 200]);
    }

    [Fact]
    public void Every_kind_of_error_has_a_body_of_both_vendors()
    {
        foreach (var kind in Enum.GetValues<ErrorKind>())
        {
            var openAi = ErrorShapes.Of(new(kind), Vendor.OpenAI, "gpt-4o", key: null);
            var anthropic = ErrorShapes.Of(new(kind), Vendor.Anthropic, "claude", key: null);

            openAi.Status.ShouldBeInRange(400, 599);
            anthropic.Status.ShouldBeInRange(400, 599);
            (openAi.Message + anthropic.Message).ShouldNotContain("{");
            (openAi.Type ?? openAi.Code).ShouldNotBeNullOrEmpty();
            anthropic.Type.ShouldNotBeNullOrEmpty();
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(600)]
    public void A_status_that_is_no_refusal_is_the_callers_mistake(int status) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Fault.Status(status));
}
