using DenialOps.Llm.CircuitBreaking;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.CircuitBreaking;

public sealed class CircuitBreakerOptionsTests
{
    public static TheoryData<Action<CircuitBreakerOptions>, string> Impossible => new()
    {
        { o => o.FailureRatio = 0, "FailureRatio is 0; allowed: above 0, at most 1." },
        { o => o.FailureRatio = double.NaN, "FailureRatio is NaN; allowed: above 0, at most 1." },
        { o => o.MinimumThroughput = 0, "MinimumThroughput is 0; allowed: from 1 to 1,000,000." },
        { o => o.SamplingDuration = TimeSpan.FromMilliseconds(99), "SamplingDuration is 00:00:00.0990000; allowed: from 100 ms to 1 day." },
        { o => o.BreakDuration = TimeSpan.Zero, "BreakDuration is 00:00:00; allowed: above 0, at most 1 day." },
        { o => o.QuotaBreakDuration = TimeSpan.FromDays(2), "QuotaBreakDuration is 2.00:00:00; allowed: above 0, at most 1 day." },
        { o => o.ProbeTimeout = TimeSpan.FromSeconds(-1), "ProbeTimeout is -00:00:01; allowed: above 0, at most 1 day." },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_impossible_value_is_refused_by_name_value_and_range(Action<CircuitBreakerOptions> set, string message)
    {
        var options = new CircuitBreakerOptions();
        set(options);

        Should.Throw<ArgumentException>(() => new ChatClientBuilder(new TestChatClient()).UseCircuitBreaker(options).Build())
            .Message.ShouldBe($"CircuitBreakerOptions.{message} (Parameter 'options')");
    }

    [Fact]
    public async Task Later_changes_have_no_effect()
    {
        var options = new CircuitBreakerOptions { MinimumThroughput = 1 };
        var provider = new TestChatClient { Answer = (_, _, _) => throw new LlmException(LlmErrorKind.Server) };
        var client = new CircuitBreakerChatClient(provider, options);
        options.MinimumThroughput = 100;
        await Should.ThrowAsync<LlmException>(() => client.GetResponseAsync([]));

        client.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void The_breaker_of_a_pipeline_can_be_reached() =>
        new ChatClientBuilder(new TestChatClient()).UseFunctionInvocation().UseCircuitBreaker().Build()
            .GetService<CircuitBreakerChatClient>().ShouldNotBeNull().State.ShouldBe(CircuitState.Closed);
}
