using System.Text.Json;
using DenialOps.Llm.Pricing;
using DenialOps.Llm.Usage;

namespace DenialOps.Llm.Tests.Usage;

public sealed class UsageTrackerTests
{
    private readonly UsageTracker tracker = new();

    [Fact]
    public void A_new_tracker_has_used_and_cost_nothing()
    {
        var summary = tracker.Summarize();

        (summary.Total.CallCount, summary.Total.TotalTokens, summary.Total.EstimatedCostUsd).ShouldBe((0, 0, 0m));
        (summary.Total.AvgLatencyMs, summary.Total.P99LatencyMs).ShouldBe((0, 0));
        summary.ByModel.ShouldBeEmpty();
    }

    [Fact]
    public void Calls_are_summed_in_all_by_model_and_by_operation()
    {
        tracker.Add(Call("gpt-4o", 1000, 100, 200) with { Operation = "summary" });
        tracker.Add(Call("gpt-4o", 2000, 200, 400) with { Operation = "letter", Attempts = 3 });
        tracker.Add(Call("gpt-4o-mini", 3000, 300, 600));

        var summary = tracker.Summarize();

        summary.Total.CallCount.ShouldBe(3);
        (summary.Total.PromptTokens, summary.Total.CompletionTokens, summary.Total.TotalTokens).ShouldBe((6000, 600, 6600));
        summary.Total.EstimatedCostUsd.ShouldBe((3000 * 2.5m + 300 * 10m + 3000 * 0.15m + 300 * 0.6m) / 1_000_000);
        (summary.Total.TotalLatencyMs, summary.Total.AvgLatencyMs).ShouldBe((1200, 400));
        summary.Total.P50LatencyMs.ShouldBe(400, 4);
        summary.Total.P99LatencyMs.ShouldBe(600, 6);
        summary.Total.Retries.ShouldBe(2);
        summary.ByModel.Keys.ShouldBe(["gpt-4o", "gpt-4o-mini"]);
        summary.ByModel["gpt-4o"].PromptTokens.ShouldBe(3000);
        summary.ByOperation.Keys.ShouldBe(["(none)", "letter", "summary"]);
        summary.ByOperation["letter"].TotalTokens.ShouldBe(2200);
        tracker.TotalTokens.ShouldBe(6600);
        tracker.TotalCost.ShouldBe(summary.Total.EstimatedCostUsd);
    }

    [Fact]
    public void A_failed_call_is_no_completion_but_its_tokens_and_attempts_count()
    {
        tracker.Add(Call("gpt-4o", 1000, 0, 5000) with { Failure = LlmErrorKind.Overloaded, Attempts = 4 });
        tracker.Add(Call("gpt-4o", 1000, 0, 100));

        var total = tracker.Summarize().Total;

        (total.CallCount, total.Failures, total.Retries).ShouldBe((1, 1, 3));
        total.PromptTokens.ShouldBe(2000);
        total.EstimatedCostUsd.ShouldBe(0.005m);
        total.TotalLatencyMs.ShouldBe(100);
        total.P99LatencyMs.ShouldBe(100, 1);
    }

    [Fact]
    public void A_hit_of_our_own_cache_is_a_call_that_used_and_cost_nothing()
    {
        tracker.Add(Call("gpt-4o", 1000, 100, 1) with { FromCache = true, Attempts = 0 });

        var total = tracker.Summarize().Total;

        (total.CallCount, total.CacheHits, total.TotalTokens, total.Retries).ShouldBe((1, 1, 0, 0));
        total.EstimatedCostUsd.ShouldBe(0m);
    }

    [Fact]
    public void A_call_without_a_price_is_told_and_never_counted_as_free()
    {
        tracker.Add(Call("home-grown", 1000, 100, 1));
        tracker.Summarize().Total.EstimatedCostUsd.ShouldBeNull();
        tracker.TotalCost.ShouldBeNull();

        tracker.Add(Call("gpt-4o", 1000, 0, 1));
        var total = tracker.Summarize().Total;

        total.EstimatedCostUsd.ShouldBe(0.0025m);
        total.UnpricedCalls.ShouldBe(1);
        tracker.Summarize().ByModel["home-grown"].EstimatedCostUsd.ShouldBeNull();
    }

