using System.Text.Json;
using DenialOps.Llm.StructuredOutput;
using Microsoft.Extensions.AI;

namespace DenialOps.Llm.Tests.StructuredOutput;

public sealed class SchemaRulesTests
{
    [Theory]
    [InlineData("""{"properties":{"a":{"$ref":"#/$defs/x"}},"$defs":{"x":{"type":"integer"}}}""", """{"a":1}""", """{"a":"s"}""", "$.a: type")]
    [InlineData("""{"properties":{"a":{"type":["string","null"]}}}""", """{"a":null}""", """{"a":3}""", "$.a: type")]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false}""", """{"a":1}""", """{"INVENTED":1}""", "$.*: additionalProperties")]
    [InlineData("""{"additionalProperties":{"type":"integer"}}""", """{"x":1}""", """{"INVENTED":"s"}""", "$.*: type")]
    [InlineData("""{"required":["a","b"]}""", """{"a":1,"b":null}""", """{"a":1}""", "$.b: required")]
    [InlineData("""{"properties":{"a":{"const":3}}}""", """{"a":3.0}""", """{"a":4}""", "$.a: const")]
    [InlineData("""{"properties":{"a":{"enum":["x",null]}}}""", """{"a":null}""", """{"a":"y"}""", "$.a: enum")]
    [InlineData("""{"properties":{"a":{"type":"integer"}}}""", """{"a":1.0}""", """{"a":1.5}""", "$.a: type")]
    [InlineData("""{"properties":{"a":{"minimum":0.1}}}""", """{"a":0.1}""", """{"a":0.0999}""", "$.a: minimum")]
    [InlineData("""{"properties":{"a":{"maximum":1e30}}}""", """{"a":1e30}""", """{"a":1e400}""", "$.a: maximum")]
    [InlineData("""{"properties":{"a":{"exclusiveMinimum":3}}}""", """{"a":3.1}""", """{"a":3}""", "$.a: exclusiveMinimum")]
    [InlineData("""{"properties":{"a":{"exclusiveMaximum":3}}}""", """{"a":2}""", """{"a":3}""", "$.a: exclusiveMaximum")]
    [InlineData("""{"properties":{"a":{"multipleOf":0.01}}}""", """{"a":0.07}""", """{"a":0.075}""", "$.a: multipleOf")]
    [InlineData("""{"properties":{"a":{"minLength":1,"maxLength":2}}}""", """{"a":"😀😀"}""", """{"a":"abc"}""", "$.a: maxLength")]
    [InlineData("""{"properties":{"a":{"pattern":"^[A-Z]+$"}}}""", """{"a":"AB"}""", """{"a":"aB"}""", "$.a: pattern")]
    [InlineData("""{"properties":{"a":{"minItems":1,"items":{"type":"string"}}}}""", """{"a":["x"]}""", """{"a":[]}""", "$.a: minItems")]
    [InlineData("""{"properties":{"a":{"items":{"type":"string"}}}}""", """{"a":["x"]}""", """{"a":["x",1]}""", "$.a[1]: type")]
    [InlineData("""{"properties":{"a":{"anyOf":[{"type":"null"},{"type":"string"}]}}}""", """{"a":"x"}""", """{"a":1}""", "$.a: anyOf")]
    [InlineData("""{"properties":{"a":{"oneOf":[{"minimum":0},{"maximum":5}]}}}""", """{"a":9}""", """{"a":3}""", "$.a: oneOf")]
    [InlineData("""{"properties":{"a":{"not":{"type":"null"}}}}""", """{"a":1}""", """{"a":null}""", "$.a: not")]
    [InlineData("""{"properties":{"a":false}}""", """{"b":1}""", """{"a":1}""", "$.a: false")]
    [InlineData("""{"properties":{"a":{"format":"date"}}}""", """{"a":"2024-02-29"}""", """{"a":"2026-02-29"}""", "$.a: format")]
    [InlineData("""{"properties":{"a":{"items":{"$ref":"#"}},"n":{"type":"string"}}}""", """{"a":[{"a":[]}]}""", """{"a":[{"a":[{"n":1}]}]}""", "$.a[0].a[0].n: type")]
    [InlineData("""{"properties":{"a/b":{"type":"string"},"c":{"$ref":"#/properties/a~1b"}}}""", """{"c":"x"}""", """{"c":1}""", "$.c: type")]
    public void A_rule_lets_through_what_fits_and_names_what_does_not(string schema, string right, string wrong, string problem)
    {
        var rules = new SchemaRules(JsonElement.Parse(schema));

        rules.Check(JsonElement.Parse(right)).ShouldBeEmpty();
        rules.Check(JsonElement.Parse(wrong)).ShouldHaveSingleItem().Shown.ShouldBe(problem);
    }

    [Theory]
    [InlineData("""{"properties":{"a":{"$ref":"http://127.0.0.1:9/x.json"}}}""", "#/properties/a/$ref")]
    [InlineData("""{"properties":{"a":{"$ref":"file:///etc/passwd"}}}""", "#/properties/a/$ref")]
    [InlineData("""{"properties":{"a":{"$ref":"other.json#/x"}}}""", "#/properties/a/$ref")]
    [InlineData("""{"properties":{"a":{"$ref":"#/$defs/none"}}}""", "#/properties/a/$ref")]
    [InlineData("""{"$ref":"#"}""", "itself")]
    [InlineData("""{"anyOf":[{"$ref":"#/$defs/x"}],"$defs":{"x":{"allOf":[{"$ref":"#"}]}}}""", "itself")]
    [InlineData("""{"$id":"http://example.org/"}""", "#/$id")]
    [InlineData("""{"patternProperties":{"x":{}}}""", "#/patternProperties")]
    [InlineData("""{"prefixItems":[{}]}""", "#/prefixItems")]
    [InlineData("""{"type":"int"}""", "#/type")]
    [InlineData("""{"pattern":"("}""", "#/pattern")]
    [InlineData("""{"minLength":-1}""", "#/minLength")]
    [InlineData("""{"properties":[]}""", "#/properties")]
    [InlineData("""[]""", "#")]
    public void A_schema_that_cannot_be_applied_whole_is_refused_with_the_place(string schema, string place)
    {
        var error = Should.Throw<ArgumentException>(() => new SchemaRules(JsonElement.Parse(schema)));

        error.Message.ShouldContain(place);
    }

    [Fact]
    public void A_pattern_that_takes_for_ever_does_not()
    {
        var rules = new SchemaRules(JsonElement.Parse("""{"pattern":"^(a+)+$"}"""));

        rules.Check(JsonElement.Parse('"' + new string('a', 100_000) + "!\"")).ShouldHaveSingleItem().Rule.ShouldBe("pattern");
    }

    [Fact]
    public void The_list_of_problems_is_bounded()
    {
        var rules = new SchemaRules(JsonElement.Parse("""{"items":{"type":"string"}}"""));

        rules.Check(JsonElement.Parse("[" + string.Join(',', Enumerable.Repeat("1", 10_000)) + "]")).Count.ShouldBe(AnswerProblem.Most);
    }

    [Fact]
    public async Task Forms_inside_forms_that_nobody_can_try_are_no_answer_and_no_hang()
    {
        var choices = Enumerable.Range(0, 40).Select(i => $$"""
            "d{{i}}":{"anyOf":[{"$ref":"#/$defs/d{{i + 1}}"},{"$ref":"#/$defs/d{{i + 1}}"}]}
            """);
        var schema = JsonElement.Parse(
            $$$"""{"type":"object","$defs":{{{{string.Join(',', choices)}}},"d40":{"type":"string"}},"$ref":"#/$defs/d0"}""");
        using var client = new TestChatClient { Answer = (_, _, _) => Task.FromResult(TestChatClient.Ok("{}")) };

        var error = await Should.ThrowAsync<LlmException>(
            () => client.ExtractJsonAsync([new(ChatRole.User, "Which?")], schema, structured: new() { MaxRepairs = 0 }));

        (error.Kind, error.Code).ShouldBe((LlmErrorKind.InvalidOutput, "not_of_schema"));
        error.Problems.ShouldBe(["$: schema"]);
    }

    [Theory]
    [InlineData(2_000, true)]
    [InlineData(2_000, false)]
    public void References_that_go_on_and_on_are_refused(int count, bool forwards)
    {
        var links = Enumerable.Range(0, count).Select(i => $$"""
            "d{{i}}":{"$ref":"#/$defs/d{{i + 1}}"}
            """);
        var order = forwards ? "" : $"\"not\":{{\"allOf\":[{string.Join(',', Enumerable.Range(1, count).Reverse().Select(i => $"{{\"$ref\":\"#/$defs/d{i}\"}}"))}]}},";
        var schema = JsonElement.Parse(
            $$$"""{"type":"object",{{{order}}}"$ref":"#/$defs/d0","$defs":{{{{string.Join(',', links)}}},"d{{{count}}}":{"type":"object"}} }""");

        Should.Throw<ArgumentException>(() => AnswerShape.Of(schema)).Message.ShouldContain("is more than 500 schemas and references deep");
    }

    [Fact]
    public void A_schema_that_is_nested_too_deeply_to_be_sent_is_refused()
    {
        var text = string.Concat(Enumerable.Repeat("{\"not\":", 5_000)) + "{}" + new string('}', 5_000);
        using var schema = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 10_000 });

        Should.Throw<ArgumentException>(() => AnswerShape.Of(schema.RootElement)).Message.ShouldContain("is nested more than 56 deep");
    }
}
