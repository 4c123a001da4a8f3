using DenialOps.Llm.Usage;
using Microsoft.Data.Sqlite;

namespace DenialOps.Cli.Tests;

public sealed class CallLedgerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_ledger_that_fails_in_the_middle_of_a_run_is_told_once_at_its_end()
    {
        string path = _folder.Combine("usage.db");
        using var error = new MemoryStream();
        using var host = new ConsoleHost(() => Stream.Null, Stream.Null, error);
        var ledger = CallLedger.Open(path, host, CallLedger.CallsOfRun);
        await WriteAsync(ledger);
        ledger.IsWhole.ShouldBeTrue();
        using (var other = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            other.Open();
            using var drop = other.CreateCommand();
            drop.CommandText = "DROP TABLE attempts; DROP TABLE calls";
            drop.ExecuteNonQuery();
        }

        await WriteAsync(ledger);
        await WriteAsync(ledger);
        await ledger.DisposeAsync();

        ledger.IsWhole.ShouldBeFalse();
        string told = System.Text.Encoding.UTF8.GetString(error.ToArray());
        told.ShouldStartWith($"denialops: calls of this run are not recorded: The usage ledger '{path}' ");
        told.Trim().ShouldNotContain("\n");
    }

    private static ValueTask WriteAsync(CallLedger ledger) =>
        ledger.Sinks.ShouldHaveSingleItem().WriteAsync(new CallRecord { Usage = TokenUsage.FromInclusiveInput("gpt-4o", 10, 5) }, TestContext.Current.CancellationToken);
}
