using System.Diagnostics;

namespace ProviderSimulator.Tests;

/// <summary>The command itself, as <c>dotnet run</c> starts it.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task The_command_says_where_it_listens_and_answers_there()
    {
        using var process = Start("--port", "0");
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            var address = line!.Split(' ')[3];

            (await Ask.Http.GetStringAsync(new Uri(address), TestContext.Current.CancellationToken)).ShouldStartWith("ProviderSimulator");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_mistake_ends_the_command_with_one_line_and_code_2()
    {
        using var process = Start("--burst-seconds", "61", "--requests-per-minute", "1");

        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(2);
        error.ShouldStartWith("Limits.Burst is 00:01:01; it must be more than zero and at most one minute.");
    }

    private static Process Start(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ProviderSimulator.dll");
        return Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
