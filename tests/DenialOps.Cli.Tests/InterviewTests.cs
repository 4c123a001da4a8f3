using System.Text;
using System.Text.Json.Nodes;

namespace DenialOps.Cli.Tests;

public sealed class InterviewTests
{
    private const string Letter = """
        Harbor Health Plan

        June 1, 2026

        Dear Ana Morales:

        We denied the MRI of the lumbar spine (CPT 72148) because it is not medically necessary.
        You may appeal this decision.
        """;

    [Fact]
    public async Task Questions_are_asked_one_at_a_time_and_the_answers_change_the_pack()
    {
        using var folder = new TemporaryFolder();
        folder.File("letter.txt", Letter);

        var result = await RunAsync(folder, "medicaid\n.\n", "run", "letter.txt", "--interactive", "--as-of", "2026-06-10");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("What kind of plan is this");
        result.Error.ShouldContain("7: medicaid");
        result.Output.ShouldContain("Appeal by July 31, 2026");
        Deadlines(folder)[0]!["rule_id"]!.GetValue<string>().ShouldBe("medicaid-plan-appeal");
        Case(folder)["answers"]!["payer.plan_type"]!.GetValue<string>().ShouldBe("medicaid");
    }

    [Fact]
    public async Task The_number_of_a_choice_is_an_answer_and_a_wrong_answer_is_asked_again()
    {
        using var folder = new TemporaryFolder();
        folder.File("letter.txt", Letter);

        var result = await RunAsync(folder, "a plan\n5\n.\n", "run", "letter.txt", "--interactive", "--as-of", "2026-06-10");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("Write one of the numbers above, or the words beside it.");
        Case(folder)["answers"]!["payer.plan_type"]!.GetValue<string>().ShouldBe("medicare_advantage");
    }

    [Fact]
    public async Task An_answer_without_an_end_is_told_in_plain_words()
    {
        using var folder = new TemporaryFolder();
        folder.File("letter.txt", Letter);

        var result = await RunAsync(folder, new string('a', 1_100_000) + "\n.\n", "run", "letter.txt", "--interactive", "--as-of", "2026-06-10");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldNotContain("That the context");
    }

