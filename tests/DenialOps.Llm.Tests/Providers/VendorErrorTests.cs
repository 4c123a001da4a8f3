using DenialOps.Llm.CircuitBreaking;
using DenialOps.Llm.Errors;
using DenialOps.Llm.Fallback;
using DenialOps.Llm.Providers;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Tests.Usage;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests.Providers;

/// <summary>Each middleware alone over the vendors' own clients: it knows their exceptions.</summary>
public sealed class VendorErrorTests : ProviderTest
{
    private static readonly RetryOptions Quick = new() { MaxRetries = 2, InitialDelay = TimeSpan.FromTicks(1), Jitter = RetryJitter.None };

    public static TheoryData<LlmProvider, bool> EveryWay => new(
        from provider in Enum.GetValues<LlmProvider>() from streamed in new[] { false, true } select (provider, streamed));

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task An_outage_is_retried_and_then_thrown_as_the_vendor_threw_it(LlmProvider provider, bool streamed)
    {
        Simulator.ScriptAll(Fault.Status(503).Times(2), Reply.Text("At last."), Fault.Status(529).Forever());
        using var client = new ChatClientBuilder(Open(provider)).UseRetry(Quick).Build();

        (await AskAsync(client, streamed)).Text.ShouldBe("At last.");
        var error = await Should.ThrowAsync<Exception>(() => AskAsync(client, streamed));

        error.ShouldNotBeOfType<LlmException>();
        RetryPolicy.AttemptsOf(error).ShouldBe(3);
        Simulator.Requests.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData(LlmProvider.OpenAI)]
    [InlineData(LlmProvider.OpenAIResponses)]
    [InlineData(LlmProvider.Anthropic)]
    public async Task What_does_not_pass_is_not_sent_again(LlmProvider provider)
    {
        using var client = new ChatClientBuilder(Open(provider)).UseRetry(Quick).Build();
        foreach (var step in new[] { Fault.Status(400), Fault.Status(401), Fault.Error(ErrorKind.InsufficientQuota), Fault.ContextLength() })
        {
            Simulator.ScriptAll(step.Forever());

            await Should.ThrowAsync<Exception>(() => AskAsync(client, streamed: false));
        }

        Simulator.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task The_wait_that_openai_asks_for_is_read_from_its_clients_exception()
    {
        Simulator.ScriptAll(
            Fault.RateLimited(RetryAfter.FractionalSeconds(1.5m)), Fault.RateLimited(RetryAfter.Date(TimeSpan.FromSeconds(2))));
        using var client = Open(LlmProvider.OpenAI);

        var fraction = ForeignErrors.Read(await Should.ThrowAsync<Exception>(() => AskAsync(client, streamed: false)), Clock)!;
        var date = ForeignErrors.Read(await Should.ThrowAsync<Exception>(() => AskAsync(client, streamed: true)), Clock)!;

        (fraction.Kind, fraction.Status, fraction.RetryAfter).ShouldBe((LlmErrorKind.RateLimited, 429, TimeSpan.FromSeconds(1.5)));
        fraction.RequestId.ShouldNotBeNullOrEmpty();
        date.RetryAfter.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_longer_wait_than_is_allowed_ends_the_retries_over_openais_client_too()
    {
        Simulator.ScriptAll(Fault.RateLimited(RetryAfter.Seconds(3_600)).Forever());
        using var client = new ChatClientBuilder(Open(LlmProvider.OpenAI)).UseRetry(Quick).Build();

        await Should.ThrowAsync<Exception>(() => AskAsync(client, streamed: false));

        Simulator.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_breaker_opens_and_a_fallback_goes_on(LlmProvider provider, bool streamed)
    {
        Simulator.ScriptAll(Fault.Status(503).Forever());
        var primary = new ChatClientBuilder(Open(provider)).UseCircuitBreaker(new() { MinimumThroughput = 2 }, Clock).Build();
        var options = new ModelFallbackOptions
        {
            Targets = [new() { Name = "first" }, new() { Name = "second", Client = new TestChatClient() }],
        };
        using var client = new ChatClientBuilder(primary).UseModelFallback(options).Build();

        for (var call = 0; call < 4; call++)
        {
            (await AskAsync(client, streamed)).Text.ShouldBe("ok");
        }

        Simulator.Requests.Count.ShouldBe(2);
        primary.GetService<CircuitBreakerChatClient>()!.State.ShouldBe(CircuitState.Open);
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_meter_tells_kind_status_and_request_of_a_failure(LlmProvider provider, bool streamed)
    {
        Simulator.ScriptAll(Fault.Status(503).Forever());
        var sink = new RecordingSink();
        using var client = new ChatClientBuilder(Open(provider)).UseUsageTracking(sink).UseMetering(timeProvider: Clock).Build();

        await Should.ThrowAsync<Exception>(() => AskAsync(client, streamed));

        var attempt = sink.Only.Trace.ShouldHaveSingleItem();
        (attempt.Failure, attempt.Status).ShouldBe((LlmErrorKind.Overloaded, 503));
        attempt.RequestId.ShouldNotBeNullOrEmpty();
    }

    private IChatClient Open(LlmProvider provider) => VendorClients.Open(Simulator, provider, "gpt-4o");
}
