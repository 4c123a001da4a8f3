using System.Text.Json;

namespace DenialOps.Cli.Tests;

public sealed class FactsCommandTests
{
    [Fact]
    public async Task Facts_prints_case_facts_and_nothing_else()
    {
        var result = (await DenialOpsProcess.RunAsync("facts", Sample.Mri)).ShouldSucceed();

        result.OutputBytes[0].ShouldBe((byte)'{');
        result.Output.ShouldEndWith("}\n");
        var facts = JsonDocument.Parse(result.Output).RootElement;
        facts.GetProperty("schema_version").GetString().ShouldBe("1.0");
        facts.GetProperty("document").GetProperty("file_name").GetString().ShouldBe("prior-auth-mri.txt");
        facts.EnumerateObject().Select(property => property.Name).ShouldBe(
            ["schema_version", "case_id", "extracted_at", "document", "payer", "member", "claim", "service", "services", "denial", "appeal", "contact", "amounts", "other", "missing", "warnings"],
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_dash_reads_standard_input_and_finds_the_same()
    {
        var fromFile = (await DenialOpsProcess.RunAsync("facts", Sample.Mri)).ShouldSucceed();
        var fromInput = (await DenialOpsProcess.RunAsync(["facts", "-"], input: await File.ReadAllBytesAsync(Sample.Mri, TestContext.Current.CancellationToken))).ShouldSucceed();

        Without(fromInput.Output).ShouldBe(Without(fromFile.Output));
        JsonDocument.Parse(fromInput.Output).RootElement.GetProperty("document").GetProperty("file_name").GetString().ShouldBe("-");
    }

    [Fact]
    public async Task Facts_of_the_user_have_the_last_word()
    {
        using var folder = new TemporaryFolder();
        string context = folder.File("mine.json", """{"member": {"name": "Ana [bold]Reyes"}, "appeal.deadline_days": 60}""");

        var result = (await DenialOpsProcess.RunAsync("facts", Sample.Mri, "--context", context)).ShouldSucceed();

        var name = JsonDocument.Parse(result.Output).RootElement.GetProperty("member").GetProperty("name");
        name.GetProperty("value").GetString().ShouldBe("Ana [bold]Reyes");
        name.GetProperty("method").GetString().ShouldBe("user");
        name.GetProperty("source").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_letter_with_a_strange_name_is_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names");
        using var folder = new TemporaryFolder();
        string path = folder.Combine("-let[red]ter\n[x].txt");
        File.Copy(Sample.Mri, path);

        (await DenialOpsProcess.RunAsync("facts", path)).ShouldSucceed().Output.ShouldContain("-let[red]ter");
        (await DenialOpsProcess.RunAsync(["facts", "--", "-let[red]ter\n[x].txt"], folder.Path)).ShouldSucceed();
    }

    [Theory]
    [InlineData("facts")]
    [InlineData("run")]
    public async Task A_full_disk_behind_the_output_is_said(string command)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "only Linux has a device that is always full");
        using var folder = new TemporaryFolder();

        var result = await DenialOpsProcess.ShellAsync($"$DENIALOPS {command} '{Sample.Mri}' > /dev/full", folder.Path);

        result.ShouldFail(ExitCodes.Failed, "standard output takes no more: No space left on device.");
    }

    [Fact]
    public async Task A_link_that_leads_round_in_a_circle_is_refused_by_name()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a right there");
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.Combine("a.txt"), "b.txt");
        File.CreateSymbolicLink(folder.Combine("b.txt"), "a.txt");

        (await DenialOpsProcess.RunAsync(["facts", "a.txt"], folder.Path)).ShouldFail(ExitCodes.Failed, "a.txt");
    }

    [Fact]
    public async Task A_closed_output_is_no_failure()
    {
        using var process = DenialOpsProcess.Start(["facts", Sample.Mri], readOutput: false);
        process.CloseOutput();
        await process.SendAsync([]);

        (await process.EndAsync()).ShouldSucceed();
    }

    [Fact]
    public async Task A_full_output_is_a_failure_in_one_line()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "only Linux has /dev/full");

        (await DenialOpsProcess.ShellAsync($"$DENIALOPS facts '{Sample.Mri}' > /dev/full")).ShouldFail(ExitCodes.Failed, "space");
    }

    [Fact]
    public async Task Only_the_output_that_is_asked_for_is_written()
    {
        using var folder = new TemporaryFolder();

        (await DenialOpsProcess.RunAsync(["facts", Sample.Mri], folder.Path)).ShouldSucceed();

        folder.Entries.ShouldBeEmpty();
    }

    private static string[] Without(string json) =>
        [.. json.Split('\n').Where(line => !line.Contains("\"extracted_at\"", StringComparison.Ordinal) && !line.Contains("\"file_name\"", StringComparison.Ordinal) && !line.Contains("\"document\": \"", StringComparison.Ordinal))];
}
