using System.Diagnostics;

namespace DenialOps.Cli.Tests;

public sealed class SignalTests
{
    // More than a pipe holds: once it is written, the command reads its input and has its signal handlers in place.
    private static readonly byte[] MoreThanAPipe = [.. Enumerable.Repeat((byte)'x', 300_000)];

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
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
}
