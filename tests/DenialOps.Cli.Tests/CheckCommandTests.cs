using System.Text;
using System.Text.Json;

namespace DenialOps.Cli.Tests;

public sealed class CheckCommandTests
{
    private const string Letter = """
        Blue Heron Health Plan
        March 5, 2026
        Claim 77-102938
        We did not approve the MRI (CPT 72148). The charge is $4,200.00.
        You may appeal within 180 days of the date of this letter.
        """;

    [Fact]
    public async Task A_text_that_says_what_the_letter_says_is_grounded()
    {
        using var folder = new TemporaryFolder();
        string letter = folder.File("letter.txt", Letter), draft = folder.File("draft.md", "On 03/05/26 you denied CPT 72148, a charge of $4,200.\n");

        var result = (await DenialOpsProcess.RunAsync("check", draft, "--against", letter)).ShouldSucceed();

        var root = JsonDocument.Parse(result.Output).RootElement;
        root.GetProperty("is_grounded").GetBoolean().ShouldBeTrue();
        root.GetProperty("documents")[0].GetProperty("document").GetString().ShouldBe("draft.md");
    }

    [Fact]
    public async Task An_invented_value_gives_exit_code_3_and_the_report()
    {
        using var folder = new TemporaryFolder();
        const string Draft = "The plan’s letter of March 6, 2026 denies CPT 72149.\n";
        string letter = folder.File("letter.txt", Letter), draft = folder.File("draft.md", Draft);

        var result = await DenialOpsProcess.RunAsync("check", draft, "--against", letter);

        result.ExitCode.ShouldBe(ExitCodes.Ungrounded);
        result.Error.ShouldStartWith("denialops: 2 values of the text stand in no document");
        var report = JsonDocument.Parse(result.Output).RootElement.GetProperty("documents")[0];
        report.GetProperty("hallucinated_codes").EnumerateArray().Select(code => code.GetString()).ShouldHaveSingleItem()!.ShouldContain("72149");
        foreach (var item in report.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("status").GetString() == "ungrounded"))
        {
            Draft[item.GetProperty("start").GetInt32()..item.GetProperty("end").GetInt32()].ShouldBe(item.GetProperty("text").GetString());
        }
    }

    [Fact]
    public async Task One_value_is_told_in_the_singular()
    {
        using var folder = new TemporaryFolder();
        string letter = folder.File("letter.txt", Letter), draft = folder.File("draft.md", "You deny CPT 72149.\n");

        (await DenialOpsProcess.RunAsync("check", draft, "--against", letter)).Error
            .ShouldStartWith("denialops: 1 value of the text stands in no document and follows from none;");
    }

    [Fact]
    public async Task A_draft_from_a_pipe_is_read_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such pipes");
        using var folder = new TemporaryFolder();
        folder.File("letter.txt", Letter);

        var result = await DenialOpsProcess.ShellAsync("mkfifo draft.md && (echo 'You deny CPT 72148.' > draft.md &) && $DENIALOPS check draft.md --against letter.txt", folder.Path);

        result.ExitCode.ShouldBe(ExitCodes.Done, result.Error);
    }

    [Fact]
    public async Task The_plan_is_further_evidence()
    {
        using var folder = new TemporaryFolder();
        string letter = folder.File("letter.txt", Letter);
        string plan = folder.File("plan.txt", "Blue Heron Silver. Imaging has a copayment of $75.00 for each scan.\n");
        byte[] draft = Encoding.UTF8.GetBytes("My copayment is $75.\n");

        (await DenialOpsProcess.RunAsync(["check", "-", "--against", letter], input: draft)).ExitCode.ShouldBe(ExitCodes.Ungrounded);
        (await DenialOpsProcess.RunAsync(["check", "-", "--against", letter, "--plan", plan], input: draft)).ShouldSucceed();
    }

    [Fact]
    public async Task Every_document_of_a_pack_passes_its_own_check()
    {
        using var folder = new TemporaryFolder();
        string context = folder.File("mine.json", """{"denial.date_of_letter": "2026-07-14", "appeal.deadline_days": 180, "member.name": "Annalise Dovrenko"}""");
        (await DenialOpsProcess.RunAsync(["run", Sample.Mri, "--context", context], folder.Path)).ShouldSucceed();
        string[] documents = Directory.GetFiles(folder.Combine("denialops-out"), "*.md", SearchOption.AllDirectories);

        documents.ShouldNotBeEmpty();
        foreach (string document in documents)
        {
            (await DenialOpsProcess.RunAsync("check", document, "--against", Sample.Mri, "--context", context)).ShouldSucceed();
        }
    }

    [Theory]
    [InlineData("nowhere.md", null)]
    [InlineData(null, "nowhere.txt")]
    public async Task A_file_that_is_not_there_is_named(string? draftName, string? letterName)
    {
        using var folder = new TemporaryFolder();
        string letter = letterName ?? folder.File("letter.txt", Letter), draft = draftName ?? folder.File("draft.md", "On March 5, 2026.");

        (await DenialOpsProcess.RunAsync("check", draft, "--against", letter)).ShouldFail(ExitCodes.Failed, "nowhere");
    }

    [Fact]
    public async Task The_output_for_a_long_text_is_bounded_and_says_what_it_leaves_out()
    {
        using var folder = new TemporaryFolder();
        string draft = folder.File("long.md", string.Concat(Enumerable.Range(0, 60_000).Select(n => $"I paid ${10_000 + n}.99 for it. It was denied on July 14, 2026.\n")));

        var result = await DenialOpsProcess.RunAsync("check", draft, "--against", Sample.Mri);

        result.ExitCode.ShouldBe(ExitCodes.Ungrounded);
        result.Output.Length.ShouldBeLessThan(4_000_000);
        var document = System.Text.Json.JsonDocument.Parse(result.Output).RootElement.GetProperty("documents")[0];
        document.GetProperty("items").GetArrayLength().ShouldBe(2000);
        document.GetProperty("items").EnumerateArray().ShouldAllBe(i => i.GetProperty("status").GetString() == "ungrounded");
        document.GetProperty("left_out").GetInt32().ShouldBeGreaterThan(100_000);
        result.Error.ShouldContain("entries of the output were left out");
        result.Error.ShouldContain("60,000 values");
    }
}
