using System.Globalization;
using DenialOps.Llm.Errors;
using DenialOps.Llm.Usage;
using Microsoft.Data.Sqlite;

namespace DenialOps.Llm.Ledger;

/// <summary>Writes calls and their attempts, a batch in a transaction.</summary>
internal sealed class LedgerInserter : IDisposable
{
    private static readonly string[] Shared =
    [
        "model", "uncached_tokens", "cached_read_tokens", "cache_write_tokens", "cache_write_1h_tokens", "output_tokens",
        "reasoning_tokens", "latency_ms", "ttft_ms", "service_tier", "region", "cost_usd", "estimated", "provider", "request_id",
        "failure", "cancelled", "at_ms",
    ];

    private readonly SqliteConnection connection;
    private readonly SqliteCommand call;
    private readonly SqliteCommand attempt;

    internal LedgerInserter(SqliteConnection connection)
    {
        this.connection = connection;
        call = Insert("calls", "id", ["id", "operation", "prompt_name", "prompt_version", "prompt_hash", "attempts", "late", "from_cache"]);
        attempt = Insert("attempts", "call_id, number", ["call_id", "number", "status", "back_off_ms", "queue_ms"]);
    }

    /// <summary>Writes all of a batch or nothing of it. What is there already is left as it is.</summary>
    internal void Write(IReadOnlyList<LedgerEntry> batch)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        (call.Transaction, attempt.Transaction) = (transaction, transaction);
        foreach (var entry in batch)
        {
            Write(entry, entry.Call!);
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        call.Dispose();
        attempt.Dispose();
    }

    private void Write(LedgerEntry entry, CallRecord record)
    {
        var id = entry.Id.ToString();
        SetShared(call, record.Usage, entry.AtMs, record.Provider, record.RequestId, record.Failure, record.Cancelled);
        Set(call, "id", id);
        Set(call, "operation", SafeToken.Of(record.Operation));
        Set(call, "prompt_name", SafeToken.Of(record.PromptName));
        Set(call, "prompt_version", SafeToken.Of(record.PromptVersion));
        Set(call, "prompt_hash", SafeToken.Of(record.PromptHash));
        Set(call, "attempts", record.Attempts);
        Set(call, "late", record.Late);
        Set(call, "from_cache", record.FromCache);
        call.ExecuteNonQuery();
        for (var i = 0; i < record.Trace.Count; i++)
        {
            Write(id, i + 1, entry.AtMs, record.Trace[i]);
        }
    }

    private void Write(string id, int number, long callMs, CallAttempt sent)
    {
        var atMs = sent.Usage.At?.ToUnixTimeMilliseconds() ?? callMs;
        SetShared(attempt, sent.Usage, atMs, sent.Provider, sent.RequestId, sent.Failure, sent.Cancelled);
        Set(attempt, "call_id", id);
        Set(attempt, "number", number);
        Set(attempt, "status", sent.Status);
        Set(attempt, "back_off_ms", Finite(sent.BackOffMs));
        Set(attempt, "queue_ms", Finite(sent.QueueMs));
        attempt.ExecuteNonQuery();
    }

    private static void SetShared(
        SqliteCommand command, TokenUsage usage, long atMs, string? provider, string? requestId, LlmErrorKind? failure, bool cancelled)
    {
        Set(command, "at_ms", atMs);
        Set(command, "model", SafeToken.Of(usage.Model));
        Set(command, "uncached_tokens", usage.UncachedPromptTokens);
        Set(command, "cached_read_tokens", usage.CachedReadTokens);
        Set(command, "cache_write_tokens", usage.CacheWriteTokens);
        Set(command, "cache_write_1h_tokens", usage.CacheWriteOneHourTokens);
        Set(command, "output_tokens", usage.CompletionTokens);
        Set(command, "reasoning_tokens", usage.ReasoningTokens);
        Set(command, "latency_ms", usage.LatencyMs);
        Set(command, "ttft_ms", usage.TimeToFirstTokenMs);
        Set(command, "service_tier", SafeToken.Of(usage.ServiceTier));
        Set(command, "region", SafeToken.Of(usage.Region));
        Set(command, "cost_usd", usage.EstimatedCost?.ToString(CultureInfo.InvariantCulture));
        Set(command, "estimated", usage.Estimated);
        Set(command, "provider", SafeToken.Of(provider));
        Set(command, "request_id", SafeToken.Of(requestId));
        Set(command, "failure", failure?.ToString());
        Set(command, "cancelled", cancelled);
    }

    private static void Set(SqliteCommand command, string name, object? value) => command.Parameters["$" + name].Value = value ?? DBNull.Value;

    // A number that SQLite would keep as NULL must not cost the others of the batch their place.
    private static double Finite(double value) => double.IsFinite(value) ? value : 0;

    // Only a row that is there already is passed over; OR IGNORE would pass over one that breaks a rule of the table, too.
    private SqliteCommand Insert(string table, string key, string[] own)
    {
        string[] columns = [.. own, .. Shared];
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are this file's own.
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(name => "$" + name))}) "
            + $"ON CONFLICT ({key}) DO NOTHING";
#pragma warning restore CA2100
        foreach (var name in columns)
        {
            command.Parameters.Add(new SqliteParameter("$" + name, DBNull.Value));
        }

        return command;
    }
}