    [Fact]
    public void A_call_that_was_not_sent_does_not_make_an_unknown_cost_nothing()
    {
        tracker.Add(Call("home-grown", 100, 10, 200));
        tracker.Add(new CallRecord
        {
            Usage = new TokenUsage { Model = "home-grown", EstimatedCost = 0 },
            Attempts = 0,
            Failure = LlmErrorKind.CircuitOpen,
        });

        tracker.TotalCost.ShouldBeNull();
        tracker.Summarize().ByModel["home-grown"].EstimatedCostUsd.ShouldBeNull();
    }

    [Fact]
    public void The_summary_has_the_names_of_the_specification()
    {
        tracker.Add(Call("gpt-4o", 1000, 100, 200) with { Operation = "summary" });

        using var json = JsonDocument.Parse(tracker.Summarize().ToJson());

        string[] expected =
        [
            "call_count", "total_tokens", "prompt_tokens", "completion_tokens", "cached_read_tokens", "estimated_cost_usd",
            "unpriced_calls", "total_latency_ms", "avg_latency_ms", "p50_latency_ms", "p95_latency_ms", "p99_latency_ms", "failures",
            "cancelled", "retries", "cache_hits", "cache_saved_usd",
        ];
        json.RootElement.EnumerateObject().Select(field => field.Name).ShouldBe([.. expected, "by_model", "by_operation"]);
        json.RootElement.GetProperty("by_model").GetProperty("gpt-4o").EnumerateObject().Select(field => field.Name).ShouldBe(expected);
        json.RootElement.GetProperty("total_tokens").GetInt64().ShouldBe(1100);
        json.RootElement.GetProperty("estimated_cost_usd").GetDecimal().ShouldBe(0.0035m);
        json.RootElement.GetProperty("by_operation").GetProperty("summary").GetProperty("call_count").GetInt64().ShouldBe(1);
    }

    [Fact]
    public void Names_beyond_the_limit_are_counted_together()
    {
        for (var i = 0; i < 10_000; i++)
        {
            tracker.Add(Call($"model-{i}", 1, 0, 1) with { Operation = $"operation-{i}" });
        }

        var summary = tracker.Summarize();

        summary.ByModel.Count.ShouldBe(UsageTracker.MaxGroups + 1);
        summary.ByModel["(other)"].CallCount.ShouldBe(10_000 - UsageTracker.MaxGroups);
        summary.ByOperation.Values.Sum(group => group.CallCount).ShouldBe(10_000);
    }

    [Fact]
    public void A_million_calls_take_no_more_memory_than_a_thousand()
    {
        var call = Call("gpt-4o", 1000, 100, 200) with { Operation = "summary" };
        Add(call, 1000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Add(call, 1_000_000);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1024);
        tracker.Summarize().Total.CallCount.ShouldBe(1_001_000);
    }

    [Fact]
    public void Nothing_is_lost_when_many_add_at_once()
    {
        Parallel.For(0, 20_000, i => tracker.Add(Call($"model-{i % 7}", 10, 1, i % 1000) with { Operation = $"o{i % 3}", Attempts = 2 }));

        var summary = tracker.Summarize();

        (summary.Total.CallCount, summary.Total.TotalTokens, summary.Total.Retries).ShouldBe((20_000, 220_000, 20_000));
        summary.ByModel.Count.ShouldBe(7);
        summary.ByModel.Values.Sum(group => group.CallCount).ShouldBe(20_000);
        summary.ByOperation.Values.Sum(group => group.TotalTokens).ShouldBe(220_000);
        summary.Total.TotalLatencyMs.ShouldBe(Enumerable.Range(0, 20_000).Sum(i => i % 1000), 0.001);
    }

    [Fact]
    public async Task A_tracker_is_a_sink()
    {
        tracker.ShouldBeAssignableTo<IUsageSink>();

        await tracker.WriteAsync(Call("gpt-4o", 1, 1, 1), CancellationToken.None);

        tracker.TotalTokens.ShouldBe(2);
    }

    [Fact]
    public void A_negative_number_of_attempts_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Call("m", 1, 1, 1) with { Attempts = -1 });

    private static CallRecord Call(string model, long input, long output, double milliseconds) => new()
    {
        Usage = (TokenUsage.FromExclusiveInput(model, input, output) with { LatencyMs = milliseconds }).PricedBy(PriceCatalog.Default),
    };

    private void Add(CallRecord call, int times)
    {
        for (var i = 0; i < times; i++)
        {
            tracker.Add(call);
        }
    }
}
