namespace DenialOps.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("say what to do: run, facts, route or check")]
    [InlineData("there is no command 'fcats'. Did you mean 'facts'?", "fcats", "letter.txt")]
    [InlineData("unknown option '--jsn'. Did you mean '--json'?", "run", "letter.txt", "--jsn")]
    [InlineData("unknown option '--fast'.", "facts", "--fast", "letter.txt")]
    [InlineData("unknown option '-x'.", "facts", "-x")]
    [InlineData("unknown option '--verbose'.", "--verbose")]
    [InlineData("Required argument", "facts")]
    [InlineData("'b.txt' is one argument too many", "facts", "a.txt", "b.txt")]
    [InlineData("Required argument missing for option: '--out'", "run", "letter.txt", "--out")]
    [InlineData("'--against' is required", "check", "draft.md")]
    [InlineData("the file name is empty", "facts", "")]
    [InlineData("'2026-02-30' after --as-of is no day of the calendar; write it as YYYY-MM-DD", "run", "letter.txt", "--as-of", "2026-02-30")]
    [InlineData("'tomorrow' after --as-of is no day of the calendar", "facts", "letter.txt", "--as-of", "tomorrow")]
    [InlineData("Required argument missing for option: '--as-of'", "run", "letter.txt", "--as-of")]
    [InlineData("--out needs a folder after it, before --json.", "run", "letter.txt", "--out", "--json")]
    [InlineData("--context needs a value after it, before --as-of.", "facts", "letter.txt", "--context", "--as-of", "2026-07-20")]
    [InlineData("'12/31/99' after --as-of is no day of the calendar; write it as YYYY-MM-DD", "run", "letter.txt", "--as-of", "12/31/99")]
    [InlineData("'0001-01-01' after --as-of is too far away; take a day of the years 1990 to 2099.", "run", "letter.txt", "--as-of", "0001-01-01")]
    [InlineData("budget is '-1' (option --budget); allowed: an amount of US dollars above 0", "run", "letter.txt", "--budget", "-1")]
    [InlineData("'-0.5' after --budget is no amount above 0", "llm", "ping", "--budget", "-0.5")]
    [InlineData("'-1d' after --since is no time; write 7d, 24h or a day", "usage", "--since", "-1d")]
    [InlineData("unknown option '-1'.", "facts", "-1")]
    [InlineData("standard input (-) can be read once only", "check", "-", "--against", "-")]
    public async Task Wrong_use_is_told_in_one_line_with_a_hint(string message, params string[] arguments) =>
        (await DenialOpsProcess.RunAsync(arguments)).ShouldFail(ExitCodes.WrongUse, message);

    [Theory]
    [InlineData("--plan", "plan.pdf")]
    [InlineData("--eob", "eob.pdf")]
    public async Task Run_says_what_this_version_does_not_support(string option, string value)
    {
        using var folder = new TemporaryFolder();

        var result = await DenialOpsProcess.RunAsync(["run", Sample.Mri, option, value], folder.Path);

        result.ShouldFail(ExitCodes.WrongUse, $"this version does not support {option} with run yet");
        folder.Entries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("denialops check my_letter.md --against letter.pdf", "--help")]
    [InlineData("denialops run letter.pdf --out cases", "run", "--help")]
    [InlineData("pdftotext letter.pdf - | denialops facts -", "facts", "-h")]
    [InlineData("denialops route letter.txt | jq -r .route", "route", "--help")]
    [InlineData("denialops check - --against letter.txt < my_appeal.md", "check", "--help")]
    [InlineData("denialops usage --since 7d", "usage", "--help")]
    [InlineData("denialops prices show gpt-4o", "prices", "--help")]
    [InlineData("denialops prices list gpt-4o", "prices", "list", "--help")]
    [InlineData("denialops prices show gpt-4o --on 2024-08-01", "prices", "show", "--help")]
    [InlineData("denialops prices import model_prices", "prices", "import", "--help")]
    [InlineData("denialops prompts validate --prompts my-prompts", "prompts", "--help")]
    [InlineData("denialops prompts list --prompts my-prompts", "prompts", "list", "--help")]
    [InlineData("denialops prompts show summary --prompts my-prompts", "prompts", "show", "--help")]
    [InlineData("--set letter=@letter.txt --set tone=friendly", "prompts", "render", "--help")]
    [InlineData("denialops prompts validate --prompts my-prompts", "prompts", "validate", "--help")]
    public async Task Help_teaches_by_example_on_standard_output(string example, params string[] arguments)
    {
        var result = (await DenialOpsProcess.RunAsync(arguments)).ShouldSucceed();

        result.Output.ShouldContain("Examples:");
        result.Output.ShouldContain(example);
        result.Output.ShouldContain("130 interrupted");
        result.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
    }

    [Fact]
    public async Task Version_is_one_line() =>
        (await DenialOpsProcess.RunAsync("--version")).ShouldSucceed().Output.ShouldMatch(@"\Adenialops \d+\.\d+\.\d+\S*\n\z");

    [Theory]
    [InlineData("""{"member": {"nmae": "Ana Reyes"}}""", "'member.nmae': there is no such fact; did you mean 'member.name'?")]
    [InlineData("""{"member": {"date_of_birth": "3/5/90"}}""", "write it like \"2026-06-02\"")]
    [InlineData("not json", "the context is not JSON")]
    [InlineData("""{"urgent": true, "urgent": false}""", "'urgent': is given twice")]
    [InlineData("""{"member": {"name": "Ana"}, "member": {"member_id": "1"}}""", "'member': is given twice")]
    [InlineData("""{"member": {"name": "Ana", "name": "Eva"}}""", "'member.name': is given twice")]
    [InlineData("""{"member": {"name": "Ana"}, "member.name": "Eva"}""", "'member.name': is given twice")]
    public async Task A_wrong_context_is_wrong_use(string json, string message)
    {
        using var folder = new TemporaryFolder();
        string context = folder.File("mine.json", json);

        (await DenialOpsProcess.RunAsync("facts", Sample.Mri, "--context", context)).ShouldFail(ExitCodes.WrongUse, message);
    }

    [Fact]
    public async Task A_context_file_that_is_not_there_is_named() =>
        (await DenialOpsProcess.RunAsync("facts", Sample.Mri, "--context", "nowhere.json"))
            .ShouldFail(ExitCodes.WrongUse, "there is no context file 'nowhere.json'");
}
