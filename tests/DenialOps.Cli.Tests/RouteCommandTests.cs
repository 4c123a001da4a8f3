using System.Text.Json;

namespace DenialOps.Cli.Tests;

public sealed class RouteCommandTests
{
    [Fact]
    public async Task Route_prints_route_json_and_nothing_else()
    {
        var result = (await DenialOpsProcess.RunAsync("route", Sample.Mri)).ShouldSucceed();

        var route = JsonDocument.Parse(result.Output).RootElement;
        route.GetProperty("schema_version").GetString().ShouldBe("1.0");
        route.GetProperty("route").GetString().ShouldBeOneOf("prior_auth_needed", "claim_correction_resubmit", "medical_necessity_appeal", "coverage_dispute", "not_a_denial");
        route.GetProperty("confidence").GetDouble().ShouldBeInRange(0, 1);
    }

    [Fact]
    public async Task A_user_who_says_that_it_is_urgent_is_heard()
    {
        using var folder = new TemporaryFolder();
        string context = folder.File("mine.json", """{"urgent": true}""");

        var result = (await DenialOpsProcess.RunAsync("route", Sample.Mri, "--context", context, "--json")).ShouldSucceed();

        JsonDocument.Parse(result.Output).RootElement.GetProperty("urgency").GetString().ShouldBe("expedited");
    }
}
