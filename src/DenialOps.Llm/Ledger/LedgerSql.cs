using System.Globalization;
using DenialOps.Llm.Usage;
using Microsoft.Data.Sqlite;

namespace DenialOps.Llm.Ledger;

/// <summary>The questions that a ledger answers.</summary>
internal static class LedgerSql
{
    // What a call counts for: itself, unless it is late or was cancelled, and what was billed for it, unless our own cache answered.
    private const string Calls = """
        SELECT id, model, operation, prompt_name, prompt_version, at_ms, from_cache,
            failure IS NULL AND NOT cancelled AND NOT late AS answered,
            failure IS NOT NULL AND NOT late AS failed,
            cancelled AND NOT late AS stopped,
            CASE WHEN from_cache THEN cost_usd END AS saved,
            CASE WHEN late THEN 0 ELSE MAX(attempts - 1, 0) END AS retries,
            latency_ms,
            CASE WHEN from_cache THEN 0 ELSE uncached_tokens + cached_read_tokens + cache_write_tokens + cache_write_1h_tokens END AS prompt,
            CASE WHEN from_cache THEN 0 ELSE output_tokens END AS completion,
            CASE WHEN from_cache THEN 0 ELSE cached_read_tokens END AS cached_read,
            CASE WHEN from_cache THEN NULL ELSE cost_usd END AS cost,
            NOT from_cache AND cost_usd IS NULL AND ((failure IS NULL AND NOT cancelled AND NOT late)
                OR uncached_tokens + cached_read_tokens + cache_write_tokens + cache_write_1h_tokens + output_tokens > 0) AS unpriced
        FROM calls WHERE at_ms >= $since
        """;

    // A call that has attempts is not billed itself: they are, each to its model. What they have in common with it is counted once.
    private const string ByModelParts = $"""
        SELECT id, model, from_cache, answered, failed, stopped, saved, retries, latency_ms,
            CASE WHEN traced THEN 0 ELSE prompt END AS prompt, CASE WHEN traced THEN 0 ELSE completion END AS completion,
            CASE WHEN traced THEN 0 ELSE cached_read END AS cached_read, CASE WHEN traced THEN NULL ELSE cost END AS cost,
            CASE WHEN traced THEN 0 ELSE unpriced END AS unpriced
        FROM (SELECT *, NOT from_cache AND EXISTS (SELECT 1 FROM attempts WHERE call_id = id) AS traced FROM ({Calls}))
        UNION ALL
        SELECT call_id, attempts.model, 0, 0, 0, 0, NULL, 0, 0,
            attempts.uncached_tokens + attempts.cached_read_tokens + attempts.cache_write_tokens + attempts.cache_write_1h_tokens,
            attempts.output_tokens, attempts.cached_read_tokens, attempts.cost_usd,
            attempts.cost_usd IS NULL AND ((attempts.failure IS NULL AND NOT attempts.cancelled)
                OR attempts.uncached_tokens + attempts.cached_read_tokens + attempts.cache_write_tokens
                    + attempts.cache_write_1h_tokens + attempts.output_tokens > 0)
        FROM calls JOIN attempts ON call_id = id WHERE calls.at_ms >= $since AND NOT calls.from_cache
        """;

    private const string Figures = """
        COALESCE(SUM(answered), 0), COALESCE(SUM(prompt), 0), COALESCE(SUM(completion), 0), COALESCE(SUM(cached_read), 0),
        decimal_sum(cost), COUNT(CASE WHEN prompt + completion > 0 THEN cost END), COUNT(DISTINCT CASE WHEN unpriced THEN id END),
        COALESCE(SUM(CASE WHEN answered THEN latency_ms END), 0.0),
        quantile(CASE WHEN answered THEN latency_ms END, 0.50), quantile(CASE WHEN answered THEN latency_ms END, 0.95),
        quantile(CASE WHEN answered THEN latency_ms END, 0.99),
        COALESCE(SUM(failed), 0), COALESCE(SUM(retries), 0), COALESCE(SUM(from_cache), 0),
        COALESCE(SUM(stopped), 0), decimal_sum(saved)
        """;

    internal const string Total = $"SELECT '', {Figures} FROM ({Calls})";

    internal static string By(LedgerGrouping grouping) => grouping switch
    {
        LedgerGrouping.Model => Grouped("model", ByModelParts),
        LedgerGrouping.Prompt => Grouped("COALESCE(prompt_name || ' ' || prompt_version, prompt_name, '(none)')", Calls),
        LedgerGrouping.Day => Grouped("date(at_ms / 1000, 'unixepoch')", Calls),
        LedgerGrouping.Operation => Grouped("COALESCE(operation, '(none)')", Calls),
        _ => throw new ArgumentOutOfRangeException(nameof(grouping)),
    };

    /// <summary>Adds the sums that SQLite has no exact form of.</summary>
    internal static void AddFunctions(SqliteConnection connection)
    {
        connection.CreateAggregate(
            "decimal_sum",
            0m,
            (decimal sum, string? text) => text is null ? sum : sum + decimal.Parse(text, CultureInfo.InvariantCulture),
            sum => sum.ToString(CultureInfo.InvariantCulture),
            isDeterministic: true);
        connection.CreateAggregate(
            "quantile",
            default((LatencyHistogram? Seen, double Share)),
            ((LatencyHistogram? Seen, double Share) state, double? milliseconds, double share) => Add(state.Seen, milliseconds, share),
            state => state.Seen?.Quantile(state.Share) ?? 0,
            isDeterministic: true);
    }

    private static (LatencyHistogram?, double) Add(LatencyHistogram? seen, double? milliseconds, double share)
    {
        if (milliseconds is { } time)
        {
            (seen ??= new LatencyHistogram()).Add(time);
        }

        return (seen, share);
    }

    private static string Grouped(string name, string parts) =>
        $"SELECT {name} AS name, {Figures} FROM ({parts}) GROUP BY 1 ORDER BY 1";
}
