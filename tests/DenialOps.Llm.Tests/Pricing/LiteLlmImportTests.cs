using DenialOps.Llm.Pricing;
using DenialOps.Llm.Usage;

namespace DenialOps.Llm.Tests.Pricing;

public sealed class LiteLlmImportTests
{
    // The fields and the spelling of numbers are those of model_prices_and_context_window.json.
    private const string File = """
        {
          "sample_spec": { "mode": "one of: chat, embedding", "input_cost_per_token": 0.0, "max_input_tokens": "max input tokens" },
          "gpt-4o": {
            "cache_read_input_token_cost": 1.25e-06, "input_cost_per_token": 2.5e-06, "input_cost_per_token_batches": 1.25e-06,
            "input_cost_per_token_priority": 4.25e-06, "litellm_provider": "openai", "max_input_tokens": 128000,
            "max_output_tokens": 16384, "max_tokens": 16384, "mode": "chat", "output_cost_per_token": 1e-05,
            "output_cost_per_token_batches": 5e-06, "output_cost_per_token_priority": 1.7e-05, "supports_vision": true
          },
          "claude-sonnet-4-5": {
            "cache_creation_input_token_cost": 3.75e-06, "cache_creation_input_token_cost_above_1hr": 6e-06,
            "cache_creation_input_token_cost_above_200k_tokens": 7.5e-06, "cache_read_input_token_cost": 3e-07,
            "cache_read_input_token_cost_above_200k_tokens": 6e-07, "input_cost_per_token": 3e-06,
            "input_cost_per_token_above_200k_tokens": 6e-06, "litellm_provider": "anthropic", "mode": "chat",
            "output_cost_per_token": 1.5e-05, "output_cost_per_token_above_200k_tokens": 2.25e-05
          },
          "two-steps": {
            "input_cost_per_token": 1e-06, "input_cost_per_token_above_128k_tokens": 2e-06, "input_cost_per_token_above_256k_tokens": 3e-06,
            "output_cost_per_token": 1e-06, "mode": "chat"
          },
          "dall-e-3": { "input_cost_per_pixel": 4e-08, "mode": "image_generation" },
          "free-of-price": { "litellm_provider": "x", "mode": "chat" }
        }
        """;

    private static readonly PriceImport Imported = PriceFiles.Import(File);

    [Fact]
    public void Rates_are_per_million_and_exact()
    {
        var price = Imported.Catalog.Find("claude-sonnet-4-5")!.PriceOn(null)!;

        price.Rates.ShouldBe(new TokenRates { Input = 3m, Output = 15m, CacheRead = 0.3m, CacheWrite = 3.75m, CacheWriteOneHour = 6m });
        price.LongContext.ShouldBe(new LongContextRates
        {
            ThresholdInputTokens = 200_000,
            Rates = new TokenRates { Input = 6m, Output = 22.5m, CacheRead = 0.6m, CacheWrite = 7.5m },
        });
    }

    [Fact]
    public void Tiers_and_windows_come_along()
    {
        var model = Imported.Catalog.Find("gpt-4o-2024-08-06")!;

        (model.Provider, model.MaxInputTokens, model.MaxOutputTokens).ShouldBe(("openai", 128_000, 16_384));
        model.PriceOn(null)!.Tiers["batch"].Rates.ShouldBe(new TokenRates { Input = 1.25m, Output = 5m });
        model.PriceOn(null)!.Tiers["priority"].Rates.ShouldBe(new TokenRates { Input = 4.25m, Output = 17m });
        model.PriceOn(null)!.Tiers.Keys.ShouldNotContain("flex");
    }

    [Fact]
    public void Past_the_lower_of_two_thresholds_a_call_is_unpriced()
    {
        Imported.Catalog.Estimate(TokenUsage.FromExclusiveInput("two-steps", 128_000, 0)).Usd.ShouldBe(0.128m);
        Imported.Catalog.Estimate(TokenUsage.FromExclusiveInput("two-steps", 128_001, 0)).Usd.ShouldBeNull();
    }

    [Fact]
    public void What_has_no_price_by_the_token_is_left_out_and_told()
    {
        Imported.Catalog.Models.Count.ShouldBe(3);
        Imported.Skipped["dall-e-3"].ShouldBe("is of mode 'image_generation'; only chat, responses, completion are priced by the token.");
        Imported.Skipped["free-of-price"].ShouldBe("has no price by the token.");
        Imported.Skipped.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("""{ "m": { "mode": "chat", "input_cost_per_token": -1e-06, "output_cost_per_token": 1e-06 } }""",
        "litellm.json, line 1: m: input_cost_per_token: is -1e-06; a number from 0 to 1 is needed.")]
    [InlineData("""{ "m": { "mode": "chat", "input_cost_per_token": 1e-06, "output_cost_per_token": 1e-06, "cache_read_input_token_cost_flex": -1 } }""",
        "litellm.json, line 1: m: cache_read_input_token_cost_flex: is -1; a number from 0 to 1 is needed.")]
    [InlineData("""{ "m": { "mode": "chat", "input_cost_per_token": "3", "output_cost_per_token": 1e-06 } }""",
        "litellm.json, line 1: m: input_cost_per_token: is \"3\"; a number from 0 to 1 is needed.")]
    [InlineData("""{ "m": { "mode": "chat" }, "m": { "mode": "chat" } }""", "litellm.json, line 1: m: is there twice.")]
    [InlineData("[1]", "litellm.json, line 1: is not an object.")]
    public void A_negative_or_double_row_is_refused_by_file_line_row_and_field(string json, string message) =>
        Should.Throw<PriceFileException>(() => PriceFiles.Import(json)).Message.ShouldBe(message);
}
