using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DenialOps.Llm.Ledger;

/// <summary>Opens a ledger's file and knows its tables.</summary>
internal static class LedgerFile
{
    internal const int SchemaVersion = 1;

    // "DOUL" in ASCII: tells a ledger from any other SQLite database.
    internal const int ApplicationId = 0x444F554C;

    private const string Tokens = """
        model TEXT NOT NULL,
        uncached_tokens INTEGER NOT NULL,
        cached_read_tokens INTEGER NOT NULL,
        cache_write_tokens INTEGER NOT NULL,
        cache_write_1h_tokens INTEGER NOT NULL,
        output_tokens INTEGER NOT NULL,
        reasoning_tokens INTEGER NOT NULL,
        latency_ms REAL NOT NULL,
        ttft_ms REAL,
        service_tier TEXT,
        region TEXT,
        cost_usd TEXT,
        estimated INTEGER NOT NULL,
        provider TEXT,
        request_id TEXT,
        failure TEXT,
        cancelled INTEGER NOT NULL,
        """;

    // Ids of version 7 grow with time, so that rows are put at the end of their tables.
    private static readonly string Schema = $"""
        CREATE TABLE calls (
        id TEXT NOT NULL PRIMARY KEY,
        at_ms INTEGER NOT NULL,
        {Tokens}
        operation TEXT,
        prompt_name TEXT,
        prompt_version TEXT,
        prompt_hash TEXT,
        attempts INTEGER NOT NULL,
        late INTEGER NOT NULL,
        from_cache INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX calls_at ON calls (at_ms);
        CREATE TABLE attempts (
        call_id TEXT NOT NULL REFERENCES calls (id),
        number INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        {Tokens}
        status INTEGER,
        back_off_ms REAL NOT NULL,
        queue_ms REAL NOT NULL,
        PRIMARY KEY (call_id, number)) WITHOUT ROWID;
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {SchemaVersion};
        """;

    /// <summary>Opens a ledger to write; makes it if there is no file, or an empty one.</summary>
    /// <exception cref="LedgerException">It cannot be opened.</exception>
    internal static SqliteConnection OpenToWrite(SqliteUsageLedgerOptions options)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(options.Path));
        if (!Directory.Exists(folder))
        {
            throw new LedgerException(options.Path, LedgerProblem.Missing);
        }

        return Open(options.Path, SqliteOpenMode.ReadWriteCreate, options.BusyTimeout, connection => Prepare(connection, options));
    }

    /// <summary>Opens a ledger to read.</summary>
    /// <exception cref="LedgerException">It cannot be opened, or is none.</exception>
    internal static SqliteConnection OpenToRead(string path, TimeSpan busyTimeout)
    {
        if (!File.Exists(path))
        {
            throw new LedgerException(path, Directory.Exists(path) ? LedgerProblem.NotALedger : LedgerProblem.Missing);
        }

        return Open(path, SqliteOpenMode.ReadOnly, busyTimeout, connection =>
        {
            if (!IsLedger(connection, path))
            {
                throw new LedgerException(path, LedgerProblem.NotALedger);
            }
        });
    }

    internal static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode, TimeSpan busyTimeout, Action<SqliteConnection> prepare)
    {
        // A connection of a pool would hold the file open after its owner is gone.
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = Path.GetFullPath(path),
            Mode = mode,
            Pooling = false,
            DefaultTimeout = (int)Math.Ceiling(busyTimeout.TotalSeconds),
        };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            prepare(connection);
            return connection;
        }
        catch (Exception exception)
        {
            connection.Dispose();
            throw LedgerException.Of(path, exception);
        }
    }

    private static void Prepare(SqliteConnection connection, SqliteUsageLedgerOptions options)
    {
        // Looked at before anything is set: a database of another program is not to be changed.
        var isThere = IsLedger(connection, options.Path);
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
        if (!isThere)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            if (!IsLedger(connection, options.Path, transaction))
            {
                Execute(connection, Schema, transaction);
            }

            transaction.Commit();
        }

        if (options.MaxPages is { } pages)
        {
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages};"));
        }
    }

    private static bool IsLedger(SqliteConnection connection, string path, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
                (SELECT COUNT(*) FROM sqlite_schema)
            """;
        command.Transaction = transaction;
        using var row = command.ExecuteReader();
        row.Read();
        var (application, version, tables) = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
        return (application, version, tables) switch
        {
            (0, 0, 0) => false,
            (ApplicationId, > SchemaVersion, _) => throw new LedgerException(path, LedgerProblem.NewerVersion),
            (ApplicationId, SchemaVersion, _) => true,
            _ => throw new LedgerException(path, LedgerProblem.NotALedger),
        };
    }
}
