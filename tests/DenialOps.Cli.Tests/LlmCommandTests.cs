using DenialOps.Llm.Ledger;
using ProviderSimulator;
using ProviderSimulator.Scripts;

namespace DenialOps.Cli.Tests;

public sealed class LlmCommandTests : IAsyncLifetime
{
    private const string Key = "sk-marked-0123456789abcdef";
    private readonly TemporaryFolder _folder = new();
    private Simulator _simulator = null!;

    private string Ledger => Path.Combine(_folder.Path, "new", "usage.db");

    public async ValueTask InitializeAsync() => _simulator = await Simulator.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _simulator.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_answer_is_printed_and_beside_it_each_attempt_with_its_wait_and_the_cost()
    {
        _simulator.Script("gpt-4o", Fault.Error(ErrorKind.Overloaded), Reply.Text("It was denied.", new() { InputTokens = 20, OutputTokens = 4 }));

        var run = await RunAsync("complete", "PROMPTMARK why?", "--system", "Be brief.", "--max-tokens", "50");

        run.ExitCode.ShouldBe(ExitCodes.Done);
        run.Output.ShouldBe("It was denied.\n");
        var lines = run.Error.Trim().Split('\n');
        lines.Length.ShouldBe(3);
        lines[0].ShouldMatch(@"^attempt 1: waited 0 ms, Overloaded \(529\) after \d+ ms, 0 \+ 0 tokens$");
        lines[1].ShouldMatch(@"^attempt 2: waited \d+ ms, answered after \d+ ms, 20 \+ 4 tokens$");
        lines[2].ShouldMatch(@"^gpt-4o\S*: \d+ ms, 20 \+ 4 tokens, 0\.00009 US dollars$");
        run.Error.ShouldNotContain("PROMPTMARK");
        run.Error.ShouldNotContain("marked");
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("openai-responses")]
    [InlineData("anthropic")]
    public async Task A_ping_is_recorded_where_usage_looks(string provider)
    {
        (await RunAsync("ping", "--provider", provider)).Output.ShouldBe("The model answers.\n");

        using var reader = new LedgerReader(Ledger);
        reader.Total(null).CallCount.ShouldBe(1);
        reader.Summarize(LedgerGrouping.Operation, null).Keys.ShouldBe(["ping"]);
    }

    [Fact]
    public async Task What_may_cost_more_than_the_budget_is_not_sent()
    {
        var run = await RunAsync("complete", "Why?", "--budget", "0.000001");

        run.ShouldFail(ExitCodes.OverBudget, "The call would exceed the budget");

        _simulator.Requests.Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_cut_answer_is_a_failure_that_says_what_to_do_and_what_it_cost()
    {
        _simulator.Script("gpt-4o", Fault.TruncatedJson());

        var run = await RunAsync("complete", "Why?");

        run.ExitCode.ShouldBe(ExitCodes.Failed);
        run.Output.ShouldBeEmpty();
        var lines = run.Error.Trim().Split('\n');
        lines[0].ShouldMatch(@"^attempt 1: .*, Truncated \(200\) after \d+ ms, \d+ \+ \d+ tokens$");
        lines[^1].ShouldStartWith("denialops: The answer was cut at its token limit");
    }

    [Theory]
    [InlineData("'  ' is", "complete", "  ")]
    [InlineData("there is no file 'nowhere.txt'", "complete", "@nowhere.txt")]
    [InlineData("allowed: openai, openai-responses, anthropic", "ping", "--provider", "openly")]
    [InlineData("'3' after --temperature is no number from 0 to 2", "complete", "Why?", "--temperature", "3")]
    [InlineData("'0' after --budget is no amount above 0", "ping", "--budget", "0")]
    [InlineData("'0' after --max-tokens is no number of tokens above 0", "complete", "Why?", "--max-tokens", "0")]
    [InlineData("'99999999999' after --max-tokens is no number of tokens above 0", "complete", "Why?", "--max-tokens", "99999999999")]
    [InlineData("endpoint (option --endpoint) is no address; write it as http://localhost:11434/v1.", "ping", "--endpoint", "localhost:1234/v1")]
    [InlineData("endpoint (option --endpoint) is no address; write it as http://localhost:11434/v1.", "ping", "--endpoint", "http://[")]
    [InlineData("endpoint (option --endpoint) is no address", "ping", "--endpoint", "")]
    [InlineData("endpoint (option --endpoint) has a user name or a password in its address", "ping", "--endpoint", "http://me:word@localhost/v1")]
    [InlineData("model is '(hidden)' (option --model): it has the form of a key.", "ping", "--model", "sk-proj-abcdefgh")]
    public async Task Wrong_use_is_one_line(string named, params string[] arguments)
    {
        if (arguments[^1] == "  ")
        {
            named = "the prompt is empty";
        }

        var run = await DenialOpsProcess.RunAsync(["llm", .. arguments], environment: Environment(Key));

        run.ExitCode.ShouldBe(ExitCodes.WrongUse);
        run.Error.ShouldContain(named);
        run.Error.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_ledger_that_no_call_came_to_is_closed()
    {
        (await DenialOpsProcess.RunAsync(["llm", "ping", "--model", " "], environment: Environment(Key)))
            .ExitCode.ShouldBe(ExitCodes.WrongUse);

        // SQLite leaves its log beside a file that was not closed.
        File.Exists(Ledger).ShouldBeTrue();
        File.Exists(Ledger + "-wal").ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_key_nothing_is_asked_and_the_variable_is_named() =>
        (await DenialOpsProcess.RunAsync(["llm", "ping", "--provider", "anthropic"], environment: Environment(null)))
            .ShouldFail(ExitCodes.WrongUse, "set ANTHROPIC_API_KEY in the environment (never on the command line)");

    [Fact]
    public async Task The_vendors_key_is_not_sent_to_another_server_unless_its_variable_is_named()
    {
        await RunAsync("ping");
        await RunAsync("ping", "--key-from", "OPENAI_API_KEY");
        await RunAsync("ping", "--key-from", "OTHER_KEY");

        string?[] keys = [.. _simulator.Requests.All.Select(request => request.KeyFingerprint)];
        keys.Length.ShouldBe(3);
        keys.Distinct().Count().ShouldBe(3, "none, the vendor's, the other");
        (await RunAsync("ping", "--key-from", "NOT_SET")).ShouldFail(ExitCodes.WrongUse, "no key in the environment variable 'NOT_SET'");
    }

    private Task<DenialOpsProcess.Result> RunAsync(string command, params string[] arguments)
    {
        bool isAnthropic = arguments.Contains("anthropic");
        string endpoint = (isAnthropic ? _simulator.AnthropicEndpoint : _simulator.OpenAiEndpoint).ToString();
        return DenialOpsProcess.RunAsync(["llm", command, .. arguments, "--endpoint", endpoint], environment: Environment(Key));
    }

    private Dictionary<string, string?> Environment(string? key) => new()
    {
        ["OPENAI_API_KEY"] = key,
        ["ANTHROPIC_API_KEY"] = key,
        ["OTHER_KEY"] = "another-key",
        ["DENIALOPS_LEDGER"] = Ledger,
    };
}
