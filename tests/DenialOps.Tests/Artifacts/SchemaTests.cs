using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CsCheck;
using DenialOps.Facts;
using DenialOps.Knowledge;
using DenialOps.Routing;
using DenialOps.Tests.Drafting;
using NJsonSchema;

namespace DenialOps.Tests.Artifacts;

public sealed class SchemaTests
{
    private static readonly string[] Names = ["case_facts", "route", "deadlines", "action_plan", "summary", "grounding", "usage", "run"];

    [Fact]
    public async Task Every_artifact_of_every_route_keeps_to_its_schema()
    {
        var schemas = await SchemasAsync();
        foreach (var route in Enum.GetValues<Route>())
        {
            ShouldBeValid(schemas, FullFacts(), SomeCase.Route(route));
            ShouldBeValid(schemas, SomeCase.Empty(), SomeCase.Route(route, 0.2, Urgency.Expedited));
        }
    }

    [Fact]
    public async Task Every_artifact_of_hostile_cases_keeps_to_its_schema()
    {
        var schemas = await SchemasAsync();
        HostileCase.Wild.Sample(c => ShouldBeValid(schemas, c.Facts, c.Route), iter: 50);
    }

    [Theory]
    [MemberData(nameof(NamesData))]
    public async Task A_missing_required_property_is_found(string name)
    {
        var schema = (await SchemasAsync())[name];
        var json = SomePack.Text(SomePack.Files(FullFacts(), SomeCase.Route(Route.MedicalNecessityAppeal)), name + ".json");
        var properties = First(JsonNode.Parse(json)!).Select(p => p.Key).ToList();

        properties.ShouldNotBeEmpty();
        foreach (var property in properties)
        {
            var damaged = JsonNode.Parse(json)!;
            First(damaged).Remove(property);
            schema.Validate(damaged.ToJsonString()).ShouldNotBeEmpty($"{name} without {property}");
        }
    }

    [Theory]
    [InlineData("case_facts", "\"method\": \"rule\"", "\"method\": \"guess\"")]
    [InlineData("case_facts", "\"sha256\": \"aaaa", "\"sha256\": \"AAAA")]
    [InlineData("case_facts", "\"confidence\": 0.95", "\"confidence\": 1.5")]
    [InlineData("case_facts", "\"value\": \"2024-01-15\"", "\"value\": \"January 15\"")]
    [InlineData("case_facts", "\"value\": \"medical_necessity\"", "\"value\": \"MedicalNecessity\"")]
    [InlineData("route", "medical_necessity_appeal", "appeal")]
    [InlineData("deadlines", "\"2024-07-13\",\n    \"days\"", "\"13.07.2024\",\n    \"days\"")]
    [InlineData("action_plan", "\"number\": 1,", "\"number\": \"1\",")]
    [InlineData("usage", "\"call_count\": 0", "\"call_count\": -1")]
    [InlineData("run", "\"bytes\": ", "\"bytes\": -")]
    public async Task A_value_of_the_wrong_form_is_found(string name, string right, string wrong)
    {
        var schema = (await SchemasAsync())[name];
        var json = SomePack.Text(SomePack.Files(FullFacts(), SomeCase.Route(Route.MedicalNecessityAppeal)), name + ".json");

        json.ShouldContain(right);
        schema.Validate(json.Replace(right, wrong, StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_property_that_was_added_later_is_no_error()
    {
        var schemas = await SchemasAsync();
        var json = JsonNode.Parse(SomePack.Text(SomePack.Files(FullFacts(), SomeCase.Route(Route.CoverageDispute)), "case_facts.json"))!;
        json["added_later"] = 1;

        schemas["case_facts"].Validate(json.ToJsonString()).ShouldBeEmpty();
    }

    public static TheoryData<string> NamesData() => [.. Names];

    private static void ShouldBeValid(Dictionary<string, JsonSchema> schemas, CaseFacts facts, RouteDecision route)
    {
        var files = SomePack.Files(facts, route);
        foreach (var (name, schema) in schemas)
        {
            schema.Validate(SomePack.Text(files, name + ".json")).Select(e => e.ToString()).ShouldBeEmpty($"{name}.json, {route.Route}");
        }
    }

    private static JsonObject First(JsonNode node) => node as JsonObject ?? node.AsArray()[0]!.AsObject();

    private static CaseFacts FullFacts() => SomeCase.Scan(DenialCategory.MedicalNecessity) with
    {
        Payer = new PayerFacts { Name = SomeCase.Fact("Harbor Health Plan"), PlanType = SomeCase.Fact(PlanType.MedicareAdvantage) },
        Services = [new ServiceLine { Codes = [SomeCase.Fact("72148")], Units = SomeCase.Fact(1m), Billed = SomeCase.Fact(2500m) }],
        Other = new Dictionary<string, Fact<string>> { ["received_notice_date"] = SomeCase.Fact("2024-01-18", 1, FactMethod.User) },
        Missing = [new MissingFact("claim.reference_number", "The letter does not print one.")],
        Warnings = [new FactWarning("denial.carc_codes", "The code and the words differ.")],
    };

    private static async Task<Dictionary<string, JsonSchema>> SchemasAsync([CallerFilePath] string caller = "")
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "..", "schemas"));
        var schemas = new Dictionary<string, JsonSchema>(StringComparer.Ordinal);
        foreach (var name in Names)
        {
            schemas.Add(name, await JsonSchema.FromFileAsync(Path.Combine(folder, name + ".schema.json")));
        }

        return schemas;
    }
}
