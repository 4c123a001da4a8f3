using System.Text;
using System.Text.Json.Nodes;

namespace DenialOps.Cli.Tests;

public sealed class RemitCommandTests
{
    private static readonly string Sample = Path.Combine(Repository.Root, "samples", "remittances", "july.835");

    [Fact]
    public async Task A_table_has_the_most_at_stake_first_and_the_codes_in_plain_words()
    {
        string output = (await DenialOpsProcess.RunAsync("remit", Sample)).ShouldSucceed().Output;

        string[] lines = output.Split('\n');
        lines[0].ShouldMatch("^claim +payer's number +at stake +charge +paid +codes +way out$");
        lines[1].ShouldMatch(@"^MOI-20422 +26-188-0047319 +1,684\.00 +1,684\.00 +0\.00 +CO-197 N54 +ask for approval$");
        lines[2].ShouldMatch(@"^MOI-20431 +26-188-0047555 +300\.00 +455\.00 +0\.00 +CO-16 MA130 N290 +new claim, no appeal$");
        output.ShouldContain("2 of 3 claims, 1,984.00 US dollars at stake.");
        output.ShouldContain("\nCO-197: ");
        output.ShouldNotContain("MOI-20418");
        output.ShouldNotContain("DOVRENKO", Case.Insensitive, "nobody needs a name here");
    }

    [Fact]
    public async Task Json_and_csv_have_the_same_denials_in_the_order_of_the_file()
    {
        var json = JsonNode.Parse((await DenialOpsProcess.RunAsync("remit", Sample, "--json")).ShouldSucceed().Output)!.AsArray();
        string[] csv = (await DenialOpsProcess.RunAsync("remit", Sample, "--csv")).ShouldSucceed().Output.TrimEnd().Split('\n');

        json.Select(denial => (string)denial!["patient_control_number"]!).ShouldBe(["MOI-20422", "MOI-20431"]);
        json[0]!["at_stake"]!.ToJsonString().ShouldBe("1684.00");
        ((string)json[0]!["route"]!, (string)json[0]!["reasons"]![0]!["code"]!, (string)json[0]!["payment_date"]!).ShouldBe(("prior_auth_needed", "CO-197", "2026-07-16"));
        csv.Length.ShouldBe(3);
        csv[0].ShouldStartWith("patient_control_number,payer_claim_number,payer,payment_date,service_date,status,charge,paid,at_stake,reasons,remarks,route,meaning");
        csv[1].ShouldStartWith("MOI-20422,26-188-0047319,QUILLFEATHER HEALTH PLAN OF OHIO,2026-07-16,2026-06-22,4,1684.00,0.00,1684.00,CO-197,N54,prior_auth_needed,");
    }

    [Fact]
    public async Task Standard_input_is_read_and_what_is_malformed_is_told_with_its_place()
    {
        string broken = (await File.ReadAllTextAsync(Sample, TestContext.Current.CancellationToken)).Replace("CAS*CO*197*1684", "CAS*CO*197*16B4", StringComparison.Ordinal);

        var result = await DenialOpsProcess.RunAsync(["remit", "-", "--csv"], input: Encoding.Latin1.GetBytes(broken));

        (result.ExitCode, result.Error).ShouldBe((ExitCodes.Done, "denialops: segment 31 (byte 1009): an amount of CAS is no number.\n"));
        result.Output.ShouldContain("MOI-20431");
        result.Output.ShouldContain("MOI-20422,26-188-0047319,QUILLFEATHER HEALTH PLAN OF OHIO,2026-07-16,2026-06-22,4,1684.00,0.00,1684.00,CO-197,N54,", Case.Sensitive, "the denial is not lost with its amount");
    }

    [Fact]
    public async Task What_would_be_a_formula_in_a_spreadsheet_is_text()
    {
        string hostile = (await File.ReadAllTextAsync(Sample, TestContext.Current.CancellationToken)).Replace("CLP*MOI-20422*", "CLP*=HYPERLINK(\"http://x.example\",1)*", StringComparison.Ordinal);

        var result = await DenialOpsProcess.RunAsync(["remit", "-", "--csv"], input: Encoding.Latin1.GetBytes(hostile));

        result.ShouldSucceed().Output.ShouldContain("\n\"'=HYPERLINK(\"\"http://x.example\"\",1)\",");
    }

    [Theory]
    [InlineData(ExitCodes.Failed, "there is no claim in this file", "LETTER")]
    [InlineData(ExitCodes.Failed, "there is no file 'nowhere.835'; check the name", "nowhere.835")]
    [InlineData(ExitCodes.Failed, "is a folder; name the file in it", ".")]
    [InlineData(ExitCodes.WrongUse, "--json and --csv are two forms", "x", "--json", "--csv")]
    public async Task What_cannot_be_is_one_line_that_says_what_to_do(int exitCode, string message, params string[] arguments)
    {
        arguments = [.. arguments.Select(argument => argument == "LETTER" ? Path.Combine(Repository.Root, "samples", "prior-auth-mri.txt") : argument)];

        var result = await DenialOpsProcess.RunAsync(["remit", .. arguments]);

        (result.ExitCode, result.Output).ShouldBe((exitCode, ""));
        result.Error.ShouldContain(message);
        result.Error.ShouldNotContain("   at ");
    }
}
