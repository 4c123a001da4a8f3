using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DenialOps.Llm.Ledger;
using DenialOps.Tests.Assistance;
using ProviderSimulator.Recording;
using ProviderSimulator.Scripts;

namespace DenialOps.Cli.Tests;

/// <summary>A run that is killed, without a word, at fifty points of its walk.</summary>
public sealed class KillTests
{
    private const int Kills = 50;
    private const int CallsOfRun = 5;
    private static readonly string[] Vendors = ["openai", "anthropic"];
    private static readonly string[] Needed = ["appeal_letter.md", "case.json", "grounding.json", "usage.json"];

    [Fact]
    public async Task The_ledger_has_what_was_answered_files_are_whole_or_absent_and_the_next_run_succeeds()
    {
        var wrong = new List<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Kills), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, async (kill, _) =>
        {
            var random = new Random(kill);
            if (await KillAsync(Vendors[kill % Vendors.Length], request: 1 + (kill / Vendors.Length % (CallsOfRun + 1)), events: random.Next(-1, 12)) is { } fault)
            {
                lock (wrong)
                {
                    wrong.Add($"kill {kill}: {fault}");
                }
            }
        });

        wrong.ShouldBeEmpty();
    }

    // Killed while an answer is waited for (events -1) or comes; of the request after the last, when the last has just been answered.
    private static async Task<string?> KillAsync(string vendor, int request, int events)
    {
        int asked = 0;
        var isKilled = false;
        await using var run = await ModelRun.StartAsync(prompt => Interlocked.Increment(ref asked) == request && !isKilled
            ? events < 0 ? Fault.Silence() : Fault.Stall(new Answer { Text = SimulatedModel.Echo(prompt) ?? SimulatedModel.Nothing(prompt.Name), PieceLength = 40 }, events)
            : null);
        using (var process = DenialOpsProcess.Start(run.Asking(vendor), run.Folder.Path, run.Environment()))
        {
            await run.Model.Simulator.Requests.WaitForAsync(seen => request > CallsOfRun ? seen.Number == CallsOfRun && seen.Outcome == RequestOutcome.Answered : seen.Number == request && (seen.IsWaiting || seen.PiecesSent >= Math.Max(1, events - 3)));
            process.Kill();
            await process.EndAsync();
        }

        isKilled = true;
        int answered = run.Model.Simulator.Requests.All.Count(seen => seen.Outcome == RequestOutcome.Answered);
        long recorded = Recorded(run.Ledger);

        // Of the last call nobody can tell on which side of its record the kill fell; all others are on both.
        bool isEven = recorded == answered || (request > CallsOfRun && recorded == answered - 1);
        string[] cases = Directory.Exists(run.Folder.Combine("denialops-out")) ? [.. Directory.GetDirectories(run.Folder.Combine("denialops-out")).Where(folder => Path.GetFileName(folder)[0] != '.')] : [];
        string? broken = cases.Select(FaultOf).FirstOrDefault(fault => fault is not null);
        var next = await DenialOpsProcess.RunAsync(run.Asking(vendor), run.Folder.Path, environment: run.Environment());
        return !isEven ? $"{recorded} calls in the ledger, {answered} answered"
            : broken is not null ? $"a case is not whole: {broken}"
            : next.ExitCode != ExitCodes.Done ? $"the next run ended with {next.ExitCode}: {next.Error}"
            : FaultOf(Directory.GetDirectories(run.Folder.Combine("denialops-out"), "case-*").Single()) is { } wrong ? $"the next run's case is not whole: {wrong}"
            : null;
    }

    /// <summary>What is wrong with a case: it has the files that its <c>run.json</c> says, byte for byte, and no others.</summary>
    private static string? FaultOf(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "run.json")))
        {
            return "there is no run.json";
        }

        var said = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run.json")))!["artifacts"]!.AsArray()
            .ToDictionary(artifact => (string)artifact!["file"]!, artifact => (string)artifact!["sha256"]!, StringComparer.Ordinal);
        string[] there = [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)!).Where(file => file != "run.json")];
        return there.Except(said.Keys).FirstOrDefault() is { } stranger ? $"{stranger} is of no run"
            : Needed.Except(said.Keys).FirstOrDefault() is { } missing ? $"{missing} is not named"
            : said.FirstOrDefault(file => !there.Contains(file.Key) || Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file.Key)))) != file.Value) is { Key: { } bad } ? $"{bad} is not the file of the run"
            : null;
    }

    private static long Recorded(string ledger)
    {
        if (!File.Exists(ledger))
        {
            return 0;
        }

        using var reader = new LedgerReader(ledger);
        return reader.Total().CallCount;
    }
}
