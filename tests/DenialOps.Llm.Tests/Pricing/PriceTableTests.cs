using System.Text.Json.Nodes;
using DenialOps.Llm.Pricing;
using DenialOps.Llm.Usage;

namespace DenialOps.Llm.Tests.Pricing;

/// <summary>Every row of the data file, in each of its tiers, regions and lengths, on its first and last day, against a sum done here.</summary>
public sealed class PriceTableTests
{
    private static readonly string[] Buckets = ["input", "cache_read", "cache_write", "cache_write_1h", "output"];
    private static readonly DateOnly Late = new(2030, 1, 1);

    public static TheoryData<string> Ids => [.. Table().Select(model => (string)model["id"]!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_row_tier_region_and_day_is_priced_as_the_table_says(string id)
    {
        var model = Table().Single(row => (string)row["id"]! == id);
        var prices = model["prices"]!.AsArray().Select(price => price!.AsObject()).ToArray();
        for (var i = 0; i < prices.Length; i++)
        {
            var first = Day(prices[i]) ?? new DateOnly(2020, 1, 1);
            var last = i + 1 < prices.Length ? Day(prices[i + 1])!.Value.AddDays(-1) : Late;
            foreach (var name in model["aliases"]?.AsArray().Select(alias => (string)alias!).Prepend(id) ?? [id])
            {
                Row(name, prices[i], first);
                Row(name, prices[i], last);
            }
        }
    }

    [Fact]
    public void Every_row_names_a_source_that_the_file_explains()
    {
        var sources = Root()["sources"]!.AsObject().Select(source => source.Key).ToArray();

        Table().SelectMany(model => model["prices"]!.AsArray()).ShouldAllBe(price => sources.Contains((string)price!["source"]!));
        ((string)Root()["read_on"]!).ShouldBe("2026-11-22");
        Table().Count().ShouldBe(64);
    }

    private static void Row(string name, JsonObject price, DateOnly day)
    {
        var longer = price["long_context"]?.AsObject();
        foreach (var bucket in Buckets)
        {
            Check(name, day, bucket, 1000, null, null, Rate(price, bucket));
            foreach (var region in price["regions"]?.AsObject() ?? [])
            {
                Check(name, day, bucket, 1000, null, region.Key, Rate(price, bucket) * (decimal)region.Value!);
            }

            foreach (var (tier, rates) in (price["tiers"]?.AsObject() ?? []).Select(pair => (pair.Key, pair.Value!.AsObject())))
            {
                var factor = (decimal?)rates["multiplier"];
                Check(name, day, bucket, 1000, tier, null, factor is null ? Rate(rates, bucket) : Rate(price, bucket) * factor);
                if (longer is not null && bucket != "output")
                {
                    var past = (long)longer["threshold_input_tokens"]! + 1;
                    Check(name, day, bucket, past, tier, null, factor is null ? null : Rate(longer, bucket) * factor);
                }
            }

            if (longer is not null && bucket != "output")
            {
                var threshold = (long)longer["threshold_input_tokens"]!;
                Check(name, day, bucket, threshold, null, null, Rate(price, bucket));
                Check(name, day, bucket, threshold + 1, null, null, Rate(longer, bucket));
            }
        }
    }

    private static void Check(string model, DateOnly day, string bucket, long tokens, string? tier, string? region, decimal? rate)
    {
        long In(string name) => bucket == name ? tokens : 0;

        var usage = TokenUsage.FromExclusiveInput(
            model, In("input"), In("output"), In("cache_read"), In("cache_write"), In("cache_write_1h")) with
        {
            At = new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero),
            ServiceTier = tier,
            Region = region,
        };

        PriceCatalog.Default.Estimate(usage).Usd.ShouldBe(tokens * rate / 1_000_000, $"{model} {day} {bucket} {tokens} {tier} {region}");
    }

    private static decimal? Rate(JsonObject rates, string bucket) => rates[bucket] is not { } rate ? null
        : rate.GetValueKind() == System.Text.Json.JsonValueKind.String ? (decimal)rates["input"]!
        : (decimal)rate;

    private static DateOnly? Day(JsonObject price) =>
        price["effective_from"] is { } day ? DateOnly.ParseExact((string)day!, "yyyy-MM-dd") : null;

    private static IEnumerable<JsonObject> Table() => Root()["models"]!.AsArray().Select(model => model!.AsObject());

    private static JsonNode Root()
    {
        using var stream = typeof(PriceCatalog).Assembly.GetManifestResourceStream("DenialOps.Llm.Pricing.prices.json")!;
        return JsonNode.Parse(stream)!;
    }
}
