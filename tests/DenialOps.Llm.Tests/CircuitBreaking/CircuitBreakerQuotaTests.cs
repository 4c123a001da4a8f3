using DenialOps.Llm.CircuitBreaking;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.CircuitBreaking;

public sealed class CircuitBreakerQuotaTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly List<LlmException> alerts = [];
    private readonly List<CircuitStateChange> changes = [];
    private Exception? fault;

    [Fact]
    public async Task A_billing_failure_opens_it_at_once_and_raises_an_alert()
    {
        var client = Build();
        var error = new LlmException(LlmErrorKind.QuotaExhausted) { Status = 429, Code = "insufficient_quota" };
        await Fail(client, error);

        client.State.ShouldBe(CircuitState.Open);
        alerts.ShouldBe([error]);
        var refused = await Should.ThrowAsync<LlmException>(() => Ask(client));
        refused.RetryAfter.ShouldBe(TimeSpan.FromMinutes(5));
        refused.InnerException.ShouldBeSameAs(error);
        alerts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_402_of_a_foreign_client_is_one_too()
    {
        var client = Build();
        await Fail(client, new HttpRequestException("pay", null, System.Net.HttpStatusCode.PaymentRequired));

        alerts.ShouldHaveSingleItem().Kind.ShouldBe(LlmErrorKind.QuotaExhausted);
    }

    [Fact]
    public async Task The_alert_is_not_repeated_by_probes_and_comes_again_after_a_success()
    {
        var client = Build();
        var error = new LlmException(LlmErrorKind.QuotaExhausted);
        await Fail(client, error);
        clock.Advance(TimeSpan.FromMinutes(5));
        await Fail(client, error);
        client.State.ShouldBe(CircuitState.Open);
        alerts.Count.ShouldBe(1);

        clock.Advance(TimeSpan.FromMinutes(5));
        await Ask(client);
        await Fail(client, error);
        alerts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Its_changes_are_told_with_their_reason()
    {
        var client = Build();
        var error = new LlmException(LlmErrorKind.Server);
        await Fail(client, error, times: 2);
        clock.Advance(TimeSpan.FromSeconds(30));
        await Fail(client, error);
        clock.Advance(TimeSpan.FromSeconds(30));
        await Ask(client);

        changes.ShouldBe(
        [
            new() { From = CircuitState.Closed, To = CircuitState.Open, Error = error, Break = TimeSpan.FromSeconds(30) },
            new() { From = CircuitState.HalfOpen, To = CircuitState.Open, Error = error, Break = TimeSpan.FromSeconds(30) },
            new() { From = CircuitState.HalfOpen, To = CircuitState.Closed },
        ]);
    }

    [Fact]
    public async Task A_listener_that_throws_does_not_change_what_the_caller_sees()
    {
        var client = Build(_ => throw new InvalidOperationException("listener"));
        var error = new LlmException(LlmErrorKind.QuotaExhausted);
        await Fail(client, error);

        client.State.ShouldBe(CircuitState.Open);
    }

    private static async Task<ChatResponse> Ask(IChatClient client) => await client.GetResponseAsync([new ChatMessage(ChatRole.User, "q")]);

    private async Task Fail(IChatClient client, Exception error, int times = 1)
    {
        fault = error;
        for (var i = 0; i < times; i++)
        {
            (await Record.ExceptionAsync(() => Ask(client))).ShouldBeSameAs(error);
        }

        fault = null;
    }

    private CircuitBreakerChatClient Build(Action<LlmException>? alert = null)
    {
        var provider = new TestChatClient
        {
            Answer = (_, _, _) => fault is { } error ? Task.FromException<ChatResponse>(error) : Task.FromResult(TestChatClient.Ok()),
        };
        var options = new CircuitBreakerOptions
        {
            MinimumThroughput = 2,
            OnQuotaExhausted = alert ?? alerts.Add,
            OnStateChanged = changes.Add,
        };
        return new CircuitBreakerChatClient(provider, options, clock);
    }
}
