using DenialOps.Llm.Pricing;

namespace DenialOps.Llm.Tests.Pricing;

public sealed class PriceFileTests
{
    [Theory]
    [InlineData("""{ "id": "m", "prices": [ { "input": -1, "output": 2 } ] }""",
        "own.json, line 3: model 1 (m), price 1: input: is -1; a number from 0 to 1000000 is needed.")]
    [InlineData("""{ "id": "m", "prices": [ { "input": 1, "output": 2 }, { "input": 1, "output": -0.5, "effective_from": "2026-01-01" } ] }""",
        "own.json, line 3: model 1 (m), price 2: output: is -0.5; a number from 0 to 1000000 is needed.")]
    [InlineData("""{ "id": "m", "prices": [ { "input": 1, "output": 2, "cache_read": "free" } ] }""",
        "own.json, line 3: model 1 (m), price 1: cache_read: is \"free\"; a number from 0 to 1000000 is needed.")]
    [InlineData("""{ "id": "m", "prices": [ { "input": 1 } ] }""", "own.json, line 3: model 1 (m), price 1: output: is missing.")]
    [InlineData("""{ "id": "m", "prices": [ { "input": 1, "output": 2, "cache_raed": 1 } ] }""",
        "own.json, line 3: model 1 (m), price 1: cache_raed: is not a field here; there are effective_from, input, output, cache_read, cache_write, "
        + "cache_write_1h, long_context, tiers, regions, source, note.")]
    [InlineData("""{ "id": "m", "prices": [ { "input": 1, "input": 1, "output": 2 } ] }""",
        "own.json, line 3: model 1 (m), price 1: input: is there twice.")]
    [InlineData("""{ "id": "m", "prices": [ { "input": 1, "output": 2 }, { "input": 3, "output": 4 } ] }""",
        "own.json, line 3: model 1 (m), price 2: effective_from: none is there twice.")]
    [InlineData("""{ "id": "m", "prices": [ { "input": 1, "output": 2, "effective_from": "2026-02-01" }, { "input": 3, "output": 4, "effective_from": "2026-02-01" } ] }""",
        "own.json, line 3: model 1 (m), price 2: effective_from: 2026-02-01 is there twice.")]
    [InlineData("""{ "id": "m", "prices": [ { "input": 1, "output": 2, "effective_from": "01/02/2026" } ] }""",
        "own.json, line 3: model 1 (m), price 1: effective_from: is '01/02/2026'; a day as 2026-11-27 is needed.")]
    [InlineData("""{ "id": "m", "prices": [] }""", "own.json, line 3: model 1 (m): prices: is missing or empty.")]
    [InlineData("""{ "prices": [ { "input": 1, "output": 2 } ] }""", "own.json, line 3: model 1: id: is missing.")]
    [InlineData("""{ "id": "m", "max_input_tokens": 0, "prices": [ { "input": 1, "output": 2 } ] }""",
        "own.json, line 3: model 1 (m): max_input_tokens: is 0; a whole number above 0 is needed.")]
    [InlineData("""{ "id": "m", "prices": [ { "input": 1, "output": 2, "tiers": { "batch": { "multiplier": -0.5 } } } ] }""",
        "own.json, line 3: model 1 (m), price 1, tiers, batch: multiplier: is -0.5; a number from 0 to 1000000 is needed.")]
    [InlineData("""{ "id": "m", "prices": [ { "input": 1, "output": 2, "tiers": { "batch": { "multiplier": 1, "input": 2 } } } ] }""",
        "own.json, line 3: model 1 (m), price 1, tiers, batch: input: is not a field here; there are multiplier.")]
    [InlineData("""{ "id": "m", "prices": [ { "input": 1, "output": 2, "regions": { "us": 1.1, "us": 1.2 } } ] }""",
        "own.json, line 3: model 1 (m), price 1, regions, us: is there twice.")]
    [InlineData("""{ "id": "m", "prices": [ { "input": 1, "output": 2, "long_context": { "input": 2, "output": 3 } } ] }""",
        "own.json, line 3: model 1 (m), price 1, long_context: threshold_input_tokens: is missing.")]
    [InlineData("""{ "id": "m", "prices": [ { "input": 1, "output": 2 } ] }, { "id": "m", "prices": [ { "input": 1, "output": 2 } ] }""",
        "own.json, line 3: model 2 (m): id: 'm' is there twice; the first is model 1 (m).")]
    [InlineData("""{ "id": "m", "prices": [ { "input": 1, "output": 2 } ] }, { "id": "n", "aliases": ["m"], "prices": [ { "input": 1, "output": 2 } ] }""",
        "own.json, line 3: model 2 (n): aliases: 'm' is there twice; the first is model 1 (m).")]
    [InlineData("7", "own.json, line 3: model 1: is not an object.")]
    public void A_faulty_row_is_refused_by_file_line_row_and_field(string models, string message) =>
        Should.Throw<PriceFileException>(() => PriceFiles.Load("{\n  \"models\": [\n    " + models + "\n] }")).Message.ShouldBe(message);

    [Theory]
    [InlineData("[]", "own.json, line 1: is not an object.")]
    [InlineData("{}", "own.json, line 1: models: is missing.")]
    [InlineData("{\n \"models\": [\n }", "own.json, line 3: is not JSON.")]
    [InlineData("""{ "unit": "EUR", "models": [] }""", "own.json, line 1: unit: is 'EUR'; only 'USD per 1,000,000 tokens' is known.")]
    public void A_faulty_file_is_refused(string json, string message) =>
        Should.Throw<PriceFileException>(() => PriceFiles.Load(json)).Message.ShouldBe(message);

    [Fact]
    public void A_fault_can_be_read_by_its_parts()
    {
        var fault = Should.Throw<PriceFileException>(
            () => PriceFiles.Load("\uFEFF{ \"models\": [\r\n{ \"id\": \"m\",\r\n\"prices\": [ { \"input\": 1,\r\n\"output\": null } ] } ] }"));

        (fault.File, fault.Line, fault.Row, fault.Field).ShouldBe(("own.json", 4, "model 1 (m), price 1", "output"));
    }

    [Fact]
    public void A_threshold_may_be_inclusive()
    {
        var catalog = PriceFiles.Load("""
            { "models": [ { "id": "m", "prices": [ { "input": 1, "output": 2,
              "long_context": { "threshold_input_tokens": 100, "inclusive": true, "input": 10, "output": 20 } } ] } ] }
            """);

        catalog.Estimate(DenialOps.Llm.Usage.TokenUsage.FromExclusiveInput("m", 99, 0)).Usd.ShouldBe(0.000099m);
        catalog.Estimate(DenialOps.Llm.Usage.TokenUsage.FromExclusiveInput("m", 100, 0)).Usd.ShouldBe(0.001m);
    }

    [Theory]
    [InlineData("""{"models": [{"id": "\ud800", "prices": []}]}""")]
    [InlineData("""{"models": [{"\udc00": 1}]}""")]
    [InlineData("""{"\ud800": 1}""")]
    public void A_text_with_half_a_character_is_a_fault_of_the_file(string json)
    {
        Should.Throw<PriceFileException>(() => PriceFiles.Load(json)).Message.ShouldStartWith("own.json, line 1: has a text with half a character");
        Should.Throw<PriceFileException>(() => PriceFiles.Import(json)).Message.ShouldContain("has a text with half a character");
    }
}
