using System.Security.Cryptography;
using System.Text.Json;

namespace DenialOps.Cli.Tests;

public sealed class RunCommandTests
{
    private static readonly string[] FilesOfEveryCase =
    [
        "action_plan.json", "action_plan.md", "case_facts.json", "deadlines.json", "extracted_text.txt",
        "grounding.json", "route.json", "run.json", "summary.json", "usage.json",
    ];

    private const string Context = """
        {
          "payer.name": "Quillfeather [bold]Health[/] Plan",
          "denial": {"date_of_letter": "2026-07-14", "reason": "Nobody asked us [sic] for approval."},
          "appeal": {"deadline_days": 180},
          "service": {"description": "MRI of the right knee", "cpt_codes": ["73721"]}
        }
        """;

    [Fact]
    public async Task Run_writes_the_pack_and_prints_the_deadline_first()
    {
        using var folder = new TemporaryFolder();
        folder.File("mine.json", Context);

        var result = (await DenialOpsProcess.RunAsync(["run", Sample.Mri, "--context", "mine.json"], folder.Path)).ShouldSucceed();

        string caseFolder = Directory.GetDirectories(folder.Combine("denialops-out")).ShouldHaveSingleItem();
        FilesOfEveryCase.ShouldBeSubsetOf(Directory.GetFiles(caseFolder).Select(file => Path.GetFileName(file)));
        var lines = result.Output.Split('\n');
        lines[1].ShouldMatch("^│ Appeal (by|was due) January 10, 2027 — ");
        lines.ShouldAllBe(line => line.Length <= 80);
        result.Output.ShouldContain(" Denied    MRI of the right knee (73721), ");
        string.Join(' ', result.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain("by Quillfeather [bold]Health[/] Plan");
        result.Output.ShouldContain("“Nobody asked us [sic] for approval.”");
        result.Output.ShouldContain("1. ");
        result.Output.ShouldContain("action_plan.md");
        result.Output.ShouldContain(Path.Combine("denialops-out", Path.GetFileName(caseFolder)));
        result.Output.ShouldNotContain("\u001b");
    }

    [Theory]
    [InlineData("provider", "Billing staff")]
    [InlineData("patient", "You")]
    public async Task The_documents_speak_in_the_voice_that_is_asked_for(string audience, string who)
    {
        using var folder = new TemporaryFolder();

        (await DenialOpsProcess.RunAsync(["run", Sample.Mri, "--audience", audience], folder.Path)).ShouldSucceed();

        string caseFolder = Directory.GetDirectories(folder.Combine("denialops-out")).ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(Path.Combine(caseFolder, "action_plan.md"), TestContext.Current.CancellationToken)).ShouldContain($"    - Who: {who}\n");
        (await DenialOpsProcess.RunAsync(["run", Sample.Mri, "--audience", "nurse"], folder.Path))
            .ShouldFail(ExitCodes.WrongUse, "'nurse' after --audience is nobody that we write for; use patient or provider.");
    }

