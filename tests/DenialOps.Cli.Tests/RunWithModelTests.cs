using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DenialOps.Prompts;
using NJsonSchema;
using ProviderSimulator.Scripts;

namespace DenialOps.Cli.Tests;

public sealed class RunWithModelTests
{
    private const string NobodyThere = "http://127.0.0.1:9/v1";

    [Theory]
    [InlineData("openai", "gpt-4o")]
    [InlineData("openai-responses", "gpt-4o")]
    [InlineData("anthropic", "claude-sonnet-4-5")]
    public async Task The_model_writes_and_every_request_is_counted_by_prompt_and_version(string provider, string model)
    {
        await using var run = await ModelRun.StartAsync();

        var result = (await run.RunAsync(run.Asking(provider))).ShouldSucceed();

        run.Requests.ShouldBeGreaterThan(3);
        result.Output.ShouldContain($" Model     {run.Requests} answers, ");
        result.Output.ShouldNotContain("by the model");
        var usage = await run.JsonAsync("usage.json");
        ((int)usage["call_count"]!).ShouldBe(run.Requests);
        ((decimal)usage["estimated_cost_usd"]!).ShouldBeGreaterThan(0);
        var prompts = usage["by_prompt"]!.AsArray();
        prompts.Select(prompt => (string)prompt!["prompt"]!).ShouldBe(run.Model.Asked.Select(asked => asked.Name).Distinct().Order(StringComparer.Ordinal));
        prompts.ShouldAllBe(prompt => (string)prompt!["version"]! == CasePrompts.Default.Library.Get((string)prompt["prompt"]!).Version);
        var file = await run.JsonAsync("run.json");
        ((string)file["options"]!["provider"]!).ShouldBe(provider);
        ((string)file["options"]!["model"]!).ShouldBe(model);
        Writer(file, "appeal_letter.md").ShouldBe("model");
        Writer(file, "fax_cover.md").ShouldBe("template");
        Writer(file, "case_facts.json").ShouldBeNull();
        ((string)(await run.JsonAsync("summary.json"))["generated_by"]!).ShouldBe("model");
        (file.ToJsonString() + usage.ToJsonString() + result.Output).ShouldNotContain("marked");
        foreach (string name in new[] { "usage", "run", "summary" })
        {
            var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "schemas", name + ".schema.json"), TestContext.Current.CancellationToken);
            schema.Validate(await run.TextAsync(name + ".json")).ShouldBeEmpty(name);
        }
    }

    [Fact]
    public async Task Each_prompt_goes_to_the_model_that_the_settings_name_for_it()
    {
        await using var run = await ModelRun.StartAsync();
        run.Folder.File("denialops.json", """{"model": "gpt-4.1", "small_model": "gpt-4.1-mini", "models": {"call-script": "gpt-4.1-nano"}}""");

        (await run.RunAsync(run.Asking())).ShouldSucceed();

        foreach (var asked in run.Model.Asked)
        {
            string model = asked.Name == PromptNames.CallScript ? "gpt-4.1-nano" : PromptNames.TierOf(asked.Name) == PromptTier.Small ? "gpt-4.1-mini" : "gpt-4.1";
            ((string)JsonNode.Parse(asked.Body)!["model"]!).ShouldBe(model, asked.Name);
        }

        run.Model.Asked.ShouldContain(asked => asked.Name == PromptNames.CallScript);
    }

    [Fact]
    public async Task A_second_run_asks_nobody_and_writes_the_same()
    {
        await using var run = await ModelRun.StartAsync();
        await run.RunAsync(run.Asking());
        int asked = run.Requests;
        string letter = await run.TextAsync("appeal_letter.md"), facts = await run.TextAsync("case_facts.json");

        (await run.RunAsync(run.Asking())).ShouldSucceed();

        run.Requests.ShouldBe(asked);
        var usage = await run.JsonAsync("usage.json");
        ((decimal)usage["estimated_cost_usd"]!).ShouldBe(0);
        ((int)usage["cache_hits"]!).ShouldBe(asked);
        ((decimal)usage["cache_saved_usd"]!).ShouldBeGreaterThan(0);
        (await run.TextAsync("appeal_letter.md")).ShouldBe(letter);
        (await run.TextAsync("case_facts.json")).ShouldBe(facts);
        Directory.GetFiles(run.Cache).Length.ShouldBe(asked);

        (await run.RunAsync([.. run.Asking(), "--no-cache"])).ShouldSucceed();
        run.Requests.ShouldBe(2 * asked);
    }

    [Fact]
    public async Task Usage_adds_up_what_runs_asked()
    {
        await using var run = await ModelRun.StartAsync();
        await run.RunAsync([.. run.Asking(), "--no-cache"]);
        await run.RunAsync([.. run.Asking("anthropic"), "--no-cache"]);

        var usage = JsonNode.Parse((await run.RunAsync("usage", "--by", "prompt", "--json")).ShouldSucceed().Output)!;

        ((int)usage["call_count"]!).ShouldBe(run.Requests);
        usage["by_prompt"]!.AsObject().Sum(prompt => (int)prompt.Value!["call_count"]!).ShouldBe(run.Requests);
        ((decimal)usage["estimated_cost_usd"]!).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_budget_is_never_exceeded_and_what_it_has_no_room_for_is_ours()
    {
        await using var run = await ModelRun.StartAsync();
        var everything = (await run.RunAsync([.. run.Asking(), "--no-cache"])).ShouldSucceed();
        int whole = run.Requests;
        decimal cost = (decimal)(await run.JsonAsync("usage.json"))["estimated_cost_usd"]!;

        var half = (await run.RunAsync([.. run.Asking(), "--no-cache", "--budget", cost.ToString(CultureInfo.InvariantCulture)])).ShouldSucceed();

        (run.Requests - whole).ShouldBeLessThan(whole);
        var usage = await run.JsonAsync("usage.json");
        ((decimal)usage["estimated_cost_usd"]!).ShouldBeLessThanOrEqualTo(cost);
        half.Output.ShouldContain(" by the model: ");
        (await run.JsonAsync("summary.json"))["not_done_by_model"]!.AsArray().ShouldAllBe(line => ((string)line!).Contains("would exceed the budget"));
        Files(half).ShouldBe(Files(everything));
        (await run.RunAsync([.. run.Asking(), "--no-cache", "--budget", "0.000001", "--require-model"])).ExitCode.ShouldBe(ExitCodes.OverBudget);
    }

    [Fact]
    public async Task A_model_without_a_known_price_is_refused_below_a_budget_and_asked_without_one()
    {
        await using var run = await ModelRun.StartAsync();

        (await run.RunAsync([.. run.Asking(), "--model", "own-model", "--budget", "5"])).ShouldSucceed();
        run.Requests.ShouldBe(0);
        ((string)(await run.JsonAsync("summary.json"))["not_done_by_model"]![0]!).ShouldContain("price");

        (await run.RunAsync([.. run.Asking(), "--model", "own-model"])).ShouldSucceed().Output.ShouldContain(" tokens, cost unknown");
        (await run.JsonAsync("usage.json"))["estimated_cost_usd"].ShouldBeNull();
        run.Requests.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task What_a_model_answers_in_rubbish_is_ours_and_said()
    {
        await using var run = await ModelRun.StartAsync(asked => asked.Name == PromptNames.CallScript ? Reply.Text("no JSON at all") : null);

        var result = (await run.RunAsync(run.Asking())).ShouldSucceed();

        result.Output.ShouldContain("The call script was not written by the model: ");
        var summary = await run.JsonAsync("summary.json");
        summary["not_done_by_model"]!.AsArray().Select(line => (string)line!).ShouldHaveSingleItem().ShouldStartWith("The call script was not written by the model: ");
        var file = await run.JsonAsync("run.json");
        Writer(file, "call_script.md").ShouldBe("template");
        Writer(file, "appeal_letter.md").ShouldBe("model");
    }

    [Theory]
    [InlineData("openai", "insufficient-quota")]
    [InlineData("anthropic", "overloaded")]
    [InlineData("anthropic", "refusal")]
    [InlineData("openai", "empty-content")]
    [InlineData("openai", "cut")]
    public async Task Whatever_a_model_fails_by_the_pack_is_whole_and_says_so(string provider, string fault)
    {
        await using var run = await ModelRun.StartAsync(_ => fault switch
        {
            "insufficient-quota" => Fault.Error(ErrorKind.InsufficientQuota),
            "overloaded" => Fault.Error(ErrorKind.Overloaded),
            "refusal" => Fault.Refusal(),
            "empty-content" => Fault.EmptyContent(),
            _ => Fault.TruncatedJson(),
        });

        var result = (await run.RunAsync([.. run.Asking(provider), "--json"])).ShouldSucceed();

        var report = JsonNode.Parse(result.Output)!;
        report["paths"]!.AsObject().ContainsKey("appeal_letter.md").ShouldBeTrue();
        ((string)report["not_done_by_model"]![0]!).ShouldStartWith("The letter was not read by the model: ");
        ((string)report["summary"]!["generated_by"]!).ShouldBe("template");
        (await run.JsonAsync("run.json"))["artifacts"]!.AsArray().ShouldAllBe(artifact => (string?)artifact!["generated_by"] != "model");
    }

    [Fact]
    public async Task Judging_asks_once_more_and_what_names_people_is_not_kept()
    {
        await using var run = await ModelRun.StartAsync();

        (await run.RunAsync([.. run.Asking(), "--judge", "--send-identifiers", "--write-from-letter"])).ShouldSucceed();

        run.Model.Asked.ShouldContain(asked => asked.Name == PromptNames.ValidateGrounding);
        run.Model.Asked.Single(asked => asked.Name == PromptNames.PlanSummary).User.ShouldContain("nobody asked us for that approval");
        Directory.Exists(run.Cache).ShouldBeFalse();
        var options = (await run.JsonAsync("run.json"))["options"]!.AsObject();
        options.Where(option => (string)option.Value! == "true").Select(option => option.Key).ShouldBe(["judge", "send_identifiers", "write_from_letter"]);
    }

    [Theory]
    [InlineData("facts")]
    [InlineData("run")]
    public async Task Where_no_model_is_asked_nothing_of_one_is_loaded(string command)
    {
        using var folder = new TemporaryFolder();
        string trace = folder.Combine("trace.nettrace");
        Dictionary<string, string?> environment = new()
        {
            ["DOTNET_EnableEventPipe"] = "1",
            ["DOTNET_EventPipeOutputPath"] = trace,
            ["DOTNET_EventPipeConfig"] = "Microsoft-Windows-DotNETRuntime:0x8:4",
        };

        (await DenialOpsProcess.RunAsync([command, Sample.Mri], folder.Path, environment: environment)).ShouldSucceed();

        byte[] loaded = await File.ReadAllBytesAsync(trace, TestContext.Current.CancellationToken);
        Has("DenialOps.Core").ShouldBeTrue();
        Has("DenialOps.Llm").ShouldBeFalse();
        Has("Microsoft.Extensions.Configuration").ShouldBeFalse();
        bool Has(string assembly) => loaded.AsSpan().IndexOf(Encoding.Unicode.GetBytes(assembly + ", Version=")) >= 0;
    }

    [Fact]
    public async Task An_option_about_models_that_changes_nothing_is_said_to()
    {
        await using var run = await ModelRun.StartAsync();

        var result = await run.RunAsync("run", Sample.Mri, "--budget", "0.05");

        result.ExitCode.ShouldBe(ExitCodes.Done);
        result.Error.ShouldStartWith("denialops: no model is asked, so --budget changes nothing. ");
    }

    [Fact]
    public async Task A_wrong_key_leaves_the_pack_whole_and_is_a_failure_where_a_model_is_required()
    {
        await using var run = await ModelRun.StartAsync(_ => Fault.Error(ErrorKind.Authentication));

        var result = (await run.RunAsync(run.Asking())).ShouldSucceed();
        var required = await run.RunAsync([.. run.Asking(), "--require-model"]);

        result.Output.ShouldContain("The letter was not read by the model: ");
        Files(result).ShouldBe(Files(required));
        required.ExitCode.ShouldBe(ExitCodes.Failed);
        required.Error.ShouldStartWith("denialops: the model did not do one thing that --require-model asks for; the pack is written all the same, and not_done_by_model in its summary.json says what and why.");
        required.Error.TrimEnd('\n').ShouldNotContain("\n");
        File.Exists(Path.Combine(Directory.GetDirectories(run.Folder.Combine("denialops-out")).ShouldHaveSingleItem(), "appeal_letter.md")).ShouldBeTrue();
        required.Error.ShouldNotContain("marked");
    }

    [Fact]
    public async Task A_provider_that_is_down_leaves_the_pack_whole()
    {
        await using var run = await ModelRun.StartAsync();

        var result = (await run.RunAsync("run", Sample.Mri, "--endpoint", NobodyThere, "--json")).ShouldSucceed();

        var report = JsonNode.Parse(result.Output)!;
        ((string)report["not_done_by_model"]!.AsArray().ShouldHaveSingleItem()!).ShouldContain("Nothing more was asked in this run.");
        (await run.JsonAsync("usage.json"))["failures"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task The_next_model_answers_where_the_first_is_down()
    {
        await using var run = await ModelRun.StartAsync();
        string[] fallback = ["--fallback", $"openai:gpt-4o-mini@{run.Endpoint()}", "--fallback", "offline"];

        (await run.RunAsync(["run", Sample.Mri, "--provider", "openai", "--endpoint", NobodyThere, .. fallback])).ShouldSucceed();

        run.Requests.ShouldBeGreaterThan(3);
        run.Model.Asked.ShouldAllBe(asked => asked.Body.Contains("\"gpt-4o-mini\""));
        (await run.JsonAsync("summary.json"))["not_done_by_model"]!.AsArray().ShouldBeEmpty();
        run.Model.Simulator.Requests.All.Select(request => request.KeyFingerprint).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Another_vendor_answers_where_the_first_is_down()
    {
        await using var run = await ModelRun.StartAsync();

        (await run.RunAsync(run.Chain(NobodyThere, run.Endpoint("anthropic")))).ShouldSucceed();

        run.Requests.ShouldBeGreaterThan(3);
        run.Model.Simulator.Requests.All.ShouldAllBe(request => request.Target == "/v1/messages" && request.Model == "claude-haiku-4-5");
        (await run.JsonAsync("summary.json"))["not_done_by_model"]!.AsArray().ShouldBeEmpty();
        Writer(await run.JsonAsync("run.json"), "appeal_letter.md").ShouldBe("model");
        var usage = JsonNode.Parse((await run.RunAsync("usage", "--by", "model", "--json")).ShouldSucceed().Output)!;
        usage["by_model"]!.AsObject().Select(model => model.Key).ShouldContain(name => name.StartsWith("claude-haiku-4-5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_vendor_answers_the_pack_is_ours_and_a_failure_only_where_a_model_is_required()
    {
        await using var run = await ModelRun.StartAsync(_ => Fault.Error(ErrorKind.Overloaded));
        string[] chain = run.Chain(NobodyThere, run.Endpoint("anthropic"));

        var result = (await run.RunAsync(chain)).ShouldSucceed();
        var summary = await run.JsonAsync("summary.json");
        var required = await run.RunAsync([.. chain, "--require-model"]);
        var dear = await run.RunAsync([.. chain, "--require-model", "--budget", "0.000001"]);

        Files(result).ShouldNotBeEmpty();
        string undone = (string)summary["not_done_by_model"]!.AsArray().ShouldHaveSingleItem()!;
        undone.ShouldContain("(provider anthropic, model claude-haiku-4-5, HTTP 529");
        undone.ShouldContain("Nothing more was asked in this run.");
        (await run.JsonAsync("run.json"))["artifacts"]!.AsArray().ShouldAllBe(artifact => (string?)artifact!["generated_by"] != "model");
        run.Requests.ShouldBe(2, "one a run, and none beyond the budget");
        (required.ExitCode, dear.ExitCode).ShouldBe((ExitCodes.Failed, ExitCodes.OverBudget));
        Files(required).ShouldBe(Files(result));
        Files(dear).ShouldBe(Files(result));
    }

    [Fact]
    public async Task What_a_stand_in_of_another_vendor_answers_in_rubbish_is_told_with_its_own_name()
    {
        await using var run = await ModelRun.StartAsync(asked => asked.Name == PromptNames.CallScript ? Reply.Text("no JSON at all") : null);

        (await run.RunAsync(run.Chain(NobodyThere, run.Endpoint("anthropic")))).ShouldSucceed();

        string undone = (string)(await run.JsonAsync("summary.json"))["not_done_by_model"]!.AsArray().ShouldHaveSingleItem()!;
        undone.ShouldContain("(provider anthropic, model claude-haiku-4-5");
        undone.ShouldNotContain("openai");
    }

    [Theory]
    [InlineData("blocked/usage.db", "cannot be opened or written. Check that it is a file")]
    [InlineData("blocked", "is a file of another kind")]
    public async Task A_ledger_that_cannot_be_written_is_told_once_with_what_to_do_and_in_the_pack(string ledger, string why)
    {
        await using var run = await ModelRun.StartAsync();
        run.Folder.File("blocked", new string('x', 200));

        var result = await run.RunAsync([.. run.Asking(), "--ledger", ledger]);

        result.ExitCode.ShouldBe(ExitCodes.Done);
        result.Error.ShouldStartWith("denialops: calls of this run are not recorded: The usage ledger '");
        result.Error.ShouldContain(why);
        result.Error.ShouldEndWith(" Another file can be named with --ledger FILE.\n");
        result.Error.Trim().ShouldNotContain("\n");
        (await run.JsonAsync("run.json"))["warnings"]!.AsArray().Select(warning => (string)warning!).ShouldContain(warning => warning.StartsWith("Calls to the model are missing from the usage ledger", StringComparison.Ordinal));
        result.Output.ShouldContain("missing from the usage ledger");
        (await run.TextAsync("run.json")).ShouldNotContain("blocked");

        var one = await run.RunAsync("llm", "ping", "--endpoint", run.Endpoint(), "--ledger", ledger);
        one.Error.ShouldStartWith("denialops: this call is not recorded: ");
    }

    [Fact]
    public async Task What_names_the_member_is_in_no_request_no_kept_answer_and_nothing_that_is_shown()
    {
        await using var run = await ModelRun.StartAsync(asked => asked.Name == PromptNames.CallScript ? "{\"markdown\": \"Call them.\"}" : null);

        var result = await run.RunAsync([.. run.Asking(), "--show-prompts"]);

        result.ExitCode.ShouldBe(ExitCodes.Done);
        string[] kept = Directory.GetFiles(run.Cache, "*", SearchOption.AllDirectories);
        kept.ShouldNotBeEmpty();
        foreach (string text in run.Model.Asked.Select(asked => asked.Body).Concat(kept.Select(File.ReadAllText)).Append(result.Error).Append(await run.TextAsync("run.json")).Append(string.Join('\n', (await run.JsonAsync("summary.json"))["not_done_by_model"]!.AsArray())))
        {
            foreach (string name in new[] { "Dovrenko", "Annalise", "7719", "0047319", "Sugarbush", "555-0153" })
            {
                text.ShouldNotContain(name, Case.Insensitive);
            }
        }

        (await run.TextAsync("appeal_letter.md")).ShouldContain("Annalise Dovrenko");
    }

    [Fact]
    public async Task A_file_that_lies_in_the_folder_does_not_have_names_sent_nor_a_server_asked_in_silence()
    {
        await using var run = await ModelRun.StartAsync();
        string[] asking = ["run", Sample.Mri, "--as-of", "2026-07-20", "--provider", "openai"];
        run.Folder.File("denialops.json", $$"""{"endpoint": "{{run.Endpoint()}}", "send_identifiers": true}""");
        (await run.RunAsync(asking)).ShouldFail(ExitCodes.WrongUse, "a file that lies in a folder does not decide that names are sent");
        run.Requests.ShouldBe(0);

        run.Folder.File("denialops.json", $$"""{"endpoint": "{{run.Endpoint()}}"}""");
        var told = await run.RunAsync(asking);

        told.ExitCode.ShouldBe(ExitCodes.Done);
        told.Error.ShouldContain($"at {run.Endpoint()}");
        told.Error.ShouldContain("Names and numbers of the member are sent as placeholders, as far as they are known.");
    }

    [Fact]
    public async Task What_is_sent_can_be_seen()
    {
        await using var run = await ModelRun.StartAsync();

        var result = await run.RunAsync([.. run.Asking(), "--show-prompts"]);

        result.ExitCode.ShouldBe(ExitCodes.Done);
        foreach (var asked in run.Model.Asked)
        {
            result.Error.ShouldContain("--- " + asked.Name + " ");
            result.Error.ShouldContain(asked.User);
        }

        result.Error.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task Offline_is_offline_whatever_else_is_set()
    {
        await using var run = await ModelRun.StartAsync();
        string[] letter = ["run", Sample.Mri, "--as-of", "2026-07-20"];
        var environment = run.Environment(("OPENAI_API_KEY", ModelRun.Key), ("DENIALOPS_ENDPOINT", run.Endpoint()));

        var forced = (await DenialOpsProcess.RunAsync([.. letter, "--provider", "offline"], run.Folder.Path, environment: environment)).ShouldSucceed();
        (await run.TextAsync("run.json")).ShouldNotContain("\"provider\"");
        var plain = (await run.RunAsync(letter)).ShouldSucceed();

        forced.Output.ShouldBe(plain.Output);
        run.Requests.ShouldBe(0);
        (await run.RunAsync([.. letter, "--require-model"])).ShouldFail(ExitCodes.WrongUse, "needs a model");
    }

    [Fact]
    public async Task A_key_in_the_environment_has_the_vendor_asked_and_one_line_says_so()
    {
        await using var run = await ModelRun.StartAsync();
        var environment = run.Environment(("ANTHROPIC_API_KEY", ModelRun.Key), ("HTTPS_PROXY", "http://127.0.0.1:9"));

        var result = await DenialOpsProcess.RunAsync(["run", Sample.Mri], run.Folder.Path, environment: environment);

        result.ExitCode.ShouldBe(ExitCodes.Done);
        result.Error.ShouldBe("denialops: ANTHROPIC_API_KEY is set: asking anthropic (claude-sonnet-4-5 and claude-haiku-4-5). Names and numbers of the member are sent as placeholders, as far as they are known. To ask nobody: --provider offline.\n");
        result.Output.ShouldContain("The letter was not read by the model: ");
    }

    [Fact]
    public async Task Without_a_key_the_variable_is_named_before_anything_is_written()
    {
        await using var run = await ModelRun.StartAsync();

        (await run.RunAsync("run", Sample.Mri, "--provider", "anthropic")).ShouldFail(ExitCodes.WrongUse, "set ANTHROPIC_API_KEY in the environment (never on the command line)");
        (await run.RunAsync("run", Sample.Mri, "--model", "gpt-4o")).ShouldFail(ExitCodes.WrongUse, "set OPENAI_API_KEY in the environment");

        Directory.Exists(run.Folder.Combine("denialops-out")).ShouldBeFalse();
    }

    private static string? Writer(JsonNode run, string file) =>
        (string?)run["artifacts"]!.AsArray().Single(artifact => (string)artifact!["file"]! == file)!["generated_by"];

    private static string[] Files(DenialOpsProcess.Result result) => [.. result.Output.Split('\n').Where(line => line.Contains(".md ", StringComparison.Ordinal))];
}
