using DenialOps.Llm.Ledger;
using DenialOps.Llm.Usage;
using Microsoft.Data.Sqlite;

namespace DenialOps.Llm.Tests.Ledger;

/// <summary>A folder for ledgers, and calls to keep in them.</summary>
internal sealed class LedgerFiles : IDisposable
{
    // Made when it is needed: a process that is killed has no time to take it away.
    private readonly Lazy<DirectoryInfo> folder = new(() => Directory.CreateTempSubdirectory("denialops-ledger-"));

    public string Path => Named("usage.db");

    public string Named(string name) => System.IO.Path.Combine(folder.Value.FullName, name);

    public SqliteUsageLedger Open(Action<SqliteUsageLedgerOptions>? set = null)
    {
        var options = new SqliteUsageLedgerOptions { Path = Path };
        set?.Invoke(options);
        return new SqliteUsageLedger(options);
    }

    public IReadOnlyList<object?[]> Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (row.Read())
        {
            var values = new object[row.FieldCount];
            row.GetValues(values);
            rows.Add([.. values.Select(value => value is DBNull ? null : value)]);
        }

        return rows;
    }

    public long Number(string sql) => (long)Query(sql)[0][0]!;

    public void Dispose()
    {
        if (folder.IsValueCreated)
        {
            folder.Value.Delete(recursive: true);
        }
    }

    public static TokenUsage Usage(string model, long input, long output, decimal? cost = 0.5m, double milliseconds = 100) =>
        TokenUsage.FromExclusiveInput(model, input, output) with { EstimatedCost = cost, LatencyMs = milliseconds };

    /// <summary>A call that was answered at the second attempt.</summary>
    public static CallRecord Call(string requestId = "req-1") => new()
    {
        Usage = Usage("gpt-4o", 110, 11),
        Attempts = 2,
        RequestId = requestId,
        Trace =
        [
            new CallAttempt { Usage = Usage("gpt-4o", 0, 0, 0), Failure = LlmErrorKind.Overloaded, Status = 529, RequestId = requestId + "-a" },
            new CallAttempt { Usage = Usage("gpt-4o", 110, 11), RequestId = requestId, BackOffMs = 1000, QueueMs = 5 },
        ],
    };
}
