using System.Text.Json;
using DenialOps.Llm.Ledger;
using DenialOps.Llm.Usage;

namespace DenialOps.Cli.Tests;

public sealed class UsageCommandTests
{
    [Fact]
    public async Task A_table_by_model_with_the_sum_and_what_has_no_price()
    {
        using var folder = new TemporaryFolder();
        string ledger = await LedgerAsync(folder);

        string output = (await DenialOpsProcess.RunAsync("usage", "--ledger", ledger)).ShouldSucceed().Output;

        output.ShouldBe("""
            model       calls  failed  input  output      USD
            gpt-4o          2       0  3,000     200   0.0100
            home-grown      1       0      5       1  unknown
            all so far      3       0  3,005     201   0.0100
            Calls without a known price: 1; the cost is too low by theirs.

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Json_has_the_names_of_the_contract_and_leaves_old_calls_out()
    {
        using var folder = new TemporaryFolder();
        string ledger = await LedgerAsync(folder);

        string output = (await DenialOpsProcess.RunAsync("usage", "--ledger", ledger, "--since", "2026-11-20", "--by", "day", "--json")).ShouldSucceed().Output;

        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("since").GetString().ShouldBe("2026-11-20T00:00:00Z");
        json.RootElement.GetProperty("call_count").GetInt64().ShouldBe(2);
        json.RootElement.GetProperty("by_day").GetProperty("2026-11-27").GetProperty("prompt_tokens").GetInt64().ShouldBe(2_005);
    }

    [Fact]
    public async Task The_ledger_is_the_one_of_the_environment_or_in_the_data_folder()
    {
        using var folder = new TemporaryFolder();
        string ledger = await LedgerAsync(folder);
        var named = new Dictionary<string, string?> { ["DENIALOPS_LEDGER"] = ledger };
        var home = new Dictionary<string, string?> { ["DENIALOPS_LEDGER"] = null, ["XDG_DATA_HOME"] = folder.Path };

        (await DenialOpsProcess.RunAsync(["usage"], environment: named)).ShouldSucceed().Output.ShouldContain("gpt-4o");

        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems have other data folders");
        (await DenialOpsProcess.RunAsync(["usage"], environment: home)).ShouldFail(ExitCodes.Failed, $"there is no usage ledger '{folder.Path}/denialops/usage.db' yet");
        Directory.CreateDirectory(Path.Combine(folder.Path, "denialops"));
        File.Copy(ledger, Path.Combine(folder.Path, "denialops", "usage.db"));
        (await DenialOpsProcess.RunAsync(["usage"], environment: home)).ShouldSucceed().Output.ShouldContain("gpt-4o");
    }

    [Fact]
    public async Task An_empty_ledger_says_so()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "usage.db");
        await new SqliteUsageLedger(new SqliteUsageLedgerOptions { Path = path }).DisposeAsync();

        (await DenialOpsProcess.RunAsync("usage", "--ledger", path)).ShouldSucceed().Output.ShouldBe("No calls so far.\n");
    }

    [Theory]
    [InlineData("'week' after --by is none of model, prompt, day, operation", "--by", "week")]
    [InlineData("'7' after --since is no time; write 7d, 24h or a day", "--since", "7")]
    [InlineData("'0d' after --since is no time", "--since", "0d")]
    [InlineData("'999999999d' after --since is no time", "--since", "999999999d")]
    [InlineData("the file name after --ledger is empty", "--ledger", "")]
    [InlineData("there is no usage ledger 'nowhere.db' yet", "--ledger", "nowhere.db")]
    public async Task Wrong_use_is_told_in_one_line(string message, params string[] arguments) =>
        (await DenialOpsProcess.RunAsync(["usage", .. arguments])).ShouldFail(ExitCodes.WrongUse, message);

    [Fact]
    public async Task A_file_of_another_kind_is_told_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("letter.txt", new string('x', 5000));

        (await DenialOpsProcess.RunAsync("usage", "--ledger", path)).ShouldFail(ExitCodes.Failed, "is a file of another kind");

        folder.Entries.ShouldHaveSingleItem();
    }

    private static async Task<string> LedgerAsync(TemporaryFolder folder)
    {
        string path = Path.Combine(folder.Path, "calls.db");
        var ledger = new SqliteUsageLedger(new SqliteUsageLedgerOptions { Path = path });
        await ledger.WriteAsync(Call("gpt-4o", 1_000, 100, 0.0025m, 1), CancellationToken.None);
        await ledger.WriteAsync(Call("gpt-4o", 2_000, 100, 0.0075m, 27), CancellationToken.None);
        await ledger.WriteAsync(Call("home-grown", 5, 1, null, 27), CancellationToken.None);
        await ledger.FlushAsync();
        await ledger.DisposeAsync();
        return path;
    }

    private static CallRecord Call(string model, long input, long output, decimal? cost, int day) => new()
    {
        Usage = TokenUsage.FromExclusiveInput(model, input, output) with
        {
            EstimatedCost = cost,
            LatencyMs = 100,
            At = new DateTimeOffset(2026, 11, day, 12, 0, 0, TimeSpan.Zero),
        },
    };
}
