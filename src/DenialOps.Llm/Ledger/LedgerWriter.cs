using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace DenialOps.Llm.Ledger;

/// <summary>The one writer of a ledger: takes what waits, in batches, and owns the connection until it ends.</summary>
internal sealed class LedgerWriter(
    SqliteConnection connection, SqliteUsageLedgerOptions options, TimeProvider clock, ChannelReader<LedgerEntry> queue)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);
    private long lost;
    private LedgerException? untold;

    internal long Lost => Interlocked.Read(ref lost);

    /// <summary>Writes until the queue is closed and empty, or until it is told to stop. Never throws.</summary>
    internal async Task RunAsync(CancellationToken stopped)
    {
        using var owned = connection;
        using var inserter = new LedgerInserter(connection);
        var batch = new List<LedgerEntry>();
        while (!stopped.IsCancellationRequested && await queue.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            LedgerTask? task = null;
            while (task is null && batch.Count < options.BatchLimit && queue.TryRead(out var entry))
            {
                task = entry.Task;
                if (task is null)
                {
                    batch.Add(entry);
                }
            }

            if (batch.Count > 0)
            {
                await WriteAsync(inserter, batch, stopped).ConfigureAwait(false);
                batch.Clear();
            }

            if (task is not null)
            {
                Do(task);
            }
        }
    }

    /// <summary>Gives up what still waits.</summary>
    internal void Abandon()
    {
        var closed = new LedgerException(options.Path, LedgerProblem.Closed);
        var calls = 0;
        while (queue.TryRead(out var entry))
        {
            calls += entry.Task is null ? 1 : 0;
            entry.Task?.Done.TrySetException(closed);
        }

        if (calls > 0)
        {
            Lose(calls, closed);
        }
    }

    private async Task WriteAsync(LedgerInserter inserter, List<LedgerEntry> batch, CancellationToken stopped)
    {
        for (var retries = 0; ; retries++)
        {
            try
            {
                inserter.Write(batch);
                return;
            }
#pragma warning disable CA1031 // Whatever went wrong, the next batch gets its turn; what is lost is counted and told.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                if (retries >= options.MaxRetries || stopped.IsCancellationRequested)
                {
                    Lose(batch.Count, LedgerException.Of(options.Path, exception));
                    return;
                }
            }

            await Task.Delay(RetryDelay * (1 << Math.Min(retries, 6)), clock, stopped)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Do(LedgerTask task)
    {
        if (task.PruneBeforeMs is not { } before)
        {
            if (Interlocked.Exchange(ref untold, null) is { } failure)
            {
                task.Done.TrySetException(failure);
            }

            task.Done.TrySetResult(0);
            return;
        }

        try
        {
            task.Done.TrySetResult(Prune(before));
        }
#pragma warning disable CA1031 // Whoever asked is told.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            task.Done.TrySetException(LedgerException.Of(options.Path, exception));
        }
    }

    private long Prune(long beforeMs)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.Parameters.AddWithValue("$before", beforeMs);
        command.CommandText = "DELETE FROM attempts WHERE call_id IN (SELECT id FROM calls WHERE at_ms < $before)";
        command.ExecuteNonQuery();
        command.CommandText = "DELETE FROM calls WHERE at_ms < $before";
        var count = command.ExecuteNonQuery();
        transaction.Commit();
        return count;
    }

    private void Lose(int calls, LedgerException failure)
    {
        Interlocked.Add(ref lost, calls);
        Interlocked.Exchange(ref untold, failure);
        options.OnFailure.Tell(failure);
    }
}
