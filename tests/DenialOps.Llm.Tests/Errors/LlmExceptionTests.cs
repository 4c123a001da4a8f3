using System.Net.Sockets;

namespace DenialOps.Llm.Tests.Errors;

public sealed class LlmExceptionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 8, 0, 0, TimeSpan.Zero);

    public static TheoryData<LlmErrorKind> Kinds => [.. Enum.GetValues<LlmErrorKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_says_in_one_line_what_happened_and_what_to_do(LlmErrorKind kind)
    {
        var message = new LlmException(kind).Message;

        message.ShouldMatch(@"\A[A-Z][^\n]+\. [A-Z][^\n]+\.\z");
        Kinds.Select(other => new LlmException(other.Data).Message).Count(text => text == message).ShouldBe(1);
        message.ShouldNotStartWith("The call failed");
    }

    [Fact]
    public void The_message_tells_where_it_happened()
    {
        var error = new LlmException(LlmErrorKind.RateLimited)
        {
            Provider = "openai",
            Model = "gpt-4o",
            Status = 429,
            Code = "rate_limit_exceeded",
            RequestId = "req_01",
            RetryAfter = TimeSpan.FromSeconds(1.5),
            Attempts = 4,
        };

        error.Message.ShouldBe("The provider's rate limit is reached (provider openai, model gpt-4o, HTTP 429, code rate_limit_exceeded, "
            + "request req_01, asks to wait 1.5 s, attempts 4). Wait, send fewer requests at once, or ask the provider for a higher limit.");
    }

    [Theory]
    [InlineData(200, null, "What answered does not speak the provider's language (HTTP 200). Check the endpoint's address")]
    [InlineData(302, null, "What answered does not speak the provider's language (HTTP 302). Check the endpoint's address")]
    [InlineData(200, "server_error", "The provider failed (HTTP 200, code server_error). Try again later")]
    [InlineData(500, null, "The provider failed (HTTP 500). Try again later")]
    public void A_page_of_another_server_is_told_from_a_provider_that_fails(int status, string? code, string message) =>
        new LlmException(LlmErrorKind.Server) { Status = status, Code = code }.Message.ShouldStartWith(message);

    [Fact]
    public void A_wait_that_nobody_waits_is_no_number_of_seconds() =>
        new LlmException(LlmErrorKind.RateLimited) { RetryAfter = TimeSpan.MaxValue }.Message.ShouldContain("asks to wait longer than a day");

    [Theory]
    [InlineData("sk-MARKED123")]
    [InlineData("sk-ant-api03-MARKED123")]
    [InlineData("Bearer MARKED123")]
    [InlineData("https://host/v1?key=MARKED123")]
    [InlineData("https://host/v1?a=1&api_key=MARKED123")]
    [InlineData("x-api-key: MARKED123")]
    [InlineData("AIzaMARKED1234567890123")]
    [InlineData("gpt-4o\nDear member, MARKED123")]
    [InlineData("Patient MARKED123 was denied")]
    public void No_field_and_no_cause_lets_a_key_or_a_prompt_through(string secret)
    {
        var cause = new HttpRequestException($"outer {secret}", new InvalidOperationException($"inner {secret}", new AggregateException(
            new InvalidDataException(secret))));
        var error = new LlmException(LlmErrorKind.Server, Thrown(cause))
        {
            Provider = secret,
            Model = secret,
            Code = secret,
            RequestId = secret,
        };

        var everything = string.Join('\n', Chain(error).Select(e => e.ToString() + e.Message + e.Data.Count))
            + error.Provider + error.Model + error.Code + error.RequestId;
        everything.ShouldNotContain("MARKED");
        error.Model.ShouldBe("(not shown)");
    }

    [Theory]
    [InlineData(LlmErrorKind.Timeout, "total_deadline", "The call was not over within its own deadline")]
    [InlineData(LlmErrorKind.Timeout, "attempt_timeout", "The provider did not answer in time")]
    [InlineData(LlmErrorKind.RateLimited, "rate_limit_paused", "it was not sent")]
    public void What_we_end_ourselves_is_not_said_to_be_the_providers_doing(LlmErrorKind kind, string code, string text) =>
        new LlmException(kind) { Code = code }.Message.ShouldContain(text);

    [Fact]
    public void A_cause_keeps_its_types_codes_and_place()
    {
        var error = new LlmException(
            LlmErrorKind.Connection, Thrown(new HttpRequestException(
                HttpRequestError.ConnectionError, "no", new SocketException((int)SocketError.ConnectionRefused))));

        var text = error.ToString();

        text.ShouldContain("System.Net.Http.HttpRequestException (ConnectionError)");
        text.ShouldContain("System.Net.Sockets.SocketException (ConnectionRefused)");
        text.ShouldContain(nameof(Thrown));
    }

    [Theory]
    [InlineData(400, null, null, LlmErrorKind.InvalidRequest, false)]
    [InlineData(400, "context_length_exceeded", null, LlmErrorKind.ContextLength, false)]
    [InlineData(400, "content_filter", null, LlmErrorKind.ContentFiltered, false)]
    [InlineData(400, null, "true", LlmErrorKind.InvalidRequest, false)]
    [InlineData(401, null, "true", LlmErrorKind.Authentication, false)]
    [InlineData(402, null, "true", LlmErrorKind.QuotaExhausted, false)]
    [InlineData(403, null, null, LlmErrorKind.Permission, false)]
    [InlineData(404, null, null, LlmErrorKind.InvalidRequest, false)]
    [InlineData(408, "server_error", null, LlmErrorKind.Timeout, true)]
    [InlineData(409, null, null, LlmErrorKind.Server, true)]
    [InlineData(413, null, null, LlmErrorKind.InvalidRequest, false)]
    [InlineData(422, null, null, LlmErrorKind.InvalidRequest, false)]
    [InlineData(425, null, null, LlmErrorKind.InvalidRequest, false)]
    [InlineData(425, null, "true", LlmErrorKind.InvalidRequest, true)]
    [InlineData(429, null, null, LlmErrorKind.RateLimited, true)]
    [InlineData(429, null, "false", LlmErrorKind.RateLimited, false)]
    [InlineData(429, "insufficient_quota", null, LlmErrorKind.QuotaExhausted, false)]
    [InlineData(429, "insufficient_quota", "true", LlmErrorKind.QuotaExhausted, false)]
    [InlineData(429, "credit_balance_exhausted", null, LlmErrorKind.QuotaExhausted, false)]
    [InlineData(429, "project_spend_limit_exceeded", null, LlmErrorKind.QuotaExhausted, false)]
    [InlineData(500, null, null, LlmErrorKind.Server, true)]
    [InlineData(501, null, null, LlmErrorKind.Server, false)]
    [InlineData(502, null, null, LlmErrorKind.Server, true)]
    [InlineData(503, null, null, LlmErrorKind.Overloaded, true)]
    [InlineData(504, null, null, LlmErrorKind.Server, true)]
    [InlineData(505, null, null, LlmErrorKind.Server, false)]
    [InlineData(529, "overloaded_error", null, LlmErrorKind.Overloaded, true)]
    [InlineData(529, null, "false", LlmErrorKind.Overloaded, false)]
    [InlineData(200, "overloaded_error", null, LlmErrorKind.Overloaded, true)]
    [InlineData(200, "rate_limit_error", null, LlmErrorKind.RateLimited, true)]
    [InlineData(200, "invalid_request_error", null, LlmErrorKind.InvalidRequest, false)]
    public void A_response_is_told_by_its_status_code_and_headers(
        int status, string? code, string? shouldRetry, LlmErrorKind kind, bool transient)
    {
        var error = LlmException.FromResponse(status, name => name == "x-should-retry" ? shouldRetry : null, Now, code);

        error.Kind.ShouldBe(kind);
        error.IsTransient.ShouldBe(transient);
        error.Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("x-request-id")]
    [InlineData("request-id")]
    public void A_response_gives_its_request_id_and_wait(string header)
    {
        var error = LlmException.FromResponse(429, name => name == header ? "req_7" : name == "retry-after" ? "2.5" : null, Now);

        error.RequestId.ShouldBe("req_7");
        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(2.5));
        error.Attempts.ShouldBe(1);
    }

    [Theory]
    [InlineData(LlmErrorKind.RateLimited, true)]
    [InlineData(LlmErrorKind.Overloaded, true)]
    [InlineData(LlmErrorKind.Timeout, true)]
    [InlineData(LlmErrorKind.Connection, true)]
    [InlineData(LlmErrorKind.Server, true)]
    [InlineData(LlmErrorKind.StreamInterrupted, true)]
    [InlineData(LlmErrorKind.Authentication, false)]
    [InlineData(LlmErrorKind.Permission, false)]
    [InlineData(LlmErrorKind.InvalidRequest, false)]
    [InlineData(LlmErrorKind.ContextLength, false)]
    [InlineData(LlmErrorKind.ContentFiltered, false)]
    [InlineData(LlmErrorKind.Refused, false)]
    [InlineData(LlmErrorKind.QuotaExhausted, false)]
    [InlineData(LlmErrorKind.BudgetExceeded, false)]
    [InlineData(LlmErrorKind.Truncated, false)]
    [InlineData(LlmErrorKind.InvalidOutput, false)]
    [InlineData(LlmErrorKind.CircuitOpen, false)]
    public void Without_a_status_the_kind_decides_whether_it_passes(LlmErrorKind kind, bool transient) =>
        new LlmException(kind).IsTransient.ShouldBe(transient);

    [Fact]
    public void Fewer_than_one_attempt_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new LlmException(LlmErrorKind.Server) { Attempts = 0 });

    private static IEnumerable<Exception> Chain(Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }

    private static HttpRequestException Thrown(HttpRequestException cause)
    {
        try
        {
            throw cause;
        }
        catch (HttpRequestException caught)
        {
            return caught;
        }
    }
}
