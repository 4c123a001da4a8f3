using System.Diagnostics;
using System.Globalization;
using DenialOps.Llm.Ledger;

namespace DenialOps.Llm.Tests.Ledger;

/// <summary>Kills a program while it writes. The program is this one, told to run nothing but the explicit test here.</summary>
public sealed class LedgerKillTests : IDisposable
{
    private const string PathVariable = "DENIALOPS_TEST_LEDGER";
    private const string NameVariable = "DENIALOPS_TEST_LEDGER_RUN";
    private const int Batch = 50;
    private readonly LedgerFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task After_a_kill_each_call_is_there_whole_and_once_or_not_at_all()
    {
        await using (var ours = files.Open())
        {
            for (var run = 0; run < 3; run++)
            {
                await KillWhileItWritesAsync($"run{run}", ours);
            }
        }

        files.Query("PRAGMA integrity_check")[0][0].ShouldBe("ok");
        files.Number("SELECT COUNT(*) FROM attempts").ShouldBe(2 * files.Number("SELECT COUNT(*) FROM calls"));
        files.Number("""
            SELECT COUNT(*) FROM calls WHERE 2 <> (SELECT COUNT(*) FROM attempts WHERE call_id = id
                AND attempts.request_id IN (calls.request_id, calls.request_id || '-a'))
            """).ShouldBe(0);
        for (var run = 0; run < 3; run++)
        {
            var count = files.Number($"SELECT COUNT(*) FROM calls WHERE request_id LIKE 'run{run}-%'");
            files.Number($"SELECT COUNT(DISTINCT request_id) FROM calls WHERE request_id LIKE 'run{run}-%'").ShouldBe(count);
            count.ShouldBeGreaterThanOrEqualTo(Acknowledged($"run{run}"), "what a flush has told of must be there");
        }

        files.Number("SELECT COUNT(*) FROM calls WHERE request_id LIKE 'ours-%'").ShouldBe(3);
    }

    [Fact(Explicit = true)]
    public async Task Writes_until_it_is_killed()
    {
        var name = Environment.GetEnvironmentVariable(NameVariable);
        Assert.SkipWhen(name is null, "only the test above starts this");
        var path = Environment.GetEnvironmentVariable(PathVariable)!;
        var parent = Process.GetProcessById(int.Parse(Environment.GetEnvironmentVariable(PathVariable + "_PARENT")!, CultureInfo.InvariantCulture));
        await using var ledger = new SqliteUsageLedger(new SqliteUsageLedgerOptions { Path = path, BatchLimit = 7 });
        for (var i = 0; !parent.HasExited; i++)
        {
            await ledger.WriteAsync(LedgerFiles.Call($"{name}-{i}"), CancellationToken.None);
            if (i % Batch == Batch - 1)
            {
                await ledger.FlushAsync();
                await File.WriteAllTextAsync($"{path}.{name}.new", $"{i + 1}");
                File.Move($"{path}.{name}.new", $"{path}.{name}", overwrite: true);
            }
        }
    }

    private async Task KillWhileItWritesAsync(string name, SqliteUsageLedger ours)
    {
        var program = Path.ChangeExtension(typeof(LedgerKillTests).Assembly.Location, null);
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                program + ".dll", "-method", $"{typeof(LedgerKillTests).FullName}.{nameof(Writes_until_it_is_killed)}", "-explicit", "only",
            },
        };
        start.Environment[PathVariable] = files.Path;
        start.Environment[NameVariable] = name;
        start.Environment[PathVariable + "_PARENT"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            while (Acknowledged(name) < 3 * Batch)
            {
                process.HasExited.ShouldBeFalse(process.HasExited ? await output : null);
                await Task.Delay(20, patience.Token);
            }

            await ours.WriteAsync(LedgerFiles.Call($"ours-{name}"), CancellationToken.None);
            await ours.FlushAsync();
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private int Acknowledged(string name)
    {
        var file = $"{files.Path}.{name}";
        return File.Exists(file) ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : 0;
    }
}
