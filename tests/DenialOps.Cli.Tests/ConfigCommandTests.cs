using System.Text.Json.Nodes;

namespace DenialOps.Cli.Tests;

public sealed class ConfigCommandTests : IDisposable
{
    private const string Secret = "sk-secret-0123456789abcdef";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_place_is_stronger_than_the_one_before_it()
    {
        _folder.File("denialops.json", """{"provider": "openai", "model": "m1", "small_model": "s1", "budget": 0.05, "judge": true}""");
        _folder.File("appsettings.json", """{"Logging": {"x": 1}, "DenialOps": {"model": "m2", "small_model": "s2", "models": {"call-script": "c2"}}}""");
        Dictionary<string, string?> environment = new() { ["DENIALOPS_SMALL_MODEL"] = "s3", ["DENIALOPS_MODELS__ACTION_PLAN"] = "a3", ["DENIALOPS_RETRIES"] = "" };

        var settings = await SettingsAsync(environment, "--model", "m4");

        settings["provider"].ShouldBe(("openai", "denialops.json"));
        settings["model"].ShouldBe(("m4", "option --model"));
        settings["small_model"].ShouldBe(("s3", "environment DENIALOPS_SMALL_MODEL"));
        settings["models.call-script"].ShouldBe(("c2", "appsettings.json"));
        settings["models.action-plan"].ShouldBe(("a3", "environment DENIALOPS_MODELS__ACTION_PLAN"));
        settings["budget"].ShouldBe(("0.05", "denialops.json"));
        settings["judge"].ShouldBe(("true", "denialops.json"));
        settings["send_identifiers"].ShouldBe(("false", "default"));
        settings["retries"].ShouldBe(("3", "default"));
        (await SettingsAsync(environment, "--judge", "false"))["judge"].ShouldBe(("false", "option --judge"));
        (await SettingsAsync(environment))["model"].ShouldBe(("m2", "appsettings.json"));
    }

    [Fact]
    public async Task A_file_that_is_named_takes_the_place_of_the_one_that_lies_there()
    {
        _folder.File("denialops.json", """{"provider": "openai", "judge": true}""");
        Directory.CreateDirectory(_folder.Combine("mine/my-prompts"));
        File.Copy(Path.Combine(Repository.Root, "src", "DenialOps", "Prompts", "call-script.prompt.md"), _folder.Combine("mine/my-prompts/call-script.md"));
        _folder.File("mine/other.json", """{"provider": "anthropic", "prompts": "my-prompts", "key_from": "MY_KEY", "fallbacks": ["openai:gpt-4o", "offline"]}""");

        var settings = await SettingsAsync(new() { ["MY_KEY"] = Secret }, "--config", "mine/other.json");

        settings["provider"].ShouldBe(("anthropic", "mine/other.json"));
        settings["model"].ShouldBe(("claude-sonnet-4-5", "default"));
        settings["judge"].ShouldBe(("false", "default"));
        settings["prompts"].ShouldBe((Path.Combine("mine", "my-prompts"), "mine/other.json"));
        settings["key_from"].ShouldBe(("MY_KEY (set)", "mine/other.json"));
        settings["fallbacks"].ShouldBe(("openai:gpt-4o, offline", "mine/other.json"));
        (await RunAsync([], "config", "show", "--config", "nowhere.json")).ShouldFail(ExitCodes.WrongUse, "there is no file 'nowhere.json' with settings");
    }

    [Fact]
    public async Task Without_anything_no_model_is_asked_and_a_key_makes_it_one()
    {
        (await SettingsAsync([]))["provider"].ShouldBe(("offline", "default"));

        var both = await SettingsAsync(new() { ["ANTHROPIC_API_KEY"] = Secret, ["OPENAI_API_KEY"] = Secret });
        var one = await SettingsAsync(new() { ["ANTHROPIC_API_KEY"] = Secret });
        var forced = await SettingsAsync(new() { ["ANTHROPIC_API_KEY"] = Secret, ["DENIALOPS_PROVIDER"] = "offline" });

        both["provider"].ShouldBe(("openai", "environment OPENAI_API_KEY"));
        both["small_model"].ShouldBe(("gpt-4o-mini", "default"));
        one["provider"].ShouldBe(("anthropic", "environment ANTHROPIC_API_KEY"));
        one["small_model"].ShouldBe(("claude-haiku-4-5", "default"));
        forced["provider"].ShouldBe(("offline", "environment DENIALOPS_PROVIDER"));
    }

