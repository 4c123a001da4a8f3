using DenialOps.Llm.Providers;
using DenialOps.Llm.RateLimiting;
using DenialOps.Llm.Retry;
using Microsoft.Extensions.AI;
using ProviderSimulator;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests.Providers;

/// <summary>What a provider says of its limits reaches the limiter by itself. The simulator allows 60 requests a minute.</summary>
public sealed class LimitHeaderTests : ProviderTest
{
    private static readonly RateLimitOptions TooHigh = new() { RequestsPerMinute = 6_000 };

    public static TheoryData<LlmProvider, bool> EveryWay => new(
        Enum.GetValues<LlmProvider>().SelectMany(_ => new[] { false, true }, (provider, streamed) => (provider, streamed)));

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_limit_that_is_set_too_high_lowers_itself(LlmProvider provider, bool streamed)
    {
        using var limit = new InProcessRateLimit(TooHigh, Clock);
        using var client = new RateLimitChatClient(Client(provider), TooHigh, limit);

        await AskAsync(client, streamed);

        await ShouldAllowOneASecondAsync(limit, () => AskAsync(client, streamed));
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_response_that_is_a_failure_tells_the_limits_too(LlmProvider provider, bool streamed)
    {
        Simulator.Script("m", Fault.Status(503), Fault.Status(404));
        using var limit = new InProcessRateLimit(TooHigh, Clock);
        using var client = new RateLimitChatClient(Client(provider, "m"), TooHigh, limit);

        await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed));

        await ShouldAllowOneASecondAsync(limit, () => AskAsync(client, streamed));
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task What_one_client_hears_holds_for_all_that_share_its_state(LlmProvider provider, bool streamed)
    {
        using var limit = new InProcessRateLimit(TooHigh, Clock);
        using var one = new RateLimitChatClient(Client(provider), TooHigh, limit);
        using var other = new RateLimitChatClient(Client(provider), TooHigh, limit);

        await AskAsync(one, streamed);

        await ShouldAllowOneASecondAsync(limit, () => AskAsync(other, streamed));
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Limiters_around_each_other_all_hear_it_and_retries_between_them_do_no_harm(LlmProvider provider, bool streamed)
    {
        Simulator.Script("m", Fault.Status(503), Reply.Text("At last."));
        using var outer = new InProcessRateLimit(TooHigh, Clock);
        using var inner = new InProcessRateLimit(TooHigh, Clock);
        using var client = new ChatClientBuilder(Client(provider, "m"))
            .UseRateLimit(TooHigh, outer)
            .UseRetry(new RetryOptions { InitialDelay = TimeSpan.FromTicks(1) })
            .UseRateLimit(TooHigh, inner)
            .Build();

        var call = AskAsync(client, streamed);
        while (!call.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        (await call).Text.ShouldBe("At last.");
        await ShouldAllowOneASecondAsync(outer, () => AcquireAsync(outer));
        await ShouldAllowOneASecondAsync(inner, () => AcquireAsync(inner));
    }

    [Fact]
    public async Task Nothing_but_limits_and_waits_is_told_and_nothing_stays_with_the_caller_or_is_sent()
    {
        Func<string, string?> header = _ => null;
        var asked = Listened(LlmProvider.Anthropic, told => Heard(header = told));
        await asked.GetResponseAsync(Prompt, cancellationToken: Cancel);

        header("Anthropic-RateLimit-Requests-Limit").ShouldBe("60");
        header("request-id").ShouldBeNull();
        header("anthropic-organization-id").ShouldBeNull();
        header("content-type").ShouldBeNull();
        Simulator.Requests.All.ShouldHaveSingleItem().Body.ShouldNotContain("denialops");

        var own = new ChatOptions { Temperature = 0 };
        using var client = new RateLimitChatClient(Client(LlmProvider.Anthropic), TooHigh, timeProvider: Clock);
        await AskAsync(client, streamed: false, own);
        own.AdditionalProperties.ShouldBeNull();
    }

    [Fact]
    public async Task A_limiter_that_is_disposed_of_hears_no_more()
    {
        using var limit = new InProcessRateLimit(TooHigh, Clock);
        var provider = Client(LlmProvider.OpenAI);
        new RateLimitChatClient(new Lasting(provider), TooHigh, limit).Dispose();

        await AskAsync(provider, streamed: false);

        await AcquireAsync(limit);
        Clock.Advance(TimeSpan.FromMilliseconds(10));
        AcquireAsync(limit).IsCompleted.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_listener_that_fails_takes_no_answer_away(LlmProvider provider, bool streamed)
    {
        var client = Listened(provider, _ => throw new InvalidOperationException("The store is down."));

        (await AskAsync(client, streamed)).Text.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task A_listener_that_hangs_does_not_keep_the_caller_from_leaving(LlmProvider provider, bool streamed)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var client = Listened(provider, _ => Hang(leave));

        await Should.ThrowAsync<OperationCanceledException>(() => AskAsync(client, streamed, cancellationToken: leave.Token));
    }

    private protected override void Configure(SimulatorOptions options) => options.Limits = new() { RequestsPerMinute = 60 };

    private ProviderChatClient Listened(LlmProvider provider, Func<Func<string, string?>, ValueTask> listener)
    {
        var client = Client(provider);
        client.Listeners.Add(listener);
        return client;
    }

    private static ValueTask Heard(Func<string, string?> header)
    {
        header("anthropic-ratelimit-requests-limit").ShouldNotBeNull();
        return ValueTask.CompletedTask;
    }

    private static async ValueTask Hang(CancellationTokenSource leave)
    {
        await leave.CancelAsync();
        await new TaskCompletionSource().Task;
    }

    private static async Task AcquireAsync(InProcessRateLimit limit) => await limit.AcquireAsync(new(1, 1, CallPriority.Normal), Cancel);

    /// <summary>Whoever asks next was paced by what was known before; from then on it is one request a second.</summary>
    private async Task ShouldAllowOneASecondAsync(InProcessRateLimit limit, Func<Task> ask)
    {
        Clock.Advance(TimeSpan.FromSeconds(5));
        await Record.ExceptionAsync(ask);
        var next = Record.ExceptionAsync(ask);
        limit.Waiting.ShouldBe(1);
        Clock.Advance(TimeSpan.FromMilliseconds(999));
        limit.Waiting.ShouldBe(1);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        limit.Waiting.ShouldBe(0);
        await next;
    }

    private sealed class Lasting(IChatClient inner) : DelegatingChatClient(inner)
    {
        protected override void Dispose(bool disposing) => base.Dispose(disposing: false);
    }
}
