using System.Net;
using System.Net.Sockets;
using CsCheck;
using DenialOps.Llm.Retry;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.Retry;

public sealed class RetryPolicyTests
{
    private readonly JumpingClock time = new();
    private readonly List<DateTimeOffset> calls = [];

    private double[] Gaps => [.. calls.Zip(calls.Skip(1), (a, b) => Math.Round((b - a).TotalSeconds, 3))];

    [Fact]
    public async Task A_success_at_once_is_one_call()
    {
        (await Run(Policy(), () => 7)).ShouldBe(7);

        calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_waits_are_one_two_four_seconds_and_the_last_error_comes_out_with_its_attempts()
    {
        var last = new LlmException(LlmErrorKind.Server) { Status = 500 };

        var error = await Should.ThrowAsync<LlmException>(() => Run(Policy(), () => calls.Count < 4 ? throw Busy() : throw last));

        error.ShouldBeSameAs(last);
        error.Attempts.ShouldBe(4);
        error.Message.ShouldContain("attempts 4");
        Gaps.ShouldBe([1, 2, 4]);
    }

    [Fact]
    public async Task Many_retries_wait_up_to_sixty_seconds()
    {
        await Should.ThrowAsync<LlmException>(() => Run(Policy(o => o.MaxRetries = 8), () => throw Busy()));

        Gaps.ShouldBe([1, 2, 4, 8, 16, 32, 60, 60]);
    }

    [Fact]
    public async Task A_failure_that_passes_gives_the_answer_of_the_attempt_that_succeeded()
    {
        (await Run(Policy(), () => calls.Count < 3 ? throw Busy() : calls.Count)).ShouldBe(3);

        Gaps.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Nobody_is_asked_about_the_callers_own_cancellation_and_nothing_is_taken_for_it()
    {
        var budget = new RetryBudget(10);
        var asked = 0;
        using var caller = new CancellationTokenSource();
        var policy = new RetryPolicy(new RetryOptions { ShouldRetry = _ => ++asked > 0 }, time, budget: budget);

        await Should.ThrowAsync<OperationCanceledException>(() => policy.ExecuteAsync<int>(
            async token =>
            {
                await caller.CancelAsync();
                token.ThrowIfCancellationRequested();
                return 1;
            },
            caller.Token));

        (asked, budget.Available).ShouldBe((0, 10));
    }

    [Fact]
    public async Task No_retries_means_one_call()
    {
        await Should.ThrowAsync<LlmException>(() => Run(Policy(o => o.MaxRetries = 0), () => throw Busy()));

        calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(0.2, 1)]
    public async Task What_the_provider_asks_for_is_the_least_wait(double asked, double waited)
    {
        await Run(Policy(), () => calls.Count < 2 ? throw Busy(asked) : 1);

        Gaps.ShouldBe([waited]);
    }

    [Fact]
    public async Task Chance_goes_on_top_of_what_the_provider_asks_for()
    {
        await Run(Policy(o => o.Jitter = RetryJitter.Full, chance: 0.5), () => calls.Count < 3 ? throw Busy(10) : 1);

        Gaps.ShouldBe([10.5, 11]);
    }

    [Fact]
    public async Task A_wait_above_the_cap_is_not_slept_on()
    {
        var error = await Should.ThrowAsync<LlmException>(() => Run(Policy(), () => throw Busy(61)));

        calls.Count.ShouldBe(1);
        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(61));
        error.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_wait_at_the_cap_is_slept_on()
    {
        await Run(Policy(), () => calls.Count < 2 ? throw Busy(60) : 1);

        Gaps.ShouldBe([60]);
    }

    [Theory]
    [InlineData(LlmErrorKind.Authentication)]
    [InlineData(LlmErrorKind.InvalidRequest)]
    [InlineData(LlmErrorKind.QuotaExhausted)]
    [InlineData(LlmErrorKind.ContextLength)]
    [InlineData(LlmErrorKind.BudgetExceeded)]
    public async Task What_does_not_pass_by_itself_is_not_sent_again(LlmErrorKind kind)
    {
        await Should.ThrowAsync<LlmException>(() => Run(Policy(), () => throw new LlmException(kind)));

        calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_kinds_that_are_sent_again_can_be_chosen()
    {
        var policy = Policy(o => o.RetryableErrors = [LlmErrorKind.Timeout]);

        await Should.ThrowAsync<LlmException>(() => Run(policy, () => throw Busy()));
        calls.Count.ShouldBe(1);
        await Run(policy, () => calls.Count < 3 ? throw new LlmException(LlmErrorKind.Timeout) : 1);
        calls.Count.ShouldBe(3);
    }

    public static TheoryData<Exception, bool> OfOthers => new()
    {
        { new TimeoutException(), true },
        { new SocketException((int)SocketError.ConnectionReset), true },
        { new IOException("reset", new SocketException((int)SocketError.ConnectionReset)), true },
        { new HttpRequestException(HttpRequestError.ConnectionError), true },
        { new HttpRequestException(HttpRequestError.ResponseEnded), true },
        { new HttpIOException(HttpRequestError.ResponseEnded), true },
        { new HttpRequestException(HttpRequestError.SecureConnectionError), false },
        { new HttpRequestException("no", null, HttpStatusCode.ServiceUnavailable), true },
        { new HttpRequestException("no", null, (HttpStatusCode)529), true },
        { new HttpRequestException("no", null, HttpStatusCode.Conflict), true },
        { new HttpRequestException("no", null, HttpStatusCode.NotFound), false },
        { new HttpRequestException("no", null, HttpStatusCode.NotImplemented), false },
        { new TaskCanceledException("http timeout", new TimeoutException()), true },
        { new TaskCanceledException(), false },
        { new FileNotFoundException(), false },
        { new InvalidOperationException(), false },
    };

    [Theory]
    [MemberData(nameof(OfOthers))]
    public async Task Any_function_is_retried_on_what_passes(Exception failure, bool again)
    {
        var error = await Record.ExceptionAsync(() => Run(Policy(), () => throw failure));

        error.ShouldBeSameAs(failure);
        calls.Count.ShouldBe(again ? 4 : 1);
        RetryPolicy.AttemptsOf(failure).ShouldBe(calls.Count);
    }

    [Fact]
    public async Task A_caller_can_say_which_exceptions_pass()
    {
        var policy = Policy(o => o.ShouldRetry = error => error is FormatException);

        await Should.ThrowAsync<TimeoutException>(() => Run(policy, () => throw new TimeoutException()));
        calls.Count.ShouldBe(1);
        await Run(policy, () => calls.Count < 3 ? throw new FormatException() : 1);
        calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_cancelled_caller_calls_nothing()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => Run(Policy(), () => 1, new CancellationToken(canceled: true)));

        calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancellation_during_an_attempt_is_not_retried()
    {
        using var source = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => Run(
            Policy(),
            () =>
            {
                source.Cancel();
                throw new OperationCanceledException(source.Token);
            },
            source.Token));

        calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_that_a_cancellation_caused_is_the_cancellation()
    {
        using var source = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => Run(
            Policy(),
            () =>
            {
                source.Cancel();
                throw Busy();
            },
            source.Token));

        calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cancellation_ends_a_wait_at_once()
    {
        using var source = new CancellationTokenSource();
        var policy = new RetryPolicy(new RetryOptions { Jitter = RetryJitter.None }, new FakeTimeProvider());
        var run = policy.ExecuteAsync(Count(() => throw Busy()), source.Token);
        run.IsCompleted.ShouldBeFalse();

        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run);
        calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Options_changed_afterwards_change_nothing()
    {
        var options = new RetryOptions { Jitter = RetryJitter.None };
        var policy = new RetryPolicy(options, time);
        options.MaxRetries = 0;

        await Should.ThrowAsync<LlmException>(() => Run(policy, () => throw Busy()));

        calls.Count.ShouldBe(4);
    }

    [Fact]
    public void A_wait_is_never_below_what_is_asked_nor_above_it_by_more_than_the_back_off() =>
        (from seed in Gen.Int
         from asked in Gen.Double[0, 60]
         from attempt in Gen.Int[0, 9]
         from jitter in Gen.Enum<RetryJitter>()
         select (seed, asked, attempt, jitter))
        .Sample(t =>
        {
            var random = new Random(t.seed);
            var options = new RetryOptions { MaxRetries = 10, Jitter = t.jitter };
            var decision = new RetryDecision(options, random.NextDouble);
            var error = Busy(t.asked);
            var wait = decision.Wait(error, t.attempt, TimeSpan.FromSeconds(5), longest: null)!.Value;

            var limit = t.jitter == RetryJitter.Decorrelated ? options.MaxDelay : options.GetDelay(t.attempt);
            return wait >= error.RetryAfter && wait <= error.RetryAfter + limit;
        });

    [Fact]
    public void Decorrelated_waits_start_at_the_initial_delay_and_stay_below_the_largest()
    {
        var random = new Random(7);
        var decision = new RetryDecision(new RetryOptions { MaxRetries = 100, Jitter = RetryJitter.Decorrelated }, random.NextDouble);
        var wait = TimeSpan.Zero;
        var waits = new List<double>();
        for (var attempt = 0; attempt < 100; attempt++)
        {
            wait = decision.Wait(Busy(), attempt, wait, longest: null)!.Value;
            waits.Add(wait.TotalSeconds);
        }

        waits[0].ShouldBe(1);
        waits.ShouldAllBe(seconds => seconds >= 1 && seconds <= 60);
        waits.Max().ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Full_jitter_spreads_over_the_whole_back_off()
    {
        var random = new Random(11);
        var decision = new RetryDecision(new RetryOptions(), random.NextDouble);
        var waits = Enumerable.Range(0, 2000).Select(_ => decision.Wait(Busy(), 2, TimeSpan.Zero, longest: null)!.Value.TotalSeconds).ToArray();

        waits.Min().ShouldBeInRange(0, 0.05);
        waits.Max().ShouldBeInRange(3.95, 4);
        waits.Average().ShouldBeInRange(1.9, 2.1);
    }

    private static LlmException Busy(double? seconds = null) => new(LlmErrorKind.RateLimited)
    {
        Status = 429,
        RetryAfter = seconds is { } asked ? TimeSpan.FromSeconds(asked) : null,
    };

    private RetryPolicy Policy(Action<RetryOptions>? configure = null, double chance = 0)
    {
        var options = new RetryOptions { Jitter = RetryJitter.None };
        configure?.Invoke(options);
        return new RetryPolicy(options, time, new FixedChance(chance));
    }

    private Func<CancellationToken, Task<int>> Count(Func<int> action) => token =>
    {
        calls.Add(time.GetUtcNow());
        return Task.FromResult(action());
    };

    private Task<int> Run(RetryPolicy policy, Func<int> action, CancellationToken token = default) =>
        policy.ExecuteAsync(Count(action), token);

    private sealed class FixedChance(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
