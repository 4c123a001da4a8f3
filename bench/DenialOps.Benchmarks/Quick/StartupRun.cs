using System.Diagnostics;

namespace DenialOps.Benchmarks.Quick;

/// <summary>How long the command takes from start to end, on a text letter.</summary>
internal static class StartupRun
{
    private const int Runs = 15;
    private const double Bar = 250;

    /// <summary>Measures; 1 when the bar is missed or the command is not built.</summary>
    public static async Task<int> RunAsync()
    {
        var command = Path.Combine(Letters.Root, "src", "DenialOps.Cli", "bin", "Release", "net10.0", OperatingSystem.IsWindows() ? "denialops.exe" : "denialops");
        if (!File.Exists(command))
        {
            await Console.Error.WriteLineAsync($"{command} is not there. Build it first: dotnet build -c Release src/DenialOps.Cli").ConfigureAwait(false);
            return 1;
        }

        var letter = Path.Combine(Letters.Root, "samples", "prior-auth-mri.txt");
        await TimeAsync(command, letter).ConfigureAwait(false);
        var times = new List<double>(Runs);
        for (var i = 0; i < Runs; i++)
        {
            times.Add(await TimeAsync(command, letter).ConfigureAwait(false));
        }

        times.Sort();
        var median = times[Runs / 2];
        Console.WriteLine(FormattableString.Invariant($"denialops facts, start to end, {Runs} runs: median {median:0} ms, best {times[0]:0} ms, worst {times[^1]:0} ms, bar {Bar:0} ms, ratio {Bar / median:0.00}x"));
        return median <= Bar ? 0 : 1;
    }

    private static async Task<double> TimeAsync(string command, string letter)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(command, ["facts", letter]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{command} did not start.");
        var output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return process.ExitCode == 0 && output.Length > 0 ? took : throw new InvalidOperationException($"{command} ended with {process.ExitCode}.");
    }
}
