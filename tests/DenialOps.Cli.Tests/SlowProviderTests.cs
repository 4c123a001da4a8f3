using System.Text;
using DenialOps.Artifacts;
using DenialOps.Llm;
using DenialOps.Llm.Providers;
using DenialOps.Prompts;
using DenialOps.Tests.Assistance;
using ProviderSimulator.Scripts;

namespace DenialOps.Cli.Tests;

/// <summary>Whole runs over HTTP with a provider that stops answering, and with limits of time that are over soon.</summary>
public sealed class SlowProviderTests
{
    // The first is for a provider that never answers; the second is long enough for one that does, on a machine that has much to do.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData("stall")]
    [InlineData("silence")]
    public async Task A_provider_that_stops_in_the_middle_is_given_up_and_the_pack_is_ours(string fault)
    {
        await using var model = await SimulatedModel.EchoAsync(_ => Stuck(fault));

        var pack = await model.RunAsync(Letter(), configure: options => Hasty(options, Soon, Soon, retries: 1));

        string undone = pack.Model!.NotDone.ShouldHaveSingleItem();
        undone.ShouldStartWith("The letter was not read by the model: The provider did not answer in time (provider openai, model gpt-4o, ");
        undone.ShouldEndWith("Nothing more was asked in this run.");
        model.Asked.Count.ShouldBe(2, "once, and its retry");
        pack.Model.Total.Failures.ShouldBe(1);
        pack.Documents.ShouldContain(document => document.FileName == "appeal_letter.md" && document.GeneratedBy != "model");
        await using var down = await SimulatedModel.EchoAsync(_ => Fault.Error(ErrorKind.Unavailable));
        var other = await down.RunAsync(Letter());
        Texts(pack).ShouldBe(Texts(other), "whatever a model fails by, our own form is the same");
    }

    [Fact]
    public async Task A_provider_that_stops_is_stood_in_for_by_the_next()
    {
        await using var first = await SimulatedModel.EchoAsync(_ => Stuck("stall"));
        await using var next = await SimulatedModel.EchoAsync();

        var pack = await first.RunAsync(Letter(), configure: options =>
        {
            Hasty(options, Timeout.InfiniteTimeSpan, Patient, retries: 1);
            options.Fallbacks.Add(new()
            {
                Provider = new() { Provider = LlmProvider.Anthropic, ApiKey = "sk-test-0123456789", Model = "claude-haiku-4-5", Endpoint = next.Simulator.AnthropicEndpoint },
            });
        });

        pack.Model!.NotDone.ShouldBeEmpty();
        next.Asked.Count.ShouldBeGreaterThan(3);
        pack.Documents.ShouldContain(document => document.FileName == "appeal_letter.md" && document.GeneratedBy == "model");
    }

    [Fact]
    public async Task One_prompt_that_comes_slowly_costs_the_run_no_more_than_its_own_time()
    {
        await using var model = await SimulatedModel.EchoAsync(asked => asked.Name == PromptNames.CallScript
            ? Fault.Stall(new Answer { Text = SimulatedModel.Echo(asked)!, PieceLength = 40 }, afterEvents: 3)
            : null);

        var pack = await model.RunAsync(Letter(), configure: options => Hasty(options, Timeout.InfiniteTimeSpan, Patient, retries: 0));

        pack.Model!.NotDone.ShouldHaveSingleItem().ShouldStartWith("The call script was not written by the model: ");
        pack.Documents.ShouldContain(document => document.FileName == "appeal_letter.md" && document.GeneratedBy == "model");
        pack.Documents.ShouldContain(document => document.FileName == "call_script.md" && document.GeneratedBy != "model");
    }

    private static Step Stuck(string fault) => fault == "silence" ? Fault.Silence() : Fault.Stall(new Answer { Text = "{\"reason\": \"It is", PieceLength = 4 });

    private static void Hasty(LlmClientOptions options, TimeSpan firstToken, TimeSpan idle, int retries)
    {
        options.Timeouts = new() { FirstToken = firstToken, Idle = idle };
        options.Retry = new() { MaxRetries = retries, InitialDelay = TimeSpan.FromMilliseconds(1) };
    }

    private static string Letter() => File.ReadAllText(Sample.Mri);

    private static string Texts(CasePack pack) => string.Join('\n', CaseArtifacts.Render(pack)
        .Where(artifact => artifact.FileName.EndsWith(".md", StringComparison.Ordinal))
        .Select(artifact => artifact.FileName + "\n" + Encoding.UTF8.GetString(artifact.Content.Span)));
}
