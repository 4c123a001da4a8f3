using System.Text.Json.Nodes;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Wire;

public sealed class SchemaSampleTests
{
    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer","minimum":3}}}""", """{"a":"x","b":3}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":["null","number"]},"b":{"enum":["one","two"]},"c":{"const":7}}}""", """{"a":0,"b":"one","c":7}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"array","items":{"type":"boolean"},"minItems":2},"b":{"type":"array"}}}""", """{"a":[false,false],"b":[]}""")]
    [InlineData("""{"type":"object","properties":{"a":{"$ref":"#/$defs/day"}},"$defs":{"day":{"type":"string","format":"date"}}}""", """{"a":"2026-01-01"}""")]
    [InlineData("""{"type":"object","properties":{"a":{"anyOf":[{"type":"string","minLength":4},{"type":"null"}]}}}""", """{"a":"xxxx"}""")]
    [InlineData("""{"properties":{"a":{}}}""", """{"a":null}""")]
    [InlineData("""{"type":{"odd":1}}""", "{}")]
    public void The_smallest_json_fits_the_schema(string schema, string sample) =>
        SchemaSample.Of(JsonNode.Parse(schema)!.AsObject()).ShouldBe(sample);

    [Fact]
    public void A_schema_that_contains_itself_comes_to_an_end() =>
        SchemaSample.Of(JsonNode.Parse("""{"type":"object","properties":{"inner":{"$ref":"#"}}}""")!.AsObject()).ShouldContain("null");
}
