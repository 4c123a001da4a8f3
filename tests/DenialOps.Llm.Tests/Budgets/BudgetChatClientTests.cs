using System.Collections.Concurrent;
using CsCheck;
using DenialOps.Llm.Budgets;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace DenialOps.Llm.Tests.Budgets;

public sealed class BudgetChatClientTests
{
    // gpt-4o costs 2.50 and 10 US dollars per million tokens of input and output.
    private const decimal CostOfOk = (10 * 2.5m + 5 * 10m) / 1_000_000;
    private static readonly ChatOptions FiveTokens = new() { ModelId = "gpt-4o", MaxOutputTokens = 5 };
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 30, 23, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentQueue<BudgetAlert> alerts = new();

    [Fact]
    public async Task A_call_is_charged_what_its_real_usage_costs()
    {
        var client = Client(new TestChatClient(), month: 1);
        await client.GetResponseAsync("hello", FiveTokens);

        var balance = (await client.ReadAsync()).ShouldHaveSingleItem();
        balance.SpentUsd.ShouldBe(CostOfOk);
        balance.ReservedUsd.ShouldBe(0);
        balance.LeftUsd.ShouldBe(1 - CostOfOk);
    }

    [Fact]
    public async Task A_call_without_room_is_refused_before_it_is_sent_and_says_when_the_window_ends()
    {
        var inner = new TestChatClient();
        var client = Client(inner, month: 0.000001m);

        var error = await Should.ThrowAsync<LlmException>(() => client.GetResponseAsync("hello", FiveTokens));

        error.Kind.ShouldBe(LlmErrorKind.BudgetExceeded);
        error.Code.ShouldBe("month_budget");
        error.RetryAfter.ShouldBe(TimeSpan.FromHours(1));
        error.IsTransient.ShouldBeFalse();
        inner.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_maximum_below_zero_makes_no_room_for_others()
    {
        var answer = new TaskCompletionSource<ChatResponse>();
        var client = Client(new TestChatClient { Answer = (_, _, _) => answer.Task }, month: 0.001m);
        var odd = client.GetResponseAsync("hello", new ChatOptions { ModelId = "gpt-4o", MaxOutputTokens = -1_000_000 });

        (await client.ReadAsync()).ShouldHaveSingleItem().ReservedUsd.ShouldBeGreaterThan(0);
        var error = await Should.ThrowAsync<LlmException>(
            () => client.GetResponseAsync("hello", new ChatOptions { ModelId = "gpt-4o", MaxOutputTokens = 1_000 }));

        error.Kind.ShouldBe(LlmErrorKind.BudgetExceeded);
        answer.SetResult(TestChatClient.Ok());
        await odd;
    }

    [Fact]
    public async Task The_worst_case_is_held_while_a_call_is_under_way()
    {
        var answer = new TaskCompletionSource<ChatResponse>();
        var client = Client(new TestChatClient { Answer = (_, _, _) => answer.Task }, month: 1);
        var call = client.GetResponseAsync("hello", new ChatOptions { ModelId = "gpt-4o", MaxOutputTokens = 1_000 });

        (await client.ReadAsync())[0].ReservedUsd.ShouldBeInRange(0.01m, 0.0101m);

        answer.SetResult(TestChatClient.Ok());
        await call;
        (await client.ReadAsync())[0].ReservedUsd.ShouldBe(0);
    }

    [Theory]
    [InlineData("gpt-4o", null, 4_096)]
    [InlineData("gpt-4o", 6_000, 6_000)]
    [InlineData("claude-3-haiku-20240307", 6_000, 4_096)]
    public async Task A_call_that_sets_no_maximum_is_sent_with_one(string model, int? usual, int sent)
    {
        List<int?> seen = [];
        var inner = new TestChatClient
        {
            Answer = (_, options, _) =>
            {
                seen.Add(options!.MaxOutputTokens);
                return Task.FromResult(TestChatClient.Ok());
            },
            Stream = (_, options, _) =>
            {
                seen.Add(options!.MaxOutputTokens);
                return Letters(4);
            },
        };
        var client = Client(inner, month: 1, change: options => options.DefaultMaxOutputTokens = usual ?? options.DefaultMaxOutputTokens);
        var given = new ChatOptions { ModelId = model };

        await client.GetResponseAsync("hello", given);
        await client.GetStreamingResponseAsync("hello", given).ToChatResponseAsync();
        await client.GetResponseAsync("hello", new ChatOptions { ModelId = model, MaxOutputTokens = 7 });

        seen.ShouldBe([sent, sent, 7]);
        given.MaxOutputTokens.ShouldBeNull();
    }

    [Fact]
    public async Task What_a_call_may_write_to_the_cache_is_held_at_its_price()
    {
        var plain = await HeldAsync(new ChatMessage(ChatRole.User, "hello"));
        var marked = await HeldAsync(new ChatMessage(ChatRole.User, [new TextContent("hello") { AdditionalProperties = new() { ["cache_control"] = "1h" } }]));

        // claude-sonnet-4-5: 3 US dollars per million tokens of input, 6 of input that is written to the cache for an hour.
        plain.ShouldBe(21 * 3m / 1_000_000 + 15m * 5 / 1_000_000);
        marked.ShouldBe(21 * 6m / 1_000_000 + 15m * 5 / 1_000_000);

        async Task<decimal> HeldAsync(ChatMessage message)
        {
            var answer = new TaskCompletionSource<ChatResponse>();
            var client = Client(new TestChatClient { Answer = (_, _, _) => answer.Task }, month: 1);
            var call = client.GetResponseAsync([message], new ChatOptions { ModelId = "claude-sonnet-4-5", MaxOutputTokens = 5 });
            var held = (await client.ReadAsync())[0].ReservedUsd;
            answer.SetResult(TestChatClient.Ok());
            await call;
            return held;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_thousand_callers_at_once_spend_what_fits_and_each_alert_comes_once(bool monthEnds)
    {
        var start = new TaskCompletionSource();
        var inner = new TestChatClient
        {
            Answer = async (_, _, _) =>
            {
                await start.Task;
                await Task.Yield();
                return TestChatClient.Ok(input: 17, output: 5);
            },
        };
        const decimal Cost = (17 * 2.5m + 5 * 10m) / 1_000_000;
        var client = Client(inner, month: 100 * Cost);
        if (monthEnds)
        {
            await Crowd(client, start);
            clock.Advance(TimeSpan.FromHours(2));
            start = new TaskCompletionSource();
        }

        await Crowd(client, start);

        // "a" is one byte and its frame 16 tokens at most: the worst case is the real cost.
        inner.Calls.ShouldBe(monthEnds ? 200 : 100);
        var balance = (await client.ReadAsync())[0];
        balance.SpentUsd.ShouldBe(100 * Cost);
        balance.ReservedUsd.ShouldBe(0);
        alerts.Select(alert => (alert.Account.Key, alert.Percent)).ShouldBe(
            monthEnds
                ? [("Month/2026-11/", 50), ("Month/2026-11/", 80), ("Month/2026-11/", 100),
                    ("Month/2026-12/", 50), ("Month/2026-12/", 80), ("Month/2026-12/", 100)]
                : [("Month/2026-11/", 50), ("Month/2026-11/", 80), ("Month/2026-11/", 100)],
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_call_is_charged_to_the_window_in_which_it_was_sent()
    {
        var answer = new TaskCompletionSource<ChatResponse>();
        var store = new InProcessBudgetStore();
        var client = Client(new TestChatClient { Answer = (_, _, _) => answer.Task }, month: 1, store: store);
        var november = (await client.ReadAsync())[0].Account;
        var call = client.GetResponseAsync("hello", FiveTokens);
        clock.Advance(TimeSpan.FromHours(2));
        answer.SetResult(TestChatClient.Ok());
        await call;

        (await store.ReadAsync(november, default)).SpentUsd.ShouldBe(CostOfOk);
        (await client.ReadAsync())[0].SpentUsd.ShouldBe(0);
    }

    [Fact]
    public async Task A_failed_call_is_released_and_a_cancelled_one_pays_its_prompt()
    {
        using var cancel = new CancellationTokenSource();
        var inner = new TestChatClient
        {
            Answer = async (call, _, token) =>
            {
                if (call == 1)
                {
                    throw new LlmException(LlmErrorKind.Server);
                }

                await cancel.CancelAsync();
                token.ThrowIfCancellationRequested();
                return TestChatClient.Ok();
            },
        };
        var client = Client(inner, month: 1);
        await Should.ThrowAsync<LlmException>(() => client.GetResponseAsync("hello", FiveTokens));
        (await client.ReadAsync())[0].SpentUsd.ShouldBe(0);
        await Should.ThrowAsync<OperationCanceledException>(() => client.GetResponseAsync("hello", FiveTokens, cancel.Token));

        var balance = (await client.ReadAsync())[0];
        balance.SpentUsd.ShouldBeInRange(0.000001m, 10 * 2.5m / 1_000_000);
        balance.ReservedUsd.ShouldBe(0);
        client.EstimatedCallCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_stream_that_is_left_pays_its_prompt_and_what_came()
    {
        var client = Client(new TestChatClient { Stream = (_, _, _) => Letters(1_000) }, month: 1);
        await foreach (var _ in client.GetStreamingResponseAsync("hello", new ChatOptions { ModelId = "gpt-4o" }))
        {
            break;
        }

        var balance = (await client.ReadAsync())[0];
        balance.SpentUsd.ShouldBeInRange(30 * 10m / 1_000_000, 40 * 10m / 1_000_000);
        balance.ReservedUsd.ShouldBe(0);
        client.EstimatedCallCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_whole_stream_pays_the_usage_in_its_updates()
    {
        var client = Client(new TestChatClient(), month: 1);
        await foreach (var _ in client.GetStreamingResponseAsync("hello", FiveTokens))
        {
        }

        (await client.ReadAsync())[0].SpentUsd.ShouldBe(CostOfOk);
        client.EstimatedCallCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_call_without_a_known_price_is_refused_unless_it_is_let_through_and_counted()
    {
        var inner = new TestChatClient();
        var options = new ChatOptions { ModelId = "house-model" };
        var strict = Client(inner, month: 1);
        var open = Client(inner, month: 1, change: budget => budget.Unpriced = UnpricedCalls.LetThrough);

        var error = await Should.ThrowAsync<LlmException>(() => strict.GetResponseAsync("hello", options));
        error.Message.ShouldStartWith("The price of the model is not known");
        inner.Calls.ShouldBe(0);

        await open.GetResponseAsync("hello", options);
        open.UnpricedCallCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_no_limit_is_on_needs_no_price()
    {
        var options = new BudgetOptions();
        options.Operations["summary"] = new BudgetLimits { DayUsd = 1 };
        var client = new BudgetChatClient(new TestChatClient(), options, timeProvider: clock);
        var unknown = new ChatOptions { ModelId = "a-model-of-our-own" };

        (await client.GetResponseAsync("hello", unknown)).Text.ShouldBe("ok");

        client.UnpricedCallCount.ShouldBe(0);
        var limited = new LlmCall { Operation = "summary" }.AddTo(unknown.Clone());
        (await Should.ThrowAsync<LlmException>(() => client.GetResponseAsync("hello", limited))).Code.ShouldBe("model_without_price");
    }

    [Fact]
    public async Task An_operation_has_its_own_limit_beside_that_of_all()
    {
        var client = Client(
            new TestChatClient(), month: 1, change: budget => budget.Operations["summary"] = new BudgetLimits { DayUsd = 0.00001m });
        var summary = new LlmCall { Operation = "summary" }.AddTo(FiveTokens.Clone());

        (await Should.ThrowAsync<LlmException>(() => client.GetResponseAsync("hello", summary))).Code.ShouldBe("day_budget");
        await client.GetResponseAsync("hello", FiveTokens);

        (await client.ReadAsync("summary")).Select(balance => balance.SpentUsd).ShouldBe([CostOfOk, 0]);
    }

    [Fact]
    public async Task A_listener_that_fails_does_not_cost_the_answer()
    {
        var client = Client(
            new TestChatClient(), month: 0.0001m, change: budget => budget.OnAlert = _ => throw new InvalidOperationException("no"));

        (await client.GetResponseAsync("hello", FiveTokens)).Text.ShouldBe("ok");
    }

    [Fact]
    public async Task Whatever_becomes_of_the_calls_nothing_stays_reserved_and_the_limit_holds()
    {
        await Gen.Int[0, 4].List[1, 60].SampleAsync(async fates =>
        {
            using var cancelled = new CancellationTokenSource();
            var inner = new TestChatClient
            {
                Answer = (call, _, token) => Fate(fates[(call - 1) % fates.Count], cancelled, token),
                Stream = (_, _, _) => Letters(4),
            };
            var client = Client(inner, month: 0.001m);
            await Task.WhenAll(fates.Select(fate => Task.Run(() => CallAsync(client, streamed: fate == 4))));

            var balance = (await client.ReadAsync())[0];
            balance.ReservedUsd.ShouldBe(0);
            balance.SpentUsd.ShouldBeLessThanOrEqualTo(0.001m);
        }, iter: 100);
    }

    private static async Task<ChatResponse> Fate(int fate, CancellationTokenSource cancel, CancellationToken token)
    {
        await Task.Yield();
        return fate switch
        {
            0 => throw new LlmException(LlmErrorKind.Overloaded),
            1 => throw new OperationCanceledException(token),
            2 => throw new InvalidOperationException(cancel.ToString()),
            _ => TestChatClient.Ok(input: 6),
        };
    }

    private static async Task CallAsync(BudgetChatClient client, bool streamed)
    {
        try
        {
            if (streamed)
            {
                await foreach (var _ in client.GetStreamingResponseAsync("a", FiveTokens))
                {
                    break;
                }
            }
            else
            {
                await client.GetResponseAsync("a", FiveTokens);
            }
        }
        catch (Exception e) when (e is LlmException or OperationCanceledException or InvalidOperationException)
        {
        }
    }

    private static async Task Crowd(BudgetChatClient client, TaskCompletionSource start)
    {
        // Those that are let through are answered when all others were refused, so that none finds room that another gave back.
        var ended = 0;
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Task.Run(async () =>
        {
            await CallAsync(client, streamed: false);
            if (Interlocked.Increment(ref ended) == 900)
            {
                start.SetResult();
            }
        }))).WaitAsync(TimeSpan.FromSeconds(60));
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Letters(int updates)
    {
        for (var i = 0; i < updates; i++)
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, new string('a', updates >= 100 ? 100 : 4)) { ModelId = "gpt-4o" };
        }
    }

    private BudgetChatClient Client(
        TestChatClient inner, decimal month, IBudgetStore? store = null, Action<BudgetOptions>? change = null)
    {
        var options = new BudgetOptions { OnAlert = alerts.Enqueue };
        options.Overall.MonthUsd = month;
        change?.Invoke(options);
        return new BudgetChatClient(inner, options, store, timeProvider: clock);
    }
}
