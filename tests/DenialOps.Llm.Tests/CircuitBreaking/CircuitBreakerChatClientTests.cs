using DenialOps.Llm.CircuitBreaking;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.CircuitBreaking;

public sealed class CircuitBreakerChatClientTests
{
    private readonly FakeTimeProvider clock = new();

    // What the provider does at the next call; null to answer.
    private Exception? fault;
    private Func<CancellationToken, Task<ChatResponse>>? answer;

    public static TheoryData<Exception> Outages =>
    [
        new LlmException(LlmErrorKind.Connection), new LlmException(LlmErrorKind.Server), new LlmException(LlmErrorKind.Overloaded),
        new LlmException(LlmErrorKind.Timeout), new LlmException(LlmErrorKind.StreamInterrupted), new HttpRequestException("reset"),
        new HttpRequestException("bad", null, System.Net.HttpStatusCode.BadGateway), new TimeoutException(),
        new TaskCanceledException("HttpClient.Timeout", new TimeoutException()),
    ];

    public static TheoryData<Exception> Refusals =>
    [
        new LlmException(LlmErrorKind.RateLimited) { Status = 429 }, new LlmException(LlmErrorKind.InvalidRequest),
        new LlmException(LlmErrorKind.Authentication), new LlmException(LlmErrorKind.Permission),
        new LlmException(LlmErrorKind.ContextLength) { Status = 400 }, new LlmException(LlmErrorKind.ContentFiltered),
        new LlmException(LlmErrorKind.Refused), new LlmException(LlmErrorKind.Truncated), new LlmException(LlmErrorKind.InvalidOutput),
        new HttpRequestException("no", null, System.Net.HttpStatusCode.TooManyRequests),
    ];

