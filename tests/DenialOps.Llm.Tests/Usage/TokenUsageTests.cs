using CsCheck;
using DenialOps.Llm.Usage;

namespace DenialOps.Llm.Tests.Usage;

public sealed class TokenUsageTests
{
    private static readonly Gen<long> Count = Gen.Long[0, 1_000_000_000];

    [Fact]
    public void OpenAis_input_includes_the_cache()
    {
        var usage = TokenUsage.FromInclusiveInput("gpt-4o", input: 1000, output: 200, cachedRead: 600, cacheWrite: 100, reasoning: 50);

        usage.UncachedPromptTokens.ShouldBe(300);
        usage.CachedReadTokens.ShouldBe(600);
        usage.CacheWriteTokens.ShouldBe(100);
        usage.PromptTokens.ShouldBe(1000);
        usage.CompletionTokens.ShouldBe(200);
        usage.ReasoningTokens.ShouldBe(50);
        usage.TotalTokens.ShouldBe(1200);
    }

    [Fact]
    public void Anthropics_input_leaves_the_cache_out()
    {
        var usage = TokenUsage.FromExclusiveInput("claude-opus-4-5", 1000, 200, cachedRead: 600, cacheWrite: 100, cacheWriteOneHour: 30);

        usage.UncachedPromptTokens.ShouldBe(1000);
        usage.PromptTokens.ShouldBe(1730);
        usage.TotalTokens.ShouldBe(1930);
    }

    [Fact]
    public void The_buckets_are_disjoint_whichever_way_they_were_reported() =>
        (from input in Count
         from output in Count
         from read in Count
         from write in Count
         select (input, output, read, write))
        .Sample(t =>
        {
            var exclusive = TokenUsage.FromExclusiveInput("m", t.input, t.output, t.read, t.write);
            var inclusive = TokenUsage.FromInclusiveInput("m", t.input + t.read + t.write, t.output, t.read, t.write);

            return exclusive == inclusive && exclusive.PromptTokens == t.input + t.read + t.write;
        });

    [Fact]
    public void A_part_larger_than_its_whole_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => TokenUsage.FromInclusiveInput("m", 10, 1, cachedRead: 11));
        Should.Throw<ArgumentOutOfRangeException>(() => TokenUsage.FromInclusiveInput("m", 10, 1, cachedRead: 6, cacheWrite: 5));
        Should.Throw<ArgumentOutOfRangeException>(() => TokenUsage.FromInclusiveInput("m", 10, 1, reasoning: 2));
        Should.Throw<ArgumentOutOfRangeException>(() => TokenUsage.FromInclusiveInput("m", 10, 1, cachedRead: -1));
    }

    [Fact]
    public void A_negative_count_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => TokenUsage.FromExclusiveInput("m", -1, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => TokenUsage.FromExclusiveInput("m", 0, -1, reasoning: -2));
        Should.Throw<ArgumentOutOfRangeException>(() => TokenUsage.FromExclusiveInput("m", 0, 0) with { LatencyMs = -0.1 });
        Should.Throw<ArgumentOutOfRangeException>(() => TokenUsage.FromExclusiveInput("m", 0, 0) with { EstimatedCost = -1m });
    }

    [Fact]
    public void Without_a_known_price_there_is_no_cost_rather_than_none()
    {
        TokenUsage.FromExclusiveInput("m", 1, 1).EstimatedCost.ShouldBeNull();
        TokenUsage.FromExclusiveInput("no-such-model", 1, 1).PricedBy(DenialOps.Llm.Pricing.PriceCatalog.Default).EstimatedCost.ShouldBeNull();
    }
}