    [Fact]
    public async Task Secrets_are_masked()
    {
        Dictionary<string, string?> environment = new() { ["OPENAI_API_KEY"] = Secret };

        foreach (string json in new[] { "", "--json" })
        {
            string[] arguments = ["config", "show", "--endpoint", $"https://host.example:8443/v1?api-key={Secret}", .. json.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            var result = (await DenialOpsProcess.RunAsync(arguments, _folder.Path, environment: environment)).ShouldSucceed();

            result.Output.ShouldContain("https://host.example:8443/v1?***");
            result.Output.ShouldContain("OPENAI_API_KEY");
            result.Output.ShouldNotContain("secret");
        }
    }

    [Theory]
    [InlineData("""{"provder": "openai"}""", "denialops.json has the unknown setting 'provder'; did you mean 'provider'?\n")]
    [InlineData("""{"colour": "red"}""", "denialops.json has the unknown setting 'colour'; there are provider, model, ")]
    [InlineData("""{"colour": "red"}""", ", require_model.\n")]
    [InlineData("""{"api_key": "sk-secret-0123456789abcdef"}""", "denialops.json has 'api_key': a key must not lie in a file. Take it out and put it in the environment, as OPENAI_API_KEY")]
    [InlineData("""{"OPENAI_API_KEY": "sk-secret-0123456789abcdef"}""", "a key must not lie in a file")]
    [InlineData("""{"provider": "openly"}""", "provider is 'openly' (denialops.json); allowed: openai, openai-responses, anthropic, offline.")]
    [InlineData("""{"provider": "sk-secret-0123456789abcdef"}""", "provider is '(hidden)' (denialops.json)")]
    [InlineData("""{"budget": 0}""", "budget is '0' (denialops.json); allowed: an amount of US dollars above 0")]
    [InlineData("""{"budget": -1}""", "budget is '-1' (denialops.json)")]
    [InlineData("""{"budget": {"run": 1}}""", "budget (denialops.json) is not what it should be; allowed: one value.")]
    [InlineData("""{"retries": 11}""", "retries is '11' (denialops.json); allowed: a number from 0 to 10.")]
    [InlineData("""{"judge": "perhaps"}""", "judge is 'perhaps' (denialops.json); allowed: true or false.")]
    [InlineData("""{"models": {"call-scrip": "m"}}""", "models has 'call-scrip' (denialops.json), which is no prompt; did you mean 'call-script'?\n")]
    [InlineData("""{"models": {"verse": "m"}}""", "validate-grounding, repair-draft.\n")]
    [InlineData("""{"models": "m"}""", "models (denialops.json) is not what it should be; allowed: an object of prompts and their models.")]
    [InlineData("""{"model": ""}""", "model is '' (denialops.json); allowed: a value that is not empty.")]
    [InlineData("""{"key_from": "MY_KEY"}""", "a file that lies in a folder does not decide which key is sent where")]
    [InlineData("""{"key_from": "sk-secret-0123456789abcdef"}""", "is no name of an environment variable; name the variable that holds the key, never the key")]
    [InlineData("""{"endpoint": "localhost"}""", "endpoint (denialops.json) is no address; write it as http://localhost:11434/v1.")]
    [InlineData("""{"provider": "openai", "fallbacks": ["offline", "openai"]}""", "fallbacks has 'offline' (denialops.json); write PROVIDER:MODEL")]
    [InlineData("""{"require_model": true}""", "require_model (denialops.json) needs a model")]
    [InlineData("{\n\"model\": }", "'denialops.json' is not one JSON object: see line 2.")]
    [InlineData("""{"model": "a", "Model": "b"}""", "'denialops.json' is not one JSON object, or has a name twice.")]
    [InlineData("[]", "'denialops.json' is not one JSON object")]
    public async Task A_file_that_is_not_right_is_one_line_that_says_what_to_do(string file, string message)
    {
        _folder.File("denialops.json", file);

        foreach (string[] arguments in new string[][] { ["config", "show"], ["run", Sample.Mri] })
        {
            var result = await RunAsync([], arguments);
            result.ShouldFail(ExitCodes.WrongUse, message);
            result.Error.ShouldNotContain("secret");
        }

        Directory.Exists(_folder.Combine("denialops-out")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_lies_there_does_not_send_a_key_to_another_server()
    {
        _folder.File("denialops.json", """{"endpoint": "http://127.0.0.1:9/v1"}""");
        Dictionary<string, string?> environment = new() { ["MY_KEY"] = Secret, ["DENIALOPS_KEY_FROM"] = "MY_KEY" };

        (await RunAsync(environment, "run", Sample.Mri)).ShouldFail(ExitCodes.WrongUse, "a file that lies in a folder does not decide where a key is sent");
    }

    [Theory]
    [InlineData("openai:llama3@localhost:11434/v1")]
    [InlineData("openai:llama3@localhost")]
    [InlineData("openai:llama3@10.0.0.7")]
    [InlineData("openai:llama3@ftp://x/v1")]
    [InlineData("openai:llama3@")]
    [InlineData("openai:claude-sonnet-4-5@20250514@localhost")]
    [InlineData("openai:llama3:http://localhost:11434/v1")]
    [InlineData("openai:http://localhost:11434/v1")]
    [InlineData("openai:llama3 localhost:11434")]
    [InlineData("openai-responses:llama3@//localhost/v1")]
    [InlineData("openai:llama3@http")]
    [InlineData("openai:llama3@http:localhost")]
    [InlineData("openai:llama3@https//localhost/v1")]
    [InlineData("openai:llama3@http://")]
    public async Task A_mistyped_server_of_a_fallback_is_not_the_name_of_a_model_that_the_vendor_is_asked_for(string fallback)
    {
        Dictionary<string, string?> key = new() { ["OPENAI_API_KEY"] = Secret };

        var run = await RunAsync(key, "run", Sample.Mri, "--endpoint", "http://127.0.0.1:9/v1", "--fallback", fallback);

        run.ShouldFail(ExitCodes.WrongUse, "http://localhost:11434/v1");
        run.Error.ShouldContain("fallbacks ");
        (await RunAsync(key, "config", "show", "--provider", "openai", "--fallback", fallback)).ExitCode.ShouldBe(ExitCodes.WrongUse);
    }

    [Theory]
    [InlineData("openai:llama3@HTTP://localhost:11434/v1")]
    [InlineData("anthropic:claude-sonnet-4-5@20250514")]
    [InlineData("anthropic:claude-sonnet-4-5@default")]
    [InlineData("anthropic:claude-sonnet-4-5@20250514@http://localhost:11434/v1")]
    [InlineData("openai:@cf/meta/llama-3.1-8b-instruct@https://gateway.example/v1")]
    [InlineData("openai:qwen2.5-7b@q8_0@http://localhost:1234/v1")]
    [InlineData("openai:ft:gpt-4o-mini-2024-07-18:mine::ab12")]
    [InlineData("openai")]
    public async Task A_model_whose_name_has_an_at_sign_can_be_a_fallback(string fallback) =>
        (await SettingsAsync([], "--provider", "openai", "--fallback", fallback))["fallbacks"].ShouldBe((fallback, "option --fallback"));

    [Fact]
    public async Task A_server_in_the_place_of_a_model_is_not_asked_of_the_vendor_either()
    {
        Dictionary<string, string?> key = new() { ["OPENAI_API_KEY"] = Secret };

        (await RunAsync(key, "run", Sample.Mri, "--model", "llama3@localhost:11434/v1")).ShouldFail(ExitCodes.WrongUse, "name the server with --endpoint");
        (await SettingsAsync(key, "--model", "org/llama3", "--endpoint", "http://localhost:11434/v1"))["model"].ShouldBe(("org/llama3", "option --model"));
    }

    [Fact]
    public async Task Facts_and_offline_runs_do_not_mind_settings_that_are_right()
    {
        _folder.File("denialops.json", """{"provider": "offline", "budget": 1e-2}""");

        (await RunAsync([], "run", Sample.Mri)).ShouldSucceed();
        (await RunAsync([], "facts", Sample.Mri)).ShouldSucceed();
    }

    private Task<DenialOpsProcess.Result> RunAsync(Dictionary<string, string?> environment, params string[] arguments) =>
        DenialOpsProcess.RunAsync(arguments, _folder.Path, environment: environment);

    private async Task<Dictionary<string, (string Value, string Origin)>> SettingsAsync(Dictionary<string, string?> environment, params string[] arguments)
    {
        var result = (await RunAsync(environment, ["config", "show", "--json", .. arguments])).ShouldSucceed();
        return JsonNode.Parse(result.Output)!["settings"]!.AsArray().ToDictionary(
            setting => (string)setting!["name"]!, setting => ((string)setting!["value"]!, (string)setting["origin"]!), StringComparer.Ordinal);
    }
}