    public static TheoryData<Exception> Silences =>
    [
        new LlmException(LlmErrorKind.RateLimited), new LlmException(LlmErrorKind.BudgetExceeded), new LlmException(LlmErrorKind.ContextLength),
        new LlmException(LlmErrorKind.CircuitOpen), new OperationCanceledException(), new InvalidOperationException(),
    ];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task An_outage_opens_the_breaker_and_calls_are_refused_without_being_sent(Exception error)
    {
        var (client, provider) = Build();
        await Fail(client, error, times: 4);

        client.State.ShouldBe(CircuitState.Open);
        var refused = await Should.ThrowAsync<LlmException>(() => Ask(client));
        refused.Kind.ShouldBe(LlmErrorKind.CircuitOpen);
        refused.IsTransient.ShouldBeFalse();
        refused.InnerException.ShouldNotBeNull();
        provider.Calls.ShouldBe(4);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    [MemberData(nameof(Silences))]
    public async Task What_is_no_outage_never_opens_it(Exception error)
    {
        var (client, _) = Build();
        await Fail(client, error, times: 50);

        client.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task Fewer_calls_than_the_minimum_never_open_it()
    {
        var (client, _) = Build();
        await Fail(client, new LlmException(LlmErrorKind.Server), times: 3);

        client.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [InlineData(5, 4, CircuitState.Closed)]
    [InlineData(5, 5, CircuitState.Open)]
    [InlineData(1, 3, CircuitState.Open)]
    public async Task It_opens_when_half_of_the_calls_failed(int good, int bad, CircuitState then)
    {
        var (client, _) = Build();
        await Succeed(client, good);
        await Fail(client, new LlmException(LlmErrorKind.Server), bad);

        client.State.ShouldBe(then);
    }

    [Fact]
    public async Task Silences_do_not_dilute_an_outage()
    {
        var (client, _) = Build();
        await Fail(client, new LlmException(LlmErrorKind.BudgetExceeded), times: 50);
        await Fail(client, new LlmException(LlmErrorKind.Server), times: 4);

        client.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public async Task Failures_older_than_the_window_are_forgotten()
    {
        var (client, _) = Build();
        await Fail(client, new LlmException(LlmErrorKind.Server), times: 3);
        clock.Advance(TimeSpan.FromSeconds(31));
        await Fail(client, new LlmException(LlmErrorKind.Server), times: 3);
        client.State.ShouldBe(CircuitState.Closed);

        clock.Advance(TimeSpan.FromSeconds(20));
        await Fail(client, new LlmException(LlmErrorKind.Server), times: 1);
        client.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public async Task A_refusal_says_how_long_until_the_next_probe()
    {
        var (client, _) = Build();
        await Fail(client, new LlmException(LlmErrorKind.Server) { Provider = "openai", Model = "gpt-4o" }, times: 4);
        clock.Advance(TimeSpan.FromSeconds(18));

        var refused = await Should.ThrowAsync<LlmException>(() => Ask(client));
        refused.RetryAfter.ShouldBe(TimeSpan.FromSeconds(12));
        refused.Provider.ShouldBe("openai");
        refused.Model.ShouldBe("gpt-4o");
        refused.InnerException.ShouldBeOfType<LlmException>().Kind.ShouldBe(LlmErrorKind.Server);
    }

    [Fact]
    public async Task After_the_break_one_call_probes_while_the_others_are_refused()
    {
        var (client, provider) = await OpenAndWait();
        var held = new TaskCompletionSource<ChatResponse>();
        answer = _ => held.Task;
        var probe = Ask(client);

        client.State.ShouldBe(CircuitState.HalfOpen);
        var refused = await Should.ThrowAsync<LlmException>(() => Ask(client));
        refused.Kind.ShouldBe(LlmErrorKind.CircuitOpen);
        refused.RetryAfter.ShouldBeNull();
        provider.Calls.ShouldBe(5);

        held.SetResult(TestChatClient.Ok());
        await probe;
        client.State.ShouldBe(CircuitState.Closed);
        await Ask(client);
    }

    [Fact]
    public async Task A_crowd_at_the_end_of_the_break_sends_one_probe()
    {
        var (client, provider) = await OpenAndWait();
        var held = new TaskCompletionSource<ChatResponse>();
        answer = _ => held.Task;

        var crowd = Enumerable.Range(0, 200).Select(_ => Task.Run(() => Ask(client))).ToArray();
        await foreach (var _ in Task.WhenEach(crowd).Take(199))
        {
        }

        provider.Calls.ShouldBe(5);
        held.SetResult(TestChatClient.Ok());
        await Task.WhenAll(crowd.Select(async task => await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)));
        crowd.Count(task => task.IsCompletedSuccessfully).ShouldBe(1);
    }

    [Fact]
    public async Task A_probe_that_fails_opens_it_for_another_break()
    {
        var (client, _) = await OpenAndWait();
        await Fail(client, new LlmException(LlmErrorKind.Overloaded), times: 1);

        client.State.ShouldBe(CircuitState.Open);
        clock.Advance(TimeSpan.FromSeconds(29));
        client.State.ShouldBe(CircuitState.Open);
        clock.Advance(TimeSpan.FromSeconds(1));
        client.State.ShouldBe(CircuitState.HalfOpen);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_probe_that_is_refused_closes_it_because_the_provider_is_there(Exception error)
    {
        var (client, _) = await OpenAndWait();
        await Fail(client, error, times: 1);

        client.State.ShouldBe(CircuitState.Closed);
    }

    [Theory]
    [MemberData(nameof(Silences))]
    public async Task A_probe_that_says_nothing_leaves_its_place_to_the_next_call(Exception error)
    {
        var (client, provider) = await OpenAndWait();
        await Fail(client, error, times: 1);

        client.State.ShouldBe(CircuitState.HalfOpen);
        await Ask(client);
        provider.Calls.ShouldBe(6);
        client.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task A_probe_whose_caller_cancels_leaves_its_place_to_the_next_call()
    {
        var (client, _) = await OpenAndWait();
        using var leaving = new CancellationTokenSource();
        answer = async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, token);
            return TestChatClient.Ok();
        };
        var probe = Ask(client, leaving.Token);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => probe);

        answer = null;
        await Ask(client);
        client.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task A_probe_that_hangs_gives_way_to_another_and_its_late_end_counts_for_nothing()
    {
        var (client, _) = await OpenAndWait();
        var hanging = new TaskCompletionSource<ChatResponse>();
        answer = _ => hanging.Task;
        var first = Ask(client);
        clock.Advance(TimeSpan.FromSeconds(59));
        await Should.ThrowAsync<LlmException>(() => Ask(client));
        clock.Advance(TimeSpan.FromSeconds(1));
        await Fail(client, new LlmException(LlmErrorKind.Server), times: 1);
        client.State.ShouldBe(CircuitState.Open);

        hanging.SetResult(TestChatClient.Ok());
        await first;
        client.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public async Task A_call_from_before_the_outage_neither_closes_nor_prolongs_it()
    {
        var (client, _) = Build();
        var (well, badly) = (new TaskCompletionSource<ChatResponse>(), new TaskCompletionSource<ChatResponse>());
        answer = _ => well.Task;
        var first = Ask(client);
        answer = _ => badly.Task;
        var second = Ask(client);
        answer = null;
        await Fail(client, new LlmException(LlmErrorKind.Server), times: 4);
        clock.Advance(TimeSpan.FromSeconds(30));

        well.SetResult(TestChatClient.Ok());
        await first;
        client.State.ShouldBe(CircuitState.HalfOpen);
        badly.SetException(new LlmException(LlmErrorKind.Server));
        await Should.ThrowAsync<LlmException>(() => second);
        client.State.ShouldBe(CircuitState.HalfOpen);
    }

    [Fact]
    public async Task After_it_closed_the_failures_of_the_outage_are_forgotten()
    {
        var (client, _) = await OpenAndWait(breakDuration: TimeSpan.FromSeconds(1));
        await Ask(client);
        await Fail(client, new LlmException(LlmErrorKind.Server), times: 3);

        client.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public async Task A_call_that_its_caller_cancelled_is_no_failure()
    {
        var (client, _) = Build();
        using var left = new CancellationTokenSource();
        await left.CancelAsync();
        answer = token => Task.FromCanceled<ChatResponse>(token);
        for (var i = 0; i < 10; i++)
        {
            await Should.ThrowAsync<OperationCanceledException>(() => Ask(client, left.Token));
        }

        client.State.ShouldBe(CircuitState.Closed);
    }

    private static async Task<ChatResponse> Ask(IChatClient client, CancellationToken token = default) =>
        await client.GetResponseAsync([new ChatMessage(ChatRole.User, "q")], cancellationToken: token);

    private async Task Fail(IChatClient client, Exception error, int times)
    {
        fault = error;
        for (var i = 0; i < times; i++)
        {
            (await Record.ExceptionAsync(() => Ask(client))).ShouldBeSameAs(error);
        }

        fault = null;
    }

    private static async Task Succeed(IChatClient client, int times)
    {
        for (var i = 0; i < times; i++)
        {
            (await Ask(client)).Text.ShouldBe("ok");
        }
    }

    private async Task<(CircuitBreakerChatClient Client, TestChatClient Provider)> OpenAndWait(TimeSpan? breakDuration = null)
    {
        var (client, provider) = Build(breakDuration);
        await Fail(client, new LlmException(LlmErrorKind.Server), times: 4);
        clock.Advance(breakDuration ?? TimeSpan.FromSeconds(30));
        client.State.ShouldBe(CircuitState.HalfOpen);
        return (client, provider);
    }

    private (CircuitBreakerChatClient Client, TestChatClient Provider) Build(TimeSpan? breakDuration = null)
    {
        var provider = new TestChatClient
        {
            Answer = (_, _, token) => fault is { } error ? Task.FromException<ChatResponse>(error)
                : answer?.Invoke(token) ?? Task.FromResult(TestChatClient.Ok()),
        };
        var options = new CircuitBreakerOptions { MinimumThroughput = 4, BreakDuration = breakDuration ?? TimeSpan.FromSeconds(30) };
        return (new CircuitBreakerChatClient(provider, options, clock), provider);
    }
}
