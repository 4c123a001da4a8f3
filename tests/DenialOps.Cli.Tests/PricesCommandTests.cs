using DenialOps.Llm.Pricing;

namespace DenialOps.Cli.Tests;

public sealed class PricesCommandTests
{
    private const string LiteLlm = """
        {
          "sample_spec": { "mode": "chat" },
          "our-model": { "mode": "chat", "litellm_provider": "ours", "input_cost_per_token": 0.0000025, "output_cost_per_token": 1e-05 },
          "pictures": { "mode": "image_generation", "input_cost_per_token": 1, "output_cost_per_token": 1 },
          "unsold": { "mode": "chat" }
        }
        """;

    [Fact]
    public async Task List_shows_the_models_that_are_asked_for_with_todays_price()
    {
        string output = (await DenialOpsProcess.RunAsync("prices", "list", "gpt-4o")).ShouldSucceed().Output;

        output.ShouldContain("US dollars per million tokens");
        output.Split('\n').ShouldContain(line => line.StartsWith("gpt-4o-mini ") && line.Contains(" 0.15 ") && line.Contains(" 0.60 "));
        output.ShouldNotContain("claude");
    }

    [Fact]
    public async Task Show_tells_both_prices_of_a_model_with_their_days_and_the_cost_on_each()
    {
        var then = (await DenialOpsProcess.RunAsync("prices", "show", "gpt-4o", "--on", "2024-08-01", "--input", "1000000", "--output", "1000")).ShouldSucceed();
        var now = (await DenialOpsProcess.RunAsync("prices", "show", "gpt-4o", "--input", "1000000", "--output", "1000")).ShouldSucceed();

        then.Output.ShouldContain("These tokens cost 5.015 US dollars on 2024-08-01.");
        now.Output.ShouldContain("These tokens cost 2.51 US dollars on ");
        now.Output.ShouldMatch(@"(?m)^always +5\.00 +15\.00 ");
        now.Output.ShouldMatch(@"(?m)^20\d\d-\d\d-\d\d +2\.50 +10\.00 .* <$");
    }

    [Theory]
    [InlineData(ExitCodes.Failed, "no price of 'gpt-4oo' is known. Did you mean 'gpt-4o'?", "show", "gpt-4oo")]
    [InlineData(ExitCodes.Failed, "no model has 'nobody' in its name", "list", "nobody")]
    [InlineData(ExitCodes.Failed, "the cost is not known: ", "show", "gpt-4o", "--input", "1", "--tier", "golden")]
    [InlineData(ExitCodes.WrongUse, "there is no price file 'nowhere.json'; check the name after --prices", "list", "--prices", "nowhere.json")]
    [InlineData(ExitCodes.WrongUse, "'12k' after --input is no number of tokens", "show", "gpt-4o", "--input", "12k")]
    [InlineData(ExitCodes.WrongUse, "'soon' after --on is no day of the calendar", "show", "gpt-4o", "--on", "soon")]
    [InlineData(ExitCodes.WrongUse, "--tier and --region are for a cost", "show", "gpt-4o", "--tier", "batch")]
    [InlineData(ExitCodes.WrongUse, "say what to do after prices: list, show, import. See 'denialops prices --help'.")]
    [InlineData(ExitCodes.WrongUse, "there is no command 'prices lsit'. Did you mean 'list'?", "lsit")]
    [InlineData(ExitCodes.WrongUse, "unknown option '--ouput'. Did you mean '--output'? See 'denialops prices import --help'.", "import", "x.json", "--ouput", "y.json")]
    public async Task What_cannot_be_is_one_line_that_says_what_to_do(int exitCode, string message, params string[] arguments) =>
        (await DenialOpsProcess.RunAsync(["prices", .. arguments])).ShouldFail(exitCode, message);

    [Theory]
    [InlineData("list", "--prices")]
    [InlineData("import", "--output", "out.json")]
    public async Task A_file_with_half_a_character_is_named_and_not_a_fault_of_the_programs(string command, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("half.json", """{"models": [{"id": "\ud800", "mode": "chat"}]}""");
        string[] arguments = command == "list" ? ["prices", "list", .. options, file] : ["prices", "import", file, "--output", Path.Combine(folder.Path, options[^1])];

        (await DenialOpsProcess.RunAsync(arguments)).ShouldFail(ExitCodes.WrongUse, "has a text with half a character in it");
    }

    [Fact]
    public async Task An_imported_file_can_be_used_and_tells_what_was_left_out()
    {
        using var folder = new TemporaryFolder();
        string source = folder.File("litellm.json", LiteLlm), output = Path.Combine(folder.Path, "ours.json");

        var import = (await DenialOpsProcess.RunAsync("prices", "import", source, "--output", output)).ShouldSucceed();

        import.Output.ShouldContain("1 models are in ");
        import.Output.ShouldContain("left out: 3");
        import.Output.ShouldContain("(pictures): is of mode 'image_generation'");
        import.Output.ShouldContain("(unsold): has no price by the token.");
        PriceCatalog.Load(output).Models.ShouldHaveSingleItem().Prices[0].Rates.Input.ShouldBe(2.5m);
        (await DenialOpsProcess.RunAsync("prices", "show", "our-model", "--prices", output)).ShouldSucceed().Output.ShouldMatch(@"always +2\.50 +10\.00 ");
        folder.Entries.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("not json", "is not JSON")]
    [InlineData("""{ "m": { "mode": "chat", "input_cost_per_token": -1, "output_cost_per_token": 1 } }""", "input_cost_per_token: is -1")]
    [InlineData("""{ "m": { "mode": "chat" } }""", "has no model that is priced by the token")]
    public async Task A_faulty_file_is_named_and_nothing_is_written(string content, string message)
    {
        using var folder = new TemporaryFolder();
        string source = folder.File("litellm.json", content), output = folder.File("ours.json", "as it was");

        (await DenialOpsProcess.RunAsync("prices", "import", source, "--output", output)).ShouldFail(ExitCodes.WrongUse, message);

        File.ReadAllText(output).ShouldBe("as it was");
        folder.Entries.Length.ShouldBe(2);
    }

    [Fact]
    public async Task An_output_that_cannot_be_is_told_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        string source = folder.File("litellm.json", LiteLlm);

        (await DenialOpsProcess.RunAsync("prices", "import", source, "--output", folder.Path)).ShouldFail(ExitCodes.Failed, "is a folder; name a file");
        (await DenialOpsProcess.RunAsync("prices", "import", source, "--output", Path.Combine(folder.Path, "no", "x.json")))
            .ShouldFail(ExitCodes.Failed, "make it first");
        (await DenialOpsProcess.RunAsync("prices", "import", source, "--output", source)).ShouldFail(ExitCodes.WrongUse, "another file");

        folder.Entries.ShouldHaveSingleItem();
        File.ReadAllText(source).ShouldBe(LiteLlm);
    }
}
