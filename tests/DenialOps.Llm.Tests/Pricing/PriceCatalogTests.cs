using DenialOps.Llm.Pricing;
using DenialOps.Llm.Usage;

namespace DenialOps.Llm.Tests.Pricing;

public sealed class PriceCatalogTests
{
    private const long Million = 1_000_000;

    [Theory]
    [InlineData("gpt-4o", "2024-06-01", 5, 15)]
    [InlineData("gpt-4o", "2024-10-01", 5, 15)]
    [InlineData("gpt-4o", "2024-10-02", 2.5, 10)]
    [InlineData("gpt-4o", "2026-11-27", 2.5, 10)]
    [InlineData("gpt-4o", null, 2.5, 10)]
    [InlineData("gpt-4o-2024-05-13", "2024-06-01", 5, 15)]
    [InlineData("gpt-4o-2024-05-13", "2026-11-27", 5, 15)]
    [InlineData("gpt-4o-2024-08-06", "2024-09-01", 2.5, 10)]
    [InlineData("gpt-4o-mini", "2026-11-27", 0.15, 0.60)]
    [InlineData("gpt-4o-mini-2024-07-18", "2026-11-27", 0.15, 0.60)]
    [InlineData("gpt-4-turbo", "2026-11-27", 10, 30)]
    [InlineData("gpt-4-turbo-2024-04-09", "2026-11-27", 10, 30)]
    [InlineData("claude-3-5-sonnet", "2026-11-27", 3, 15)]
    [InlineData("claude-3-5-sonnet-20241022", "2026-11-27", 3, 15)]
    [InlineData("claude-3-5-sonnet-latest", "2026-11-27", 3, 15)]
    [InlineData("claude-3-opus", "2026-11-27", 15, 75)]
    [InlineData("claude-3-opus-20240229", "2026-11-27", 15, 75)]
    [InlineData("claude-3-haiku", "2026-11-27", 0.25, 1.25)]
    [InlineData("o3", "2025-06-09", 10, 40)]
    [InlineData("o3", "2025-06-10", 2, 8)]
    [InlineData("gpt-5.6-luna", "2026-07-29", 1, 6)]
    [InlineData("gpt-5.6-luna", "2026-07-30", 0.2, 1.2)]
    [InlineData("gpt-5.6-sol", "2026-08-20", 5, 30)]
    [InlineData("gpt-5.6-sol", "2026-08-21", 4, 20)]
    [InlineData("gpt-5", "2026-11-27", 1.25, 10)]
    public void A_million_tokens_cost_what_they_cost_on_that_day(string model, string? day, decimal input, decimal output)
    {
        var prices = PriceCatalog.Default.Find(model)!.PriceOn(day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd"))!;
        DateTimeOffset? at = day is null ? null : DateTimeOffset.Parse(day + "T23:59:59Z");

        (prices.Rates.Input, prices.Rates.Output).ShouldBe((input, output));
        PriceCatalog.Default.Estimate(TokenUsage.FromExclusiveInput(model, 1000, 0) with { At = at }).Usd.ShouldBe(input / 1000);
        PriceCatalog.Default.Estimate(TokenUsage.FromExclusiveInput(model, 0, 1000) with { At = at }).Usd.ShouldBe(output / 1000);
    }

    [Theory]
    [InlineData("gpt-4o-realtime-preview")]
    [InlineData("gpt-4o-20")]
    [InlineData("gpt-4o-2024-13-40")]
    [InlineData("gpt-4o-2024-05-13-2024-05-13-x")]
    [InlineData("gpt-5-turbo")]
    [InlineData("gpt-5.7")]
    [InlineData("claude-mythos-5")]
    [InlineData("GPT-4O")]
    [InlineData("openai/gpt-4o")]
    [InlineData("-2024-05-13")]
    [InlineData("")]
    public void The_beginning_of_a_name_is_no_match(string model)
    {
        PriceCatalog.Default.Find(model).ShouldBeNull();
        var cost = PriceCatalog.Default.Estimate(TokenUsage.FromExclusiveInput("x", 1, 1) with { Model = model });
        cost.Usd.ShouldBeNull();
        cost.UnpricedBecause.ShouldBe("No price of this model is known.");
    }

    [Theory]
    [InlineData("gpt-4o-mini-2024-07-18", "gpt-4o-mini")]
    [InlineData("gpt-5.6-sol", "gpt-5.6-sol")]
    [InlineData("gpt-5-2025-08-07", "gpt-5")]
    [InlineData("claude-haiku-4-5-20251001", "claude-haiku-4-5")]
    [InlineData("claude-opus-4-0", "claude-opus-4-20250514")]
    [InlineData("gpt-4o-2024-05-13", "gpt-4o-2024-05-13")]
    public void A_model_is_found_by_id_alias_or_date(string model, string id) => PriceCatalog.Default.Find(model)!.Id.ShouldBe(id);

    [Fact]
    public void A_long_request_is_priced_whole_at_its_own_rates()
    {
        TokenUsage Usage(long uncached, long read) => TokenUsage.FromExclusiveInput("gpt-5.4", uncached, 1000, cachedRead: read);

        PriceCatalog.Default.Estimate(Usage(200_000, 72_000)).Usd.ShouldBe((200_000 * 2.5m + 72_000 * 0.25m + 1000 * 15m) / Million);
        PriceCatalog.Default.Estimate(Usage(200_000, 72_001)).Usd.ShouldBe((200_000 * 5m + 72_001 * 0.5m + 1000 * 22.5m) / Million);
    }

    [Fact]
    public void What_is_not_known_of_a_price_makes_the_call_unpriced_and_says_what()
    {
        var cached = TokenUsage.FromInclusiveInput("claude-3-5-sonnet", 100, 10, cachedRead: 50);
        var tier = TokenUsage.FromExclusiveInput("gpt-5.1", 100, 10) with { ServiceTier = "batch" };
        var region = TokenUsage.FromExclusiveInput("gpt-5.1", 100, 10) with { Region = "us" };
        var longTier = TokenUsage.FromExclusiveInput("gpt-5.4", 300_000, 10) with { ServiceTier = "priority" };
        var longOnce = TokenUsage.FromExclusiveInput("gpt-5.6-sol", 300_000, 10) with { At = new(2026, 8, 1, 0, 0, 0, TimeSpan.Zero) };
        var before = TokenUsage.FromExclusiveInput("claude-haiku-5-5", 1, 1) with { At = new(2026, 10, 6, 0, 0, 0, TimeSpan.Zero) };

        string? Why(TokenUsage usage)
        {
            var cost = PriceCatalog.Default.Estimate(usage);
            cost.Usd.ShouldBeNull();
            return cost.UnpricedBecause;
        }

        Why(cached).ShouldBe("The price of tokens read from the cache of claude-3-5-sonnet is not known.");
        Why(tier).ShouldBe("The price of the service tier 'batch' of gpt-5.1 is not known.");
        Why(region).ShouldBe("The price in the region 'us' of gpt-5.1 is not known.");
        Why(longTier).ShouldBe("The price past 272000 input tokens of gpt-5.4 is not known.");
        Why(longOnce).ShouldBe("The price past 272000 input tokens of gpt-5.6-sol is not known.");
        Why(before).ShouldBe("The price of claude-haiku-5-5 on that day is not known.");
    }

    [Theory]
    [InlineData(null, null, 18)]
    [InlineData("standard", "global", 18)]
    [InlineData("auto", "not_available", 18)]
    [InlineData("batch", null, 9)]
    [InlineData("fast", null, 36)]
    [InlineData("batch", "us", 9.9)]
    public void Tiers_and_regions_multiply(string? tier, string? region, decimal factorOfMillion)
    {
        var usage = TokenUsage.FromExclusiveInput("claude-opus-5", 100_000, 100_000) with { ServiceTier = tier, Region = region };

        PriceCatalog.Default.Estimate(usage).Usd.ShouldBe(30m * factorOfMillion / 18 / 10);
    }

    [Fact]
    public void A_users_own_prices_come_first()
    {
        var own = PriceFiles.Load("""
            { "models": [
              { "id": "gpt-4o", "prices": [ { "input": 1, "output": 2 } ] },
              { "id": "house-model", "aliases": ["claude-3-opus", "o1"], "prices": [ { "input": 7, "output": 8 } ] }
            ] }
            """);
        var both = PriceCatalog.Default.OverriddenBy(own);

        both.Find("gpt-4o")!.PriceOn(null)!.Rates.Input.ShouldBe(1);
        both.Find("gpt-4o-2024-11-20")!.PriceOn(null)!.Rates.Input.ShouldBe(1);
        both.Find("gpt-4o-2024-05-13")!.PriceOn(null)!.Rates.Input.ShouldBe(5);
        both.Find("claude-3-opus")!.Id.ShouldBe("house-model");
        both.Find("o1")!.Id.ShouldBe("house-model");
        both.Find("claude-3-opus-20240229")!.Id.ShouldBe("claude-3-opus-20240229");
        both.Find("gpt-5")!.PriceOn(null)!.Rates.Input.ShouldBe(1.25m);
        PriceCatalog.Default.Find("gpt-4o")!.PriceOn(null)!.Rates.Input.ShouldBe(2.5m);
    }

    [Fact]
    public void A_price_file_is_read_from_disk()
    {
        var path = Path.Combine(Path.GetTempPath(), $"prices-{Guid.NewGuid():n}.json");
        File.WriteAllText(path, """{ "models": [ { "id": "m", "prices": [ { "input": 1, "output": 2 } ] } ] }""");
        try
        {
            PriceCatalog.Load(path).Find("m")!.PriceOn(null)!.Rates.Output.ShouldBe(2);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
