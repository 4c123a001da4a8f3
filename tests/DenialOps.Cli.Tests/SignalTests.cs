using System.Diagnostics;
using DenialOps.Llm.Ledger;
using DenialOps.Prompts;
using ProviderSimulator.Scripts;

namespace DenialOps.Cli.Tests;

public sealed class SignalTests
{
    // More than a pipe holds: once it is written, the command reads its input and has its signal handlers in place.
    private static readonly byte[] MoreThanAPipe = [.. Enumerable.Repeat((byte)'x', 300_000)];

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_signal_stops_it_cleanly(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        using var folder = new TemporaryFolder();
        using var process = DenialOpsProcess.Start(["run", "-"], folder.Path);
        await process.Input.WriteAsync(MoreThanAPipe);
        await process.Input.FlushAsync();

        using (var kill = Process.Start("kill", ["-" + signal, process.Id.ToString()]))
        {
            await kill.WaitForExitAsync();
        }

        var result = await process.EndAsync();
        result.ShouldFail(ExitCodes.Interrupted, "interrupted");
        folder.Entries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("INT", 1)]
    [InlineData("HUP", 1)]
    [InlineData("INT", 3)]
    public async Task A_signal_while_the_model_is_slow_leaves_nothing_half_written_and_what_was_sent_in_the_ledger(string signal, int times)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var run = await ModelRun.StartAsync(prompt =>
        {
            if (prompt.Name == PromptNames.ExtractFacts)
            {
                return null;
            }

            asked.TrySetResult();
            return Fault.Silence();
        });
        using var process = DenialOpsProcess.Start(run.Asking(), run.Folder.Path, run.Environment());
        process.Input.Close();
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        using (var kill = Process.Start("sh", ["-c", string.Join("; sleep 0.02; ", Enumerable.Repeat($"kill -{signal} {process.Id}", times))]))
        {
            await kill.WaitForExitAsync();
        }

        (await process.EndAsync()).ShouldFail(ExitCodes.Interrupted, "interrupted; nothing was written.");
        Directory.Exists(run.Folder.Combine("denialops-out")).ShouldBeFalse();
        using var ledger = new LedgerReader(run.Ledger);
        var total = ledger.Total(null);
        total.CallCount.ShouldBe(1);
        total.Cancelled.ShouldBe(1);
        run.Requests.ShouldBe(2);
    }
}
