using DenialOps.Llm.Ledger;
using DenialOps.Llm.Usage;

namespace DenialOps.Llm.Tests.Ledger;

public sealed class LedgerReaderTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
    private readonly LedgerFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_new_ledger_has_used_and_cost_nothing()
    {
        using var reader = await ReaderOfAsync();

        var total = reader.Total();

        (total.CallCount, total.TotalTokens, total.EstimatedCostUsd, total.P99LatencyMs).ShouldBe((0, 0, 0m, 0));
        reader.Summarize(LedgerGrouping.Model).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_ledger_says_what_a_tracker_says()
    {
        CallRecord[] calls =
        [
            Of("gpt-4o", 1000, 100, 0.1m, 100) with { Operation = "summary" },
            Of("gpt-4o", 2000, 200, 0.2m, 300) with { Operation = "letter", Attempts = 3 },
            Of("home-grown", 3000, 300, null, 500),
            Of("gpt-4o", 10, 0, 0.001m, 900) with { Failure = LlmErrorKind.Overloaded, Attempts = 4 },
            Of("gpt-4o", 9999, 9999, 9m, 1) with { FromCache = true, Attempts = 0 },
        ];
        var tracker = new UsageTracker();
        foreach (var call in calls)
        {
            tracker.Add(call);
        }

        using var reader = await ReaderOfAsync(calls);

        var summary = tracker.Summarize();
        reader.Total().ShouldBe(summary.Total);
        reader.Summarize(LedgerGrouping.Model).ShouldBe(summary.ByModel);
        reader.Summarize(LedgerGrouping.Operation).ShouldBe(summary.ByOperation);
    }

    [Fact]
    public async Task A_call_that_fell_back_counts_the_tokens_of_each_model_to_that_model()
    {
        var call = Of("claude", 150, 30, 0.75m, 900) with
        {
            Attempts = 2,
            Trace =
            [
                new CallAttempt { Usage = LedgerFiles.Usage("gpt-4o", 100, 10, 0.25m), Failure = LlmErrorKind.StreamInterrupted },
                new CallAttempt { Usage = LedgerFiles.Usage("claude", 50, 20, 0.5m) },
            ],
        };

        using var reader = await ReaderOfAsync(call);

        var models = reader.Summarize(LedgerGrouping.Model);
        (models["gpt-4o"].TotalTokens, models["gpt-4o"].EstimatedCostUsd, models["gpt-4o"].CallCount).ShouldBe((110, 0.25m, 0));
        (models["claude"].TotalTokens, models["claude"].EstimatedCostUsd, models["claude"].CallCount).ShouldBe((70, 0.5m, 1));
        models["claude"].Retries.ShouldBe(1);
        reader.Total().TotalTokens.ShouldBe(180);
    }

    [Fact]
    public async Task A_model_without_a_price_is_unpriced_once_a_call_and_never_free()
    {
        var call = Of("home-grown", 200, 0, null, 1) with
        {
            Trace = [.. Enumerable.Repeat(new CallAttempt { Usage = LedgerFiles.Usage("home-grown", 100, 0, null) }, 2)],
        };

        using var reader = await ReaderOfAsync(call);

        var figures = reader.Summarize(LedgerGrouping.Model)["home-grown"];
        (figures.EstimatedCostUsd, figures.UnpricedCalls).ShouldBe((null, 1));
    }

    [Fact]
    public async Task A_call_that_was_not_sent_does_not_make_an_unknown_cost_nothing()
    {
        var refused = Of("home-grown", 0, 0, 0m, 1) with { Attempts = 0, Failure = LlmErrorKind.CircuitOpen };

        using var reader = await ReaderOfAsync(Of("home-grown", 200, 10, null, 1), refused);

        reader.Total().EstimatedCostUsd.ShouldBeNull();
        reader.Summarize(LedgerGrouping.Model)["home-grown"].EstimatedCostUsd.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_billed_late_counts_its_tokens_and_no_call()
    {
        using var reader = await ReaderOfAsync(Of("m", 10, 1, 1m, 50) with { Late = true, Attempts = 3 }, Of("m", 5, 1, 2m, 70));

        var total = reader.Total();

        (total.CallCount, total.TotalTokens, total.EstimatedCostUsd, total.Retries).ShouldBe((1, 17, 3m, 0));
        total.TotalLatencyMs.ShouldBe(70);
    }

    [Fact]
    public async Task A_cancelled_call_is_neither_an_answer_nor_a_failure()
    {
        using var reader = await ReaderOfAsync(Of("m", 10, 1, 1m, 50) with { Cancelled = true });

        var total = reader.Total();

        (total.CallCount, total.Failures, total.TotalTokens, total.EstimatedCostUsd).ShouldBe((0, 0, 11, 1m));
    }

    [Fact]
    public async Task Costs_are_summed_as_decimals()
    {
        using var reader = await ReaderOfAsync([.. Enumerable.Repeat(Of("m", 1, 1, 0.1000000000000000001m, 1), 1_000)]);

        reader.Total().EstimatedCostUsd.ShouldBe(100.0000000000000001m);
    }

    [Fact]
    public async Task Calls_are_told_apart_by_day_in_utc_and_by_prompt_and_old_ones_left_out()
    {
        using var reader = await ReaderOfAsync(
            At(Noon.AddDays(-8)), At(new DateTimeOffset(2026, 11, 26, 23, 59, 59, 999, TimeSpan.Zero)),
            At(new DateTimeOffset(2026, 11, 26, 20, 0, 0, TimeSpan.FromHours(-5))),
            At(Noon) with { PromptName = "letter", PromptVersion = "1.0.0" });

        var days = reader.Summarize(LedgerGrouping.Day, Noon.AddDays(-7));

        days.Select(day => (day.Key, day.Value.CallCount)).ShouldBe([("2026-11-26", 1), ("2026-11-27", 2)]);
        reader.Summarize(LedgerGrouping.Prompt).Keys.ShouldBe(["(none)", "letter 1.0.0"]);
        reader.Total(Noon).CallCount.ShouldBe(1);
        reader.Total().CallCount.ShouldBe(4);
    }

    private static CallRecord At(DateTimeOffset at) => new() { Usage = LedgerFiles.Usage("m", 1, 1) with { At = at } };

    private static CallRecord Of(string model, long input, long output, decimal? cost, double milliseconds) =>
        new() { Usage = LedgerFiles.Usage(model, input, output, cost, milliseconds) };

    private async Task<LedgerReader> ReaderOfAsync(params CallRecord[] calls)
    {
        await using (var ledger = files.Open())
        {
            foreach (var call in calls)
            {
                await ledger.WriteAsync(call, CancellationToken.None);
            }

            await ledger.FlushAsync();
        }

        return new LedgerReader(files.Path);
    }
}
