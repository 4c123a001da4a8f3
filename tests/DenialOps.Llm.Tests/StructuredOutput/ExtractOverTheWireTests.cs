using System.Text.Json;
using System.Text.Json.Nodes;
using DenialOps.Llm.Providers;
using DenialOps.Llm.Retry;
using DenialOps.Llm.StructuredOutput;
using DenialOps.Llm.Tests.Providers;
using Microsoft.Extensions.AI;
using ProviderSimulator.Scripts;

namespace DenialOps.Llm.Tests.StructuredOutput;

/// <summary>What both vendors see, over a real connection.</summary>
public sealed class ExtractOverTheWireTests : ProviderTest
{
    private const string Model = "model-of-today";
    private const string Valid = """{"payer":"Acme","reason":"timely_filing","amount":12.5,"code":null,"lines":[]}""";

    private static readonly ChatMessage[] Question = [new(ChatRole.User, Prompt)];
    private static readonly StructuredOutputOptions Native = new() { Mode = StructuredOutputMode.Native };

    [Theory]
    [InlineData(LlmProvider.OpenAI)]
    [InlineData(LlmProvider.Anthropic)]
    public async Task The_schema_is_in_the_request_and_shut(LlmProvider provider)
    {
        Simulator.Script(Model, Reply.Json(Valid));

        var answer = await Client(provider, Model).ExtractAsync<Claim>(Question, null, Native, cancellationToken: Cancel);

        answer.Value.Payer.ShouldBe("Acme");
        answer.Usage.InputTokenCount!.Value.ShouldBeGreaterThan(0);
        var body = Simulator.Requests.For(Model).ShouldHaveSingleItem().Json()!.AsObject();
        var schema = SchemaIn(body, provider);
        schema["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
        schema["properties"]!["lines"]!["items"]!["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
        schema["properties"]!["reason"]!["enum"]!.AsArray().Select(value => (string)value!).ShouldBe(["not_necessary", "timely_filing"]);
        if (provider == LlmProvider.OpenAI)
        {
            var format = body["response_format"]!["json_schema"]!;
            format["strict"]!.GetValue<bool>().ShouldBeTrue();
            format["name"]!.GetValue<string>().ShouldBe("Claim");
            schema["required"]!.AsArray().Count.ShouldBe(5);
        }
        else
        {
            body.ContainsKey("strict").ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData(LlmProvider.OpenAI)]
    [InlineData(LlmProvider.Anthropic)]
    public async Task A_repair_is_one_more_request(LlmProvider provider)
    {
        Simulator.Script(Model, Reply.Json("""{"payer":7}"""), Reply.Json(Valid));

        var answer = await Client(provider, Model).ExtractAsync<Claim>(Question, null, Native, cancellationToken: Cancel);

        answer.Repairs.ShouldBe(1);
        var requests = Simulator.Requests.For(Model);
        requests.Count.ShouldBe(2);
        requests[1].Body.ShouldContain("invalid_answer");
        SchemaIn(requests[1].Json()!.AsObject(), provider)["type"]!.GetValue<string>().ShouldBe("object");
        answer.Usage.InputTokenCount!.Value.ShouldBeGreaterThan(answer.Response.Usage!.InputTokenCount!.Value);
    }

    [Theory]
    [InlineData(LlmProvider.OpenAI, false)]
    [InlineData(LlmProvider.OpenAI, true)]
    [InlineData(LlmProvider.Anthropic, false)]
    [InlineData(LlmProvider.Anthropic, true)]
    public async Task A_cut_answer_is_asked_for_once_and_is_an_error_even_where_cut_answers_are_wanted(LlmProvider provider, bool allowed)
    {
        Simulator.Script(Model, Fault.TruncatedJson(), Reply.Json(Valid));
        var options = new LlmCall { AllowTruncated = allowed }.AddTo(new ChatOptions());

        var error = await Should.ThrowAsync<LlmException>(
            () => Client(provider, Model).ExtractAsync<Claim>(Question, options, Native, cancellationToken: Cancel));

        error.Kind.ShouldBe(LlmErrorKind.Truncated);
        error.Usage!.TotalTokens.ShouldBeGreaterThan(0);
        Simulator.Requests.For(Model).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(LlmProvider.OpenAI)]
    [InlineData(LlmProvider.Anthropic)]
    public async Task A_refusal_is_not_repaired(LlmProvider provider)
    {
        Simulator.Script(Model, Fault.Refusal(), Reply.Json(Valid));

        var error = await Should.ThrowAsync<LlmException>(
            () => Client(provider, Model).ExtractAsync<Claim>(Question, null, Native, cancellationToken: Cancel));

        error.Kind.ShouldBe(LlmErrorKind.Refused);
        Simulator.Requests.For(Model).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Each_repair_goes_through_the_whole_pipeline()
    {
        Simulator.Script(Model, Fault.Status(503), Reply.Json("{}"), Fault.Status(503), Reply.Json(Valid));
        using var client = new ChatClientBuilder(Client(LlmProvider.OpenAI, Model))
            .UseRetry(new RetryOptions { InitialDelay = TimeSpan.FromMilliseconds(1), Jitter = RetryJitter.None }).Build();

        var answer = await client.ExtractAsync<Claim>(Question, cancellationToken: Cancel);

        answer.Repairs.ShouldBe(1);
        Simulator.Requests.For(Model).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(LlmProvider.OpenAI)]
    [InlineData(LlmProvider.Anthropic)]
    public async Task Definitions_reach_the_provider_or_the_prompt(LlmProvider provider)
    {
        var schema = JsonElement.Parse("""
            {"type":"object","properties":{"a":{"$ref":"#/$defs/x"}},"required":["a"],"additionalProperties":false,"$defs":{"x":{"type":"integer"}}}
            """);
        Simulator.Script(Model, Reply.Text("""Sure: {"a":5}"""));

        var answer = await Client(provider, Model).ExtractJsonAsync(Question, schema, "definitions", cancellationToken: Cancel);

        answer.Value.GetProperty("a").GetInt32().ShouldBe(5);
        var body = Simulator.Requests.For(Model).ShouldHaveSingleItem().Body;
        body.ShouldContain("$defs");
        (provider == LlmProvider.Anthropic && body.Contains("output_config", StringComparison.Ordinal)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_type_that_comes_twice_is_sent_to_OpenAI_as_a_definition_that_is_shut()
    {
        Simulator.Script(Model, Reply.Json("""{"paid":[],"denied":[{"code":"a","note":null}]}"""));

        var answer = await Client(LlmProvider.OpenAI, Model).ExtractAsync<Twice>(Question, null, Native, cancellationToken: Cancel);

        answer.Value.Denied.ShouldHaveSingleItem().Code.ShouldBe("a");
        var schema = SchemaIn(Simulator.Requests.For(Model).ShouldHaveSingleItem().Json()!.AsObject(), LlmProvider.OpenAI);
        schema["properties"]!["denied"]!["items"]!.ToJsonString().ShouldBe("""{"$ref":"#/$defs/shared1"}""");
        var shared = schema["$defs"]!["shared1"]!;
        shared["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
        shared["required"]!.AsArray().Select(name => (string)name!).ShouldBe(["code", "note"]);
    }

    private sealed record Twice(IReadOnlyList<TwiceLine> Paid, IReadOnlyList<TwiceLine> Denied);

    private sealed record TwiceLine(string Code)
    {
        public string? Note { get; init; }
    }

    private static JsonObject SchemaIn(JsonObject body, LlmProvider provider) => provider == LlmProvider.OpenAI
        ? body["response_format"]!["json_schema"]!["schema"]!.AsObject()
        : body["output_config"]!["format"]!["schema"]!.AsObject();
}
