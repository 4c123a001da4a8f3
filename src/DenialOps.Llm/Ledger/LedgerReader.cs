using System.Globalization;
using DenialOps.Llm.Usage;
using Microsoft.Data.Sqlite;

namespace DenialOps.Llm.Ledger;

/// <summary>Reads what a ledger's calls came to. Changes nothing in it, and may read while others write.</summary>
/// <remarks>Costs are summed as exact decimals. Not to be used by several threads at once; open one for each.</remarks>
/// <example>
/// <code>
/// using var reader = new LedgerReader("usage.db");
/// foreach (var (model, figures) in reader.Summarize(LedgerGrouping.Model, since: clock.GetUtcNow().AddDays(-7)))
/// {
///     Console.WriteLine($"{model}: {figures.TotalTokens} tokens, {figures.EstimatedCostUsd} USD");
/// }
/// </code>
/// </example>
public sealed class LedgerReader : IDisposable
{
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);
    private readonly string path;
    private readonly SqliteConnection connection;

    /// <summary>Opens a ledger to read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="LedgerException">It is not there, cannot be read, is of another kind or of a newer version.</exception>
    public LedgerReader(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        this.path = path;
        connection = LedgerFile.OpenToRead(path, BusyTimeout);
        LedgerSql.AddFunctions(connection);
    }

    /// <summary>What all calls since a time came to.</summary>
    /// <param name="since">Calls that were made before this are left out; null for all.</param>
    /// <exception cref="LedgerException">It cannot be read.</exception>
    public UsageFigures Total(DateTimeOffset? since = null) =>
        Read(LedgerSql.Total, since).Select(group => group.Figures).Single();

    /// <summary>What the calls since a time came to, by model, prompt, day or operation.</summary>
    /// <param name="grouping">What they are summed by.</param>
    /// <param name="since">Calls that were made before this are left out; null for all.</param>
    /// <returns>By name, in the order of the names.</returns>
    /// <exception cref="LedgerException">It cannot be read.</exception>
    public IReadOnlyDictionary<string, UsageFigures> Summarize(LedgerGrouping grouping, DateTimeOffset? since = null) =>
        Read(LedgerSql.By(grouping), since).ToDictionary(group => group.Name, group => group.Figures, StringComparer.Ordinal);

    /// <summary>Closes the file.</summary>
    public void Dispose() => connection.Dispose();

    private List<(string Name, UsageFigures Figures)> Read(string sql, DateTimeOffset? since)
    {
        try
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is LedgerSql's own.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.Parameters.AddWithValue("$since", since?.ToUnixTimeMilliseconds() ?? long.MinValue);
            using var row = command.ExecuteReader();
            var groups = new List<(string, UsageFigures)>();
            while (row.Read())
            {
                groups.Add((row.GetString(0), Figures(row)));
            }

            return groups;
        }
        catch (SqliteException exception)
        {
            throw LedgerException.Of(path, exception);
        }
    }

    private static UsageFigures Figures(SqliteDataReader row)
    {
        var (calls, prompt, completion, latency) = (row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetDouble(8));
        var (priced, unpriced) = (row.GetInt64(6), row.GetInt64(7));
        return new UsageFigures
        {
            CallCount = calls,
            TotalTokens = prompt + completion,
            PromptTokens = prompt,
            CompletionTokens = completion,
            CachedReadTokens = row.GetInt64(4),
            EstimatedCostUsd = unpriced > 0 && priced == 0 ? null : decimal.Parse(row.GetString(5), CultureInfo.InvariantCulture),
            UnpricedCalls = unpriced,
            TotalLatencyMs = latency,
            AvgLatencyMs = calls == 0 ? 0 : latency / calls,
            P50LatencyMs = row.GetDouble(9),
            P95LatencyMs = row.GetDouble(10),
            P99LatencyMs = row.GetDouble(11),
            Failures = row.GetInt64(12),
            Retries = row.GetInt64(13),
            CacheHits = row.GetInt64(14),
            Cancelled = row.GetInt64(15),
            CacheSavedUsd = decimal.Parse(row.GetString(16), CultureInfo.InvariantCulture),
        };
    }
}
