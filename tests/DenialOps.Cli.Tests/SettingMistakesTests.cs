using System.Diagnostics;

namespace DenialOps.Cli.Tests;

/// <summary>What is wrong with a setting is told by run and by config show alike, in the words of whoever wrote it.</summary>
public sealed class SettingMistakesTests : IDisposable
{
    private const string Key = "sk-proj-abcdefghijklmnop0123456789";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("DENIALOPS_BUDGT", "0.01", "the environment variable DENIALOPS_BUDGT is no setting; did you mean DENIALOPS_BUDGET?")]
    [InlineData("DENIALOPS_COLOUR", "red", "the environment variable DENIALOPS_COLOUR is no setting; there are DENIALOPS_PROVIDER, ")]
    [InlineData("DENIALOPS_MODEL__CALL_SCRIPT", "m", "model (environment DENIALOPS_MODEL__CALL_SCRIPT) is not what it should be; allowed: one value.")]
    [InlineData("DENIALOPS_MODLES__CALL_SCRIPT", "m", "the environment variable DENIALOPS_MODLES is no setting; did you mean DENIALOPS_MODELS?")]
    [InlineData("DENIALOPS_API_KEY", Key, "the environment variable DENIALOPS_API_KEY is no setting; a key is read from OPENAI_API_KEY or ANTHROPIC_API_KEY")]
    public Task A_variable_that_is_no_setting_is_not_ignored(string variable, string value, string message) => ShouldBeRefusedAsync(message, new() { [variable] = value });

    [Fact]
    public async Task A_variable_that_is_empty_is_not_set() =>
        (await RunAsync(new() { ["DENIALOPS_BUDGT"] = "", ["DENIALOPS_BUDGET"] = "" }, "run", Sample.Mri)).ShouldSucceed();

    [Theory]
    [InlineData("   ", "has only white space in it")]
    [InlineData("sk-marked\n", "has a line end in it")]
    [InlineData("sk marked", "has a space in it")]
    [InlineData("sk-märked", "has a character in it that no key has")]
    public async Task A_variable_that_can_be_no_key_is_named_and_not_shown(string key, string problem)
    {
        await ShouldBeRefusedAsync($"the environment variable OPENAI_API_KEY {problem}, so it is no key; put the whole key into it and nothing else, or unset it.", new() { ["OPENAI_API_KEY"] = key });
        await ShouldBeRefusedAsync($"the environment variable MINE {problem}", new() { ["MINE"] = key }, "--provider", "openai", "--endpoint", "http://localhost:9/v1", "--key-from", "MINE");
        (await RunAsync(new() { ["OPENAI_API_KEY"] = key }, "config", "show", "--provider", "offline")).ShouldSucceed().Output.ShouldContain($"set, but it {problem} (OPENAI_API_KEY)");
    }

    [Theory]
    [InlineData("endpoint (option --endpoint) has a user name or a password in its address; leave them out", "--endpoint", "http://me:word@localhost/v1")]
    [InlineData("fallbacks (option --fallback) has a user name or a password in its address", "--endpoint", "http://localhost/v1", "--fallback", "openai:m@http://me:word@localhost/v1")]
    [InlineData("fallbacks has 'foo' (option --fallback); write PROVIDER:MODEL", "--fallback", "foo")]
    [InlineData("fallbacks has ':x' (option --fallback); write PROVIDER:MODEL", "--fallback", ":x", "--provider", "offline")]
    [InlineData("fallbacks has openai:m twice (option --fallback); name each model once.", "--fallback", "openai:m@http://localhost/v1", "--fallback", "openai:m@http://localhost/v2")]
    [InlineData("endpoint (option --endpoint) is no address", "--endpoint", "foo", "--provider", "offline")]
    [InlineData("there is no folder 'nofolder'; check prompts (option --prompts).", "--prompts", "nofolder")]
    [InlineData("model is '(hidden)' (option --model): it has the form of a key.", "--model", Key, "--provider", "offline")]
    [InlineData("small_model is '(hidden)' (option --small-model): it has the form of a key.", "--small-model", Key)]
    [InlineData("key_from (option --key-from) is no name of an environment variable; name the variable that holds the key, never the key.", "--key-from", Key)]
    [InlineData("fallbacks is '(hidden)' (option --fallback): it has the form of a key.", "--fallback", "openai:" + Key + "@http://localhost/v1")]
    public async Task A_wrong_option_is_refused_whether_or_not_a_model_is_asked(string message, params string[] options) =>
        await ShouldBeRefusedAsync(message, [], options);

    [Theory]
    [InlineData("""{"prompts": "nofolder"}""", "there is no folder 'nofolder'; check prompts (denialops.json).")]
    [InlineData("""{"models": {"call-script": 5}}""", "models.call-script (denialops.json) is not what it should be; allowed: the name of a model.")]
    [InlineData("""{"models": {"call-script": "sk-proj-abcdefgh"}}""", "models.call-script is '(hidden)' (denialops.json): it has the form of a key.")]
    [InlineData("""{"models": []}""", "models (denialops.json) is not what it should be; allowed: an object of prompts and their models.")]
    [InlineData("""{"cache": 1}""", "cache (denialops.json) is not what it should be; allowed: true or false.")]
    [InlineData("""{"judge": 0}""", "judge (denialops.json) is not what it should be; allowed: true or false.")]
    [InlineData("""{"model": 5}""", "model (denialops.json) is not what it should be; allowed: a text in quotation marks.")]
    [InlineData("""{"budget": true}""", "budget (denialops.json) is not what it should be; allowed: a number.")]
    [InlineData("""{"budget": []}""", "budget (denialops.json) is not what it should be; allowed: one value.")]
    [InlineData("""{"fallbacks": [5]}""", "fallbacks (denialops.json) is not what it should be; allowed: a list of texts")]
    [InlineData("""{"fallbacks": ["foo"]}""", "fallbacks has 'foo' (denialops.json)")]
    [InlineData("""{"sk-proj-abcdefgh": "x"}""", "denialops.json has '(hidden)': a key must not lie in a file.")]
    public async Task A_value_of_another_kind_is_refused(string file, string message)
    {
        _folder.File("denialops.json", file);

        await ShouldBeRefusedAsync(message, []);
    }

    [Fact]
    public async Task A_section_of_a_shared_file_is_looked_at_in_the_same_way()
    {
        _folder.File("appsettings.json", """{"Logging": [1], "denialops": {"cache": 1}}""");
        await ShouldBeRefusedAsync("cache (appsettings.json) is not what it should be; allowed: true or false.", []);

        _folder.File("appsettings.json", """{"DenialOps": "x"}""");
        await ShouldBeRefusedAsync("what appsettings.json has for DenialOps is no JSON object.", []);
    }

    [Fact]
    public async Task A_folder_in_place_of_the_file_is_told()
    {
        Directory.CreateDirectory(_folder.Combine("denialops.json"));

        await ShouldBeRefusedAsync("'denialops.json' is a folder, and settings are in a file; move it away, or name a file with --config.", []);
        await ShouldBeRefusedAsync("'.' is a folder, and settings are in a file; check the name after --config.", [], "--config", ".");
    }

    [Fact]
    public async Task A_pipe_that_nobody_writes_to_is_not_waited_for_for_ever_and_one_with_a_writer_is_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "pipes are made with mkfifo");
        using (var make = Process.Start("mkfifo", [_folder.Combine("denialops.json")]))
        {
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        (await RunAsync([], "config", "show")).ShouldFail(ExitCodes.Failed, "'denialops.json' gave nothing for 2 seconds");
        (await DenialOpsProcess.ShellAsync("echo '{\"model\": \"piped\"}' > denialops.json & $DENIALOPS config show --config denialops.json", _folder.Path))
            .ShouldSucceed().Output.ShouldContain("piped");
    }

    [Theory]
    [InlineData("unknown option '--api-key'.", "run", "letter.txt", "--api-key=" + Key)]
    [InlineData("unknown option '--api-key'.", "run", "letter.txt", "--api-key=no-form-that-we-know")]
    [InlineData("'(hidden)' is one argument too many", "run", "letter.txt", Key)]
    [InlineData("there is no command '(hidden)'.", Key)]
    public async Task A_key_in_a_wrong_place_is_not_repeated(string message, params string[] arguments)
    {
        var result = await RunAsync([], arguments);

        result.ShouldFail(ExitCodes.WrongUse, message);
        result.Error.ShouldNotContain("abcdef");
        result.Error.ShouldNotContain("no-form");
    }

    [Fact]
    public async Task A_key_in_place_of_the_letter_or_the_provider_is_not_repeated()
    {
        var letter = await RunAsync([], "run", Key);
        letter.ShouldFail(ExitCodes.Failed, "(hidden)");
        letter.Error.ShouldNotContain("abcdef");

        await ShouldBeRefusedAsync("provider is '(hidden)' (environment DENIALOPS_PROVIDER)", new() { ["DENIALOPS_PROVIDER"] = "anthropic:sk-ant-abcdefghijklmnop" });
    }

    [Theory]
    [InlineData("no model is asked, so --budget, --show-prompts change nothing. Set OPENAI_API_KEY", "--budget", "0.05", "--show-prompts")]
    [InlineData("provider is offline (option --provider), so --endpoint, --model change nothing.\n", "--provider", "offline", "--endpoint", "http://localhost/v1", "--model", "m")]
    public async Task Options_that_change_nothing_are_said_to(string message, params string[] options)
    {
        var result = await RunAsync([], ["run", Sample.Mri, .. options]);

        result.ExitCode.ShouldBe(ExitCodes.Done);
        result.Error.ShouldStartWith("denialops: " + message);
    }

    [Fact]
    public async Task A_setting_that_makes_it_offline_is_named_where_options_change_nothing() =>
        (await RunAsync(new() { ["DENIALOPS_PROVIDER"] = "offline" }, "run", Sample.Mri, "--judge")).Error
            .ShouldBe("denialops: provider is offline (environment DENIALOPS_PROVIDER), so --judge changes nothing.\n");

    [Theory]
    [InlineData("", "", "the folder 'mine' has no prompt file (.md) in it; check prompts (option --prompts).")]
    [InlineData("summary.txt", "x", "the folder 'mine' has no prompt file (.md) in it; check prompts (option --prompts).")]
    [InlineData("call-script.md/", "", "is a folder, and a prompt is a file; move it away or give it another name.")]
    [InlineData("call-script.md", "output: Nope", "the answer to 'call-script' is WrittenDocument, and the file's output is Nope; write that, or leave output out.")]
    public async Task Prompts_that_would_be_passed_over_are_refused(string name, string text, string message)
    {
        Directory.CreateDirectory(_folder.Combine("mine"));
        if (name.EndsWith('/'))
        {
            Directory.CreateDirectory(_folder.Combine("mine/" + name));
        }
        else if (name.Length > 0)
        {
            string ours = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "DenialOps", "Prompts", "call-script.prompt.md"), TestContext.Current.CancellationToken);
            _folder.File("mine/" + name, ours.Replace("output: WrittenDocument", text));
        }

        await ShouldBeRefusedAsync(message, [], "--prompts", "mine");
    }

    private async Task ShouldBeRefusedAsync(string message, Dictionary<string, string?> environment, params string[] options)
    {
        foreach (string[] command in new string[][] { ["config", "show"], ["run", Sample.Mri] })
        {
            var result = await RunAsync(environment, [.. command, .. options]);

            result.ShouldFail(ExitCodes.WrongUse, message);
            result.Error.ShouldNotContain("abcdef");
            result.Error.ShouldNotContain("word@");
            result.Error.ShouldNotContain("marked");
        }

        Directory.Exists(_folder.Combine("denialops-out")).ShouldBeFalse();
    }

    private Task<DenialOpsProcess.Result> RunAsync(Dictionary<string, string?> environment, params string[] arguments) =>
        DenialOpsProcess.RunAsync(arguments, _folder.Path, environment: environment);
}