    [Fact]
    public async Task Templates_of_the_user_take_the_place_of_ours_as_the_documentation_shows()
    {
        using var folder = new TemporaryFolder();
        string[] parts = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "templates.md"), TestContext.Current.CancellationToken)).Split("```");
        Directory.CreateDirectory(folder.Combine("mine"));
        folder.File("mine/fax_cover.liquid", parts.Single(part => part.StartsWith("liquid\n", StringComparison.Ordinal))["liquid\n".Length..]);

        (await DenialOpsProcess.RunAsync(["run", Sample.Mri, "--templates", "mine"], folder.Path)).ShouldSucceed();

        string caseFolder = Directory.GetDirectories(folder.Combine("denialops-out")).ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(Path.Combine(caseFolder, "fax_cover.md"), TestContext.Current.CancellationToken))
            .ShouldBe(parts.Single(part => part.StartsWith("markdown\n", StringComparison.Ordinal))["markdown\n".Length..]);
        (await File.ReadAllTextAsync(Path.Combine(caseFolder, "run.json"), TestContext.Current.CancellationToken)).ShouldContain("\"templates\": \"fax_cover\"");
    }

    [Theory]
    [InlineData("fax_cover.liquid", "{{ payer }} {{ member_name }}\n{{ apeal_fax }}", "fax_cover.liquid, line 2: there is no variable or filter 'apeal_fax'; docs/templates.md lists them.")]
    [InlineData("letter.liquid", "x", "letter.liquid: there is no template of this name; the names are ")]
    public async Task Templates_that_cannot_be_used_end_the_run_before_anything_is_written(string file, string text, string message)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Combine("mine"));
        folder.File("mine/" + file, text);

        var result = await DenialOpsProcess.RunAsync(["run", Sample.Mri, "--templates", "mine"], folder.Path);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldStartWith("denialops: " + message);
        result.Error.TrimEnd('\n').ShouldNotContain("\n");
        Directory.Exists(folder.Combine("denialops-out")).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_approved_stands_beside_what_was_denied_on_the_screen_in_the_plan_and_in_the_letter()
    {
        using var folder = new TemporaryFolder();
        folder.File("letter.txt", """
            Quillfeather Health Plan of Ohio
            July 14, 2026

            Member: Annalise Dovrenko
            Member ID: QHO 118 220

            Dear Annalise Dovrenko,

            You asked for 20 visits of physical therapy. We approved 12 visits. We did not approve the other 8 because the
            records do not show that more visits are medically necessary.

            You have 180 days from the date of this letter to appeal.
            """);

        var result = (await DenialOpsProcess.RunAsync(["run", "letter.txt", "--as-of", "2026-07-20"], folder.Path)).ShouldSucceed();

        string caseFolder = Directory.GetDirectories(folder.Combine("denialops-out")).ShouldHaveSingleItem();
        result.Output.ShouldContain(" Approved  “We approved 12 visits.”");
        (await File.ReadAllTextAsync(Path.Combine(caseFolder, "action_plan.md"), TestContext.Current.CancellationToken)).ShouldContain("It approved a part: “We approved 12 visits.”");
        (await File.ReadAllTextAsync(Path.Combine(caseFolder, "appeal_letter.md"), TestContext.Current.CancellationToken)).ShouldContain("> We approved 12 visits.");
    }

    [Fact]
    public async Task The_hashes_in_run_json_are_those_of_the_files()
    {
        using var folder = new TemporaryFolder();
        (await DenialOpsProcess.RunAsync(["run", Sample.Mri], folder.Path)).ShouldSucceed();
        string caseFolder = Directory.GetDirectories(folder.Combine("denialops-out")).ShouldHaveSingleItem();

        var run = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(caseFolder, "run.json"), TestContext.Current.CancellationToken)).RootElement;
        var artifacts = run.GetProperty("artifacts").EnumerateArray().ToList();

        artifacts.Select(artifact => artifact.GetProperty("file").GetString()).Append("run.json")
            .ShouldBe(Directory.GetFiles(caseFolder).Select(Path.GetFileName), ignoreOrder: true);
        foreach (var artifact in artifacts)
        {
            byte[] content = await File.ReadAllBytesAsync(Path.Combine(caseFolder, artifact.GetProperty("file").GetString()!), TestContext.Current.CancellationToken);
            artifact.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(content)));
        }
    }

    [Fact]
    public async Task Json_is_one_object_with_paths_route_deadline_and_summary()
    {
        using var folder = new TemporaryFolder();
        folder.File("mine.json", Context);

        var result = (await DenialOpsProcess.RunAsync(["run", Sample.Mri, "--context", "mine.json", "--json", "--out", "cases"], folder.Path)).ShouldSucceed();

        var report = JsonDocument.Parse(result.Output).RootElement;
        report.GetProperty("deadline").GetProperty("due").GetString().ShouldBe("2027-01-10");
        report.GetProperty("route").GetString().ShouldNotBeNullOrEmpty();
        report.GetProperty("summary").GetProperty("situation_summary").GetString().ShouldNotBeNullOrEmpty();
        report.GetProperty("folder").GetString()!.ShouldContain(Path.Combine(Path.GetFileName(folder.Path), "cases"));
        foreach (var path in report.GetProperty("paths").EnumerateObject())
        {
            File.Exists(path.Value.GetString()).ShouldBeTrue(path.Name);
        }
    }

    [Fact]
    public async Task The_same_letter_is_the_same_case_and_is_replaced_whole()
    {
        using var folder = new TemporaryFolder();
        (await DenialOpsProcess.RunAsync(["run", Sample.Mri], folder.Path)).ShouldSucceed();
        string caseFolder = Directory.GetDirectories(folder.Combine("denialops-out")).ShouldHaveSingleItem();
        await File.WriteAllTextAsync(Path.Combine(caseFolder, "route.json"), "changed", TestContext.Current.CancellationToken);

        (await DenialOpsProcess.RunAsync(["run", Sample.Mri], folder.Path)).ShouldSucceed();

        Directory.GetFileSystemEntries(folder.Combine("denialops-out")).ShouldBe([caseFolder]);
        (await File.ReadAllTextAsync(Path.Combine(caseFolder, "route.json"), TestContext.Current.CancellationToken)).ShouldStartWith("{");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_and_nothing_is_left()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("taken", "a file, not a folder");

        (await DenialOpsProcess.RunAsync(["run", Sample.Mri, "--out", file], folder.Path)).ShouldFail(ExitCodes.Failed, "taken");
        (await DenialOpsProcess.RunAsync(["run", Sample.Mri, "--out", Path.Combine(file, "below")], folder.Path)).ShouldFail(ExitCodes.Failed, "below");

        folder.Entries.ShouldBe(["taken"]);
    }

    [Fact]
    public async Task A_folder_without_permission_is_named_and_nothing_is_left()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has /proc");

        (await DenialOpsProcess.RunAsync("run", Sample.Mri, "--out", "/proc/denialops"))
            .ShouldFail(ExitCodes.Failed, "The folder /proc/denialops cannot be made: /proc takes no new folders.");
    }

    [Fact]
    public async Task An_empty_folder_name_is_wrong_use() =>
        (await DenialOpsProcess.RunAsync("run", Sample.Mri, "--out", "")).ShouldFail(ExitCodes.WrongUse, "--out is empty");

    [Fact]
    public async Task A_closed_output_does_not_stop_the_pack()
    {
        using var folder = new TemporaryFolder();
        using var process = DenialOpsProcess.Start(["run", Sample.Mri], folder.Path, readOutput: false);
        process.CloseOutput();
        await process.SendAsync([]);

        (await process.EndAsync()).ShouldSucceed();
        Directory.GetDirectories(folder.Combine("denialops-out")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task As_of_a_day_the_pack_can_be_made_again()
    {
        using var folder = new TemporaryFolder();
        async Task<string> DeadlinesAsync(string name)
        {
            (await DenialOpsProcess.RunAsync(["run", Sample.Mri, "--as-of", "2026-07-20", "--out", name], folder.Path)).ShouldSucceed();
            string caseFolder = Directory.GetDirectories(folder.Combine(name)).ShouldHaveSingleItem();
            string[] files = [.. Directory.GetFiles(caseFolder).Where(file => Path.GetFileName(file) is not ("run.json" or "usage.json")).Order(StringComparer.Ordinal)];
            return string.Concat(await Task.WhenAll(files.Select(file => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))));
        }

        string first = await DeadlinesAsync("first");

        first.ShouldContain("\"days_left\": 174");
        (await DeadlinesAsync("second")).ShouldBe(first);
    }

    [Fact]
    public async Task Values_of_the_user_are_text_and_never_template_markup_or_control()
    {
        using var folder = new TemporaryFolder();
        folder.File("mine.json", """
            {"member.name": "{{ 1 | plus: 1 }} [click](javascript:alert) <script> \u001b[31mred", "payer.name": "Plan\n# Heading\n{% include 'x' %}",
             "claim.claim_number": "{payer}{send}"}
            """);

        var result = (await DenialOpsProcess.RunAsync(["run", Sample.Mri, "--context", "mine.json"], folder.Path)).ShouldSucceed();

        result.Output.ShouldNotContain("\u001b");
        foreach (string file in Directory.GetFiles(folder.Combine("denialops-out"), "*.md", SearchOption.AllDirectories))
        {
            string text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            text.ShouldNotContain("\u001b");
            text.ShouldNotContain("<script>");
            text.ShouldNotContain("[click](");
            text.ShouldNotContain("\n# Heading");
            text.ShouldNotContain("{{");
        }
    }

    [Theory]
    [InlineData("20", 20)]
    [InlineData("60", 60)]
    [InlineData("many", 80)]
    [InlineData("0", 80)]
    public async Task Columns_are_honoured_where_no_terminal_says_its_width(string columns, int width)
    {
        using var folder = new TemporaryFolder();

        var result = await DenialOpsProcess.RunAsync(["run", Sample.Mri], folder.Path, environment: new Dictionary<string, string?> { ["COLUMNS"] = columns });

        result.ShouldSucceed().Output.Split('\n').Max(line => line.Length).ShouldBe(width);
    }
}
