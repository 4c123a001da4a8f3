using CsCheck;
using DenialOps.Llm.Budgets;
using DenialOps.Llm.Caching;
using DenialOps.Llm.Fallback;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.Budgets;

/// <summary>Every request is paid that a provider bills: failed ones before a retry, and those whose caller has left.</summary>
public sealed class BudgetOfEachRequestTests
{
    private const decimal CostOfOk = (10 * 2.5m + 5 * 10m) / 1_000_000;

    // Thought to be more than the 10 tokens that it is.
    private const string Prompt = "Why was the claim of last month denied?";
    private static readonly ChatOptions FiveTokens = new() { ModelId = "gpt-4o", MaxOutputTokens = 5, Temperature = 0 };

    private enum Fate
    {
        Answered,
        FailedUnbilled,
        FailedBilled,
        Cancelled,
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_that_goes_on_after_its_caller_has_left_is_paid_when_it_ends()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource<ChatResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var provider = new TestChatClient
        {
            Answer = (_, _, _) =>
            {
                asked.SetResult();
                return answer.Task;
            },
        };
        using var client = new ChatClientBuilder(provider)
            .UseUsageTracking(new UsageTracker()).UseResponseCache().UseBudget(Limit(1)).UseMetering().Build();
        using var leaves = new CancellationTokenSource();
        var first = client.GetResponseAsync(Prompt, FiveTokens, leaves.Token);
        await asked.Task;
        var second = client.GetResponseAsync(Prompt, FiveTokens, Cancel);

        await leaves.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        answer.SetResult(TestChatClient.Ok());
        await second;

