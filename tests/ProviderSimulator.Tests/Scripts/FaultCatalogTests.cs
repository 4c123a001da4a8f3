using System.Text.RegularExpressions;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Tests.Scripts;

public sealed partial class FaultCatalogTests : SimulatorTest
{
    public static TheoryData<string> Names => [.. FaultCatalog.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task After_each_fault_in_each_form_the_simulator_still_answers(string name)
    {
        foreach (var (api, isStreamed) in Ask.EveryForm.Select(row => row.Data))
        {
            await MeetAsync(name, api, isStreamed);
            Clock.Advance(TimeSpan.FromSeconds(10));

            var text = Answers.Text(api, isStreamed, await Simulator.TextAsync(api, "healthy", isStreamed));
            text.ShouldBe(Fault.DefaultAnswer.Text, $"{api}, streamed: {isStreamed}");
            Simulator.Requests.For($"fault-{name}").ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void The_documentation_has_the_same_faults_in_the_same_words()
    {
        var documented = Row().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "provider-simulator.md")))
            .Select(row => (row.Groups["name"].Value, row.Groups["summary"].Value));

        documented.ShouldBe(FaultCatalog.All.Select(f => (f.Name, f.Summary)));
    }

    [Fact]
    public void Every_name_is_there_once_and_is_found()
    {
        FaultCatalog.All.Select(f => f.Name).ShouldBeUnique();
        FaultCatalog.All.Where(f => !FaultCatalog.TryFind(f.Name, out var found) || found != f).ShouldBeEmpty();
        FaultCatalog.TryFind("status-418", out var teapot).ShouldBeTrue();
        teapot!.Name.ShouldBe("status-418");
        FaultCatalog.TryFind("status-1", out _).ShouldBeFalse();
    }

    // A client that gives up once the answer waits for the clock, as some never come.
    private async Task MeetAsync(string name, Api api, bool isStreamed)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var before = Simulator.Requests.Count;
        var asking = AskAsync(patience.Token);
        var waiting = Simulator.Requests.WaitForAsync(r => r.Number > before && r.IsWaiting, patience.Token);
        await Task.WhenAny(asking, waiting);
        await patience.CancelAsync();
        await asking;

        async Task AskAsync(CancellationToken cancel)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Simulator.Address, Ask.Path(api)))
            {
                Content = new StringContent(Ask.Body(api, $"fault-{name}", isStreamed)),
                Headers = { { "anthropic-version", "2023-06-01" } },
            };
            try
            {
                using var response = await Ask.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
                await response.ReadAsync(cancel);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // One of the ways in which a fault ends.
            }
        }
    }

    [GeneratedRegex(@"^\| `(?<name>[a-z0-9-]+)` \| (?<summary>[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