    [Fact]
    public async Task An_empty_line_skips_a_question_and_the_end_of_input_ends_them()
    {
        using var folder = new TemporaryFolder();
        folder.File("letter.txt", Letter);

        var result = await RunAsync(folder, "\n\n", "run", "letter.txt", "--interactive");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.Split("> ").Length.ShouldBe(4, "three questions, the last one unanswered");
        Case(folder)["answers"]!.AsObject().Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_case_is_run_again_with_its_answers_and_with_those_that_were_added()
    {
        using var folder = new TemporaryFolder();
        folder.File("letter.txt", Letter);
        (await RunAsync(folder, "medicaid\n.\n", "run", "letter.txt", "--interactive")).ExitCode.ShouldBe(0);
        var file = Directory.GetFiles(folder.Combine("denialops-out"), "case.json", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var json = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        json["answers"]!["received_notice_date"] = "2026-06-05";
        await File.WriteAllTextAsync(file, json.ToJsonString(), TestContext.Current.CancellationToken);
        folder.File("more.json", """{"payer.plan_type": "employer"}""");

        (await DenialOpsProcess.RunAsync(["run", file, "--context", "more.json"], folder.Path)).ShouldSucceed();

        Deadlines(folder)[0]!["derivation"]!.GetValue<string>().ShouldBe("2026-06-05 + 180 days = 2026-12-02");
        Case(folder)["answers"]!.AsObject().Select(a => a.Key).ShouldBe(["payer.plan_type", "received_notice_date"]);
    }

    [Fact]
    public async Task A_case_whose_letter_is_gone_or_changed_is_refused_in_one_line()
    {
        using var folder = new TemporaryFolder();
        folder.File("letter.txt", Letter);
        (await DenialOpsProcess.RunAsync(["run", "letter.txt"], folder.Path)).ShouldSucceed();
        var file = Directory.GetFiles(folder.Combine("denialops-out"), "case.json", SearchOption.AllDirectories).ShouldHaveSingleItem();

        folder.File("letter.txt", Letter + "More.");
        (await DenialOpsProcess.RunAsync(["run", file], folder.Path)).ShouldFail(ExitCodes.WrongUse, "has changed");

        File.Delete(folder.Combine("letter.txt"));
        (await DenialOpsProcess.RunAsync(["run", file], folder.Path)).ShouldFail(ExitCodes.WrongUse, "is not there");

        await File.WriteAllTextAsync(file, "{\"x\": ", TestContext.Current.CancellationToken);
        (await DenialOpsProcess.RunAsync(["run", file], folder.Path)).ShouldFail(ExitCodes.WrongUse, "is not a case.json that run wrote");
    }

    [Theory]
    [InlineData("2026-06-20", "That day is still to come.")]
    [InlineData("05/20/2026", "That is before the day of the letter, June 1, 2026.")]
    [InlineData("06/31/2026", "That is not a day of the calendar")]
    [InlineData("9999-12-31", "That is out of range")]
    public async Task A_day_of_receipt_that_cannot_be_is_asked_for_again_in_plain_words(string day, string said)
    {
        using var folder = new TemporaryFolder();
        folder.File("letter.txt", Letter);
        folder.File("mine.json", """{"payer.plan_type": "employer"}""");

        var result = await RunAsync(folder, $"\n{day}\n06/05/2026\n.\n", "run", "letter.txt", "--interactive", "--as-of", "2026-06-10", "--context", "mine.json");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain(said);
        result.Error.ShouldNotContain("context field");
        Case(folder)["answers"]!["received_notice_date"]!.GetValue<string>().ShouldBe("2026-06-05");
    }

    [Fact]
    public async Task Answers_are_kept_when_the_letter_is_run_again_and_said_to_be()
    {
        using var folder = new TemporaryFolder();
        folder.File("letter.txt", Letter);
        (await RunAsync(folder, "medicaid\n.\n", "run", "letter.txt", "--interactive")).ExitCode.ShouldBe(0);

        var again = await RunAsync(folder, "", "run", "letter.txt");

        again.ExitCode.ShouldBe(0, again.Error);
        again.Error.ShouldContain("Kept from an earlier run of this letter: payer.plan_type.");
        Case(folder)["answers"]!["payer.plan_type"]!.GetValue<string>().ShouldBe("medicaid");
    }

    [Theory]
    [InlineData(null, "Nothing leaves this computer.")]
    [InlineData("", "What you answer may be sent to the model that is asked, with placeholders for names and numbers of the member.")]
    [InlineData("--send-identifiers", "What you answer may be sent to the model that is asked, names and numbers as they are.")]
    public async Task Who_gets_the_answers_is_said_before_they_are_asked_for(string? option, string said)
    {
        await using var run = await ModelRun.StartAsync();
        string[] asking = option is null ? ["run", Sample.Mri, "--interactive"] : [.. run.Asking(), "--interactive", .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

        var result = await DenialOpsProcess.RunAsync(asking, run.Folder.Path, ".\n"u8.ToArray(), run.Environment());

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.Split('\n')[0].ShouldBe("A few questions. Press Enter to skip one; write a full stop to stop. " + said);
    }

    [Theory]
    [InlineData("before the first step", "case", "new")]
    [InlineData("between the steps", "old", "new")]
    [InlineData("between the steps, and the new files were cleared away", "old")]
    [InlineData("after the last step", "case", "old")]
    public async Task Answers_survive_a_run_that_was_killed_while_it_replaced_the_case(string when, params string[] left)
    {
        using var folder = new TemporaryFolder();
        folder.File("letter.txt", Letter);
        (await RunAsync(folder, "medicaid\n.\n", "run", "letter.txt", "--interactive")).ExitCode.ShouldBe(0);
        string cases = folder.Combine("denialops-out"), path = Directory.GetDirectories(cases).ShouldHaveSingleItem(), id = Path.GetFileName(path);
        foreach (string end in left.Where(end => end != "case"))
        {
            Directory.CreateDirectory(Path.Combine(cases, $".{id}.killed.{end}"));
            foreach (string file in Directory.GetFiles(path))
            {
                File.Copy(file, Path.Combine(cases, $".{id}.killed.{end}", Path.GetFileName(file)));
            }
        }

        if (!left.Contains("case"))
        {
            Directory.Delete(path, recursive: true);
        }

        var (byCase, byLetter) = (await RunAsync(folder, "", "run", Path.Combine(path, "case.json"), "--out", "again"), await RunAsync(folder, "", "run", "letter.txt"));

        byCase.ExitCode.ShouldBe(0, byCase.Error);
        byLetter.ExitCode.ShouldBe(0, byLetter.Error);
        byLetter.Error.ShouldContain("Kept from an earlier run of this letter: payer.plan_type.", customMessage: when);
        foreach (string file in new[] { Path.Combine(path, "case.json"), Path.Combine(folder.Combine("again"), id, "case.json") })
        {
            JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!["answers"]!["payer.plan_type"]!.GetValue<string>().ShouldBe("medicaid");
        }

        Directory.GetDirectories(cases).Where(other => other.EndsWith(".old", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_letter_from_standard_input_leaves_no_place_for_answers()
    {
        using var folder = new TemporaryFolder();

        (await RunAsync(folder, Letter, "run", "-", "--interactive")).ShouldFail(ExitCodes.WrongUse, "--interactive needs standard input");

        Directory.Exists(folder.Combine("denialops-out")).ShouldBeFalse();
    }

    private static Task<DenialOpsProcess.Result> RunAsync(TemporaryFolder folder, string input, params string[] arguments) =>
        DenialOpsProcess.RunAsync(arguments, folder.Path, Encoding.UTF8.GetBytes(input));

    private static JsonArray Deadlines(TemporaryFolder folder) => Read(folder, "deadlines.json").AsArray();

    private static JsonObject Case(TemporaryFolder folder) => Read(folder, "case.json").AsObject();

    private static JsonNode Read(TemporaryFolder folder, string name) =>
        JsonNode.Parse(File.ReadAllText(Directory.GetFiles(folder.Combine("denialops-out"), name, SearchOption.AllDirectories).ShouldHaveSingleItem()))!;
}
