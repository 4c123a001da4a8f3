using System.Text.Json;
using DenialOps.Llm.StructuredOutput;
using DenialOps.Prompts;
using NJsonSchema;

namespace DenialOps.Tests.Prompts;

/// <summary>The types of the answers: what their schemas tell is what is read.</summary>
public sealed class PromptAnswersTests
{
    private const string Value = """{"value":"72148","quote":"CPT 72148"}""";

    private const string Facts = $$$"""
        {"payer":{"name":{{{Value}}},"plan_name":null,"plan_type":null},"member":{},"claim":{},
        "service":{"cpt_codes":[{{{Value}}}]},"denial":{},"appeal":{},"contact":{},"amounts":{}}
        """;

    private static readonly Dictionary<string, string> Examples = new()
    {
        [PromptNames.ExtractFacts] = Facts,
        [PromptNames.ExtractDenialReason] = """{"reason":null}""",
        [PromptNames.ExtractPayerInfo] = $$"""{"name":{{Value}},"plan_name":null,"plan_type":null}""",
        [PromptNames.ExtractPlanRules] = """{"rules":[{"topic":"prior_authorization","section":"","quote":"MRI needs approval."}]}""",
        [PromptNames.PlanSummary] = """{"situation_summary":"a","recommendation":"b","key_points":["c"],"success_factors":[]}""",
        [PromptNames.ActionPlan] = """{"situation":"a","recommendation":"b","steps":[{"number":1,"what":"c","why":null}]}""",
        [PromptNames.AppealLetter] = """{"markdown":"# Appeal\n"}""",
        [PromptNames.ValidateGrounding] = """{"claims":[{"claim":"a","supported":false,"evidence":null}]}""",
    };

    public static TheoryData<string> Names => [.. Examples.Keys];

    [Fact]
    public void Every_type_has_an_example() =>
        PromptNames.All.Select(name => CasePrompts.AnswerOf(name).Type).Distinct()
            .ShouldBe(Examples.Keys.Select(name => CasePrompts.AnswerOf(name).Type), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_example_fits_the_schema_and_comes_back_from_the_type(string name)
    {
        var type = CasePrompts.AnswerOf(name);
        var schema = await JsonSchema.FromJsonAsync(CasePrompts.SchemaOf(name));

        object value = JsonSerializer.Deserialize(Examples[name], type).ShouldNotBeNull();
        string written = JsonSerializer.Serialize(value, type);

        schema.Validate(Examples[name]).ShouldBeEmpty();
        schema.Validate(written).ShouldBeEmpty();
        JsonSerializer.Serialize(JsonSerializer.Deserialize(written, type), type).ShouldBe(written);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_member_that_is_unknown_or_missing_is_refused(string name)
    {
        var type = CasePrompts.AnswerOf(name);
        var schema = await JsonSchema.FromJsonAsync(CasePrompts.SchemaOf(name));
        string more = Examples[name].Trim()[..^1] + ""","mood":"good"}""";

        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(more, type));
        schema.Validate(more).ShouldNotBeEmpty();
        if (name != PromptNames.ExtractPayerInfo)
        {
            // A payer of which nothing is known is one of no members.
            Should.Throw<JsonException>(() => JsonSerializer.Deserialize("{}", type));
            schema.Validate("{}").ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData(PromptNames.ExtractDenialReason, """{"reason":{"value":"a"}}""")]
    [InlineData(PromptNames.ExtractDenialReason, """{"reason":{"value":"a","quote":null}}""")]
    [InlineData(PromptNames.ExtractDenialReason, """{"reason":{"value":12,"quote":"12"}}""")]
    [InlineData(PromptNames.ExtractDenialReason, """{"reason":"a"}""")]
    [InlineData(PromptNames.ExtractPlanRules, """{"rules":[{"topic":1,"section":"","quote":"a"}]}""")]
    [InlineData(PromptNames.ExtractPlanRules, """{"rules":[{"topic":"money","section":"","quote":"a"}]}""")]
    [InlineData(PromptNames.ActionPlan, """{"situation":"a","recommendation":"b","steps":[{"number":"1","what":"c","why":null}]}""")]
    [InlineData(PromptNames.ValidateGrounding, """{"claims":null}""")]
    [InlineData(PromptNames.ExtractFacts, """{"payer":{},"member":{},"claim":{},"service":{"cpt_codes":null},"denial":{},"appeal":{},"contact":{},"amounts":{}}""")]
    [InlineData(PromptNames.ExtractFacts, """{"payer":null,"member":{},"claim":{},"service":{},"denial":{},"appeal":{},"contact":{},"amounts":{}}""")]
    public async Task What_is_of_another_form_is_refused(string name, string answer)
    {
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(answer, CasePrompts.AnswerOf(name)));
        (await JsonSchema.FromJsonAsync(CasePrompts.SchemaOf(name))).Validate(answer).ShouldNotBeEmpty();
    }

    [Fact]
    public void The_schema_says_what_each_member_is_and_is_the_one_that_answers_are_checked_by()
    {
        string schema = CasePrompts.SchemaOf(PromptNames.ExtractFacts);

        schema.ShouldBe(AnswerSchema.Of(PromptJson.Default.ExtractedFacts).GetRawText());
        schema.ShouldContain("Time for the first internal appeal, as printed");
        schema.ShouldNotContain("\\u");
        schema.Split("\"$ref\":\"").Skip(1).ShouldAllBe(reference => reference.StartsWith("#/$defs/shared1\""));
        CasePrompts.SchemaOf(PromptNames.ExtractPlanRules).ShouldContain("""["other","covered","excluded","prior_authorization","appeal","time_limit","cost_share","definition"]""");
    }

    [Fact]
    public void What_an_answer_leaves_out_is_null_or_an_empty_list()
    {
        var facts = JsonSerializer.Deserialize(Facts, PromptJson.Default.ExtractedFacts).ShouldNotBeNull();

        facts.Payer.Name.ShouldBe(new ExtractedValue("72148", "CPT 72148"));
        facts.Service.CptCodes.ShouldHaveSingleItem();
        facts.Service.NdcCodes.ShouldBeEmpty();
        facts.Denial.CarcCodes.ShouldBeEmpty();
        facts.Amounts.ShouldBe(new ExtractedAmounts());
    }

    [Fact]
    public void Nothing_at_all_is_an_answer_too() =>
        JsonSerializer.Deserialize(JsonSerializer.Serialize(ExtractedFacts.Empty, PromptJson.Default.ExtractedFacts), PromptJson.Default.ExtractedFacts)
            .ShouldNotBeNull().Service.CptCodes.ShouldBeEmpty();
}
