using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using DenialOps.Artifacts;
using DenialOps.Facts;
using DenialOps.Knowledge;

namespace DenialOps.Tests.Artifacts;

public sealed class CaseArtifactsTests
{
    [Fact]
    public void A_case_has_its_files_in_order() =>
        SomePack.Files(SomeCase.Scan(), SomeCase.Route(Route.PriorAuthNeeded)).Select(f => f.FileName).ShouldBe(
        [
            "extracted_text.txt", "case_facts.json", "route.json", "deadlines.json", "action_plan.json",
            "prior_auth_checklist.md", "appeal_letter.md", "claim_file_request.md", "records_request.md",
                "representative_authorization.md", "fax_cover.md", "call_script.md", "action_plan.md",
            "summary.json", "grounding.json", "usage.json", "case.json", "run.json",
        ]);

    [Fact]
    public void The_facts_have_the_contracts_names_in_the_contracts_order()
    {
        var json = Json(SomePack.Files(SomeCase.Scan(), SomeCase.Route(Route.PriorAuthNeeded)), "case_facts.json").AsObject();

        Keys(json).ShouldBe("schema_version case_id extracted_at document payer member claim service services denial appeal contact amounts other missing warnings");
        Keys(json["document"]!).ShouldBe("file_name media_type pages characters sha256 ocr");
        Keys(json["service"]!).ShouldBe("description date_of_service date_of_service_end provider_name provider_npi facility_name cpt_codes hcpcs_codes diagnosis_codes modifiers revenue_codes drug_name ndc_codes");
        Keys(json["denial"]!).ShouldBe("date_of_letter reason summary categories carc_codes rarc_codes");
        Keys(json["appeal"]!).ShouldBe("deadline_days deadline_span counted_from deadline_date phone fax address website email expedited_hours");
        Keys(json["amounts"]!).ShouldBe("billed allowed paid patient_responsibility deductible copay coinsurance");
        Keys(json["payer"]!["name"]!).ShouldBe("value confidence method source");
        Keys(json["payer"]!["name"]!["source"]!).ShouldBe("document page start end quote");
    }

    [Theory]
    [InlineData("2500", "2500.00")]
    [InlineData("0", "0.00")]
    [InlineData("185.5", "185.50")]
    [InlineData("3975.00", "3975.00")]
    [InlineData("0.125", "0.125")]
    public void Money_has_two_decimals_and_loses_none(string amount, string printed)
    {
        var facts = SomeCase.Empty() with { Amounts = new AmountFacts { Billed = SomeCase.Fact(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)) } };

        Text(ContractJson.Serialize(facts)).ShouldContain($"\"value\": {printed},");
    }

    [Fact]
    public void Unknown_values_are_written_as_null_and_readable_characters_as_themselves()
    {
        var text = Text(ContractJson.Serialize(SomeCase.Empty() with { Payer = new PayerFacts { Name = SomeCase.Fact("Núñez & Sons’ <Plan> “A”") } }));

        text.ShouldContain("\"plan_type\": null");
        text.ShouldContain("Núñez & Sons’ <Plan> “A”");
        text.ShouldEndWith("}\n");
        text.ShouldNotContain("\r");
    }

    [Fact]
    public void The_run_names_every_other_file_with_its_hash()
    {
        var files = SomePack.Files(SomeCase.Scan(), SomeCase.Route(Route.PriorAuthNeeded));
        var run = Json(files, "run.json");

        var named = run["artifacts"]!.AsArray().Select(a => (File: a!["file"]!.GetValue<string>(), Hash: a["sha256"]!.GetValue<string>(), Bytes: a["bytes"]!.GetValue<int>())).ToList();
        named.ShouldBe(files.Where(f => f.FileName != "run.json").Select(f => (f.FileName, Convert.ToHexStringLower(SHA256.HashData(f.Content.Span)), f.Content.Length)));
        run["stages"]![1]!["duration_ms"]!.ToJsonString().ShouldBe("0.3333");
    }

    [Fact]
    public void Without_a_model_the_usage_is_zero()
    {
        var usage = Json(SomePack.Files(SomeCase.Scan(), SomeCase.Route(Route.PriorAuthNeeded)), "usage.json");

        usage["call_count"]!.GetValue<int>().ShouldBe(0);
        usage["estimated_cost_usd"]!.GetValue<decimal>().ShouldBe(0m);
    }

    [Fact]
    public void The_same_pack_gives_the_same_bytes()
    {
        var first = SomePack.Files(SomeCase.Scan(), SomeCase.Route(Route.PriorAuthNeeded));
        var second = SomePack.Files(SomeCase.Scan(), SomeCase.Route(Route.PriorAuthNeeded));

        second.Select(f => Text(f.Content.ToArray())).ShouldBe(first.Select(f => Text(f.Content.ToArray())));
    }

    private static string Keys(JsonNode node) => string.Join(' ', node.AsObject().Select(p => p.Key));

    private static JsonNode Json(IReadOnlyList<CaseArtifact> files, string name) => JsonNode.Parse(SomePack.Text(files, name)) ?? throw new JsonException();

    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);
}
