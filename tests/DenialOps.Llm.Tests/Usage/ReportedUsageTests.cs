using DenialOps.Llm.Usage;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.Usage;

public sealed class ReportedUsageTests
{
    [Fact]
    public void Input_is_split_into_buckets_that_do_not_overlap()
    {
        var usage = ReportedUsage.Of(
            new UsageDetails
            {
                InputTokenCount = 1_000,
                CachedInputTokenCount = 600,
                OutputTokenCount = 90,
                ReasoningTokenCount = 40,
                AdditionalCounts = new() { [ReportedUsage.CacheWrite] = 100, [ReportedUsage.CacheWriteOneHour] = 50 },
            },
            "m")!;

        usage.UncachedPromptTokens.ShouldBe(250);
        usage.CachedReadTokens.ShouldBe(600);
        usage.CacheWriteTokens.ShouldBe(100);
        usage.CacheWriteOneHourTokens.ShouldBe(50);
        usage.PromptTokens.ShouldBe(1_000);
        usage.CompletionTokens.ShouldBe(90);
        usage.ReasoningTokens.ShouldBe(40);
    }

    [Fact]
    public void What_nobody_reported_is_not_nought()
    {
        ReportedUsage.Of(null, "m").ShouldBeNull();
        ReportedUsage.Of(new UsageDetails { TotalTokenCount = 5 }, "m").ShouldBeNull();
    }

    [Fact]
    public void A_part_beyond_its_whole_is_cut_to_it()
    {
        var usage = ReportedUsage.Of(
            new UsageDetails { InputTokenCount = 10, CachedInputTokenCount = 25, OutputTokenCount = 3, ReasoningTokenCount = 9 }, "m")!;

        usage.PromptTokens.ShouldBe(10);
        usage.CachedReadTokens.ShouldBe(10);
        usage.ReasoningTokens.ShouldBe(3);
    }
}