        (await BalanceAsync(client)).ShouldBe((CostOfOk, 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retries_of_requests_that_are_billed_end_where_the_budget_does(bool streamed)
    {
        using var provider = new TestChatClient
        {
            Answer = (_, _, _) => throw Billed(),
            Stream = (_, _, _) => throw Billed(),
        };
        using var client = new ChatClientBuilder(provider)
            .UseUsageTracking(new UsageTracker())
            .UseBudget(Limit(3.5m * CostOfOk))
            .UseRetry(new RetryOptions { MaxRetries = 9 }, timeProvider: new JumpingClock())
            .UseMetering()
            .Build();

        var error = await Should.ThrowAsync<LlmException>(() => AskAsync(client, streamed, Cancel));

        error.Kind.ShouldBe(LlmErrorKind.BudgetExceeded);
        error.Code.ShouldBe("run_budget");
        error.Attempts.ShouldBe(3);
        error.InnerException.ShouldBeOfType<LlmException>().Kind.ShouldBe(LlmErrorKind.Overloaded);
        provider.Calls.ShouldBe(3);
        (await BalanceAsync(client)).ShouldBe((3 * CostOfOk, 0));
    }

    [Fact]
    public async Task A_fallback_counts_what_was_sent_before_the_budget_ended_the_retries()
    {
        using var provider = new TestChatClient { Answer = (_, _, _) => throw Billed() };
        using var cheaper = new ChatClientBuilder(new TestChatClient()).UseBudget(Limit(1)).UseMetering().Build();
        var targets = new ModelFallbackOptions();
        targets.Targets.Add(new FallbackTarget { Name = "first" });
        targets.Targets.Add(new FallbackTarget { Name = "cheaper", ModelId = "gpt-4o-mini", Client = cheaper });
        using var client = new ChatClientBuilder(provider)
            .UseUsageTracking(new UsageTracker())
            .UseModelFallback(targets)
            .UseBudget(Limit(3.5m * CostOfOk))
            .UseRetry(new RetryOptions { MaxRetries = 9 }, timeProvider: new JumpingClock())
            .UseMetering()
            .Build();

        var response = await client.GetResponseAsync(Prompt, FiveTokens, Cancel);

        response.AdditionalProperties![RetryChatClient.AttemptsKey].ShouldBe(4);
    }

    [Fact]
    public async Task Retries_of_requests_that_are_not_billed_need_no_more_room()
    {
        using var provider = new TestChatClient
        {
            Answer = (call, _, _) => call < 4 ? throw new LlmException(LlmErrorKind.Overloaded) : Task.FromResult(TestChatClient.Ok()),
        };
        using var client = new ChatClientBuilder(provider)
            .UseUsageTracking(new UsageTracker())
            .UseBudget(Limit(1.5m * CostOfOk))
            .UseRetry(new RetryOptions { MaxRetries = 9 }, timeProvider: new JumpingClock())
            .UseMetering()
            .Build();

        await client.GetResponseAsync(Prompt, FiveTokens, Cancel);

        (await BalanceAsync(client)).ShouldBe((CostOfOk, 0));
    }

    [Fact]
    public async Task Of_a_budget_around_another_each_pays_every_request()
    {
        using var provider = new TestChatClient { Answer = (call, _, _) => call == 1 ? throw Billed() : Task.FromResult(TestChatClient.Ok()) };
        var outer = new InProcessBudgetStore();
        using var client = new ChatClientBuilder(provider)
            .UseUsageTracking(new UsageTracker())
            .UseBudget(Limit(1), outer)
            .UseBudget(Limit(1))
            .UseRetry(timeProvider: new JumpingClock())
            .UseMetering()
            .Build();

        await client.GetResponseAsync(Prompt, FiveTokens, Cancel);

        var innermost = client.GetService<BudgetChatClient>()!;
        var account = (await innermost.ReadAsync(cancellationToken: Cancel))[0].Account;
        (await outer.ReadAsync(account, Cancel)).SpentUsd.ShouldBe(2 * CostOfOk);
        (await BalanceAsync(client)).ShouldBe((2 * CostOfOk, 0));
    }

    [Fact]
    public async Task Whatever_comes_of_requests_what_was_billed_is_spent_never_more_than_the_limit_and_nothing_stays_reserved() =>
        await Gen.Enum<Fate>().Array[1, 6].Array[1, 12].Select(Gen.Int[1, 30]).SampleAsync(async (calls, room) =>
        {
            var billed = 0;
            var next = -1;
            using var provider = new TestChatClient
            {
                Answer = async (_, options, token) =>
                {
                    await Task.Yield();
                    var fates = calls[(int)options!.Seed!];
                    var fate = fates[Interlocked.Increment(ref next) % fates.Length];
                    Interlocked.Add(ref billed, fate is Fate.Answered or Fate.FailedBilled ? 1 : 0);
                    return fate switch
                    {
                        Fate.Answered => TestChatClient.Ok(),
                        Fate.FailedBilled => throw Billed(),
                        Fate.FailedUnbilled => throw new LlmException(LlmErrorKind.Overloaded),
                        _ => throw new OperationCanceledException(token),
                    };
                },
            };
            var tracker = new UsageTracker();
            using var client = new ChatClientBuilder(provider)
                .UseUsageTracking(tracker)
                .UseBudget(Limit(room * CostOfOk))
                .UseRetry(new RetryOptions { MaxRetries = 4, InitialDelay = TimeSpan.FromTicks(1) })
                .UseMetering()
                .Build();

            await Task.WhenAll(calls.Select(async (_, seed) => await Record.ExceptionAsync(() =>
                client.GetResponseAsync(Prompt, new ChatOptions { ModelId = "gpt-4o", MaxOutputTokens = 5, Seed = seed }))));

            var (spent, reserved) = await BalanceAsync(client);
            spent.ShouldBe(tracker.TotalCost ?? 0);
            spent.ShouldBeGreaterThanOrEqualTo(billed * CostOfOk);
            spent.ShouldBeLessThanOrEqualTo(room * CostOfOk);
            reserved.ShouldBe(0);
        }, iter: 100, threads: 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_store_that_fails_after_the_call_takes_its_answer_away_from_nobody(bool streamed)
    {
        using var client = new ChatClientBuilder(new TestChatClient()).UseBudget(Limit(1), new ForgetfulStore()).Build();

        (await AskAsync(client, streamed, Cancel)).Text.ShouldBe("ok");

        client.GetService<BudgetChatClient>()!.StoreFailureCount.ShouldBe(1);
    }

    private static LlmException Billed() =>
        new(LlmErrorKind.Overloaded) { Usage = TokenUsage.FromInclusiveInput("gpt-4o", 10, 5) };

    private static BudgetOptions Limit(decimal usd) => new() { RunId = "run", Overall = { RunUsd = usd } };

    private static async Task<ChatResponse> AskAsync(IChatClient client, bool streamed, CancellationToken cancellationToken) => streamed
        ? await client.GetStreamingResponseAsync(Prompt, FiveTokens, cancellationToken).ToChatResponseAsync(cancellationToken)
        : await client.GetResponseAsync(Prompt, FiveTokens, cancellationToken);

    private static async Task<(decimal Spent, decimal Reserved)> BalanceAsync(IChatClient client)
    {
        var balance = (await client.GetService<BudgetChatClient>()!.ReadAsync(cancellationToken: Cancel)).ShouldHaveSingleItem();
        return (balance.SpentUsd, balance.ReservedUsd);
    }

    private sealed class ForgetfulStore : IBudgetStore
    {
        public ValueTask<BudgetAccount?> TryReserveAsync(BudgetClaim claim, CancellationToken cancellationToken) => new((BudgetAccount?)null);

        public ValueTask<IReadOnlyList<BudgetBalance>> SettleAsync(BudgetClaim claim, decimal spentUsd, CancellationToken cancellationToken) =>
            throw new IOException("The store is down.");

        public ValueTask<BudgetBalance> ReadAsync(BudgetAccount account, CancellationToken cancellationToken) =>
            throw new IOException("The store is down.");
    }
}
