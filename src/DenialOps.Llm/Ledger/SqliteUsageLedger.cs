using System.Threading.Channels;
using DenialOps.Llm.Usage;

namespace DenialOps.Llm.Ledger;

/// <summary>Keeps each call in a SQLite file that survives the end of its process, however it ends.</summary>
/// <remarks>
/// <para>
/// A call is in the file whole, with its attempts, once, or not at all: batches are written in one transaction, with ids that are given
/// before. After <c>kill -9</c> the calls that were queued and not yet written are missing; after <see cref="FlushAsync"/> none is.
/// After a power failure the last transactions may be missing too, and the file is whole.
/// </para>
/// <para>
/// It keeps no prompt, no answer and no key: names and ids are kept only if they look like identifiers and not like keys.
/// </para>
/// <para>Thread safety: any number of threads may write at once, and several processes may have one file open.</para>
/// </remarks>
/// <example>
/// <code>
/// await using var ledger = new SqliteUsageLedger(new SqliteUsageLedgerOptions { Path = "usage.db", OnFailure = e =&gt; log.Warn(e.Message) });
/// await ledger.WriteAsync(new CallRecord { Usage = usage.PricedBy(PriceCatalog.Default) }, CancellationToken.None);
/// </code>
/// </example>
public sealed class SqliteUsageLedger : IUsageSink, IAsyncDisposable
{
    private readonly SqliteUsageLedgerOptions options;
    private readonly TimeProvider clock;
    private readonly Channel<LedgerEntry> queue;
    private readonly LedgerWriter writer;
    private readonly CancellationTokenSource stop = new();
    private readonly Task writing;

    /// <summary>Opens a ledger, and makes its file if there is none.</summary>
    /// <param name="options">Where it is and how it writes; copied.</param>
    /// <param name="timeProvider">The clock, for calls that do not say when they were made; the system's by default.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="LedgerException">
    /// The file cannot be opened: no such folder, not to be written, of another kind, damaged, of a newer version, or held by another
    /// program.
    /// </exception>
    public SqliteUsageLedger(SqliteUsageLedgerOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Problems().ThrowIfAny(nameof(options));
        this.options = options.Clone();
        clock = timeProvider ?? TimeProvider.System;
        queue = Channel.CreateBounded<LedgerEntry>(this.options.QueueLimit);
        writer = new LedgerWriter(LedgerFile.OpenToWrite(this.options), this.options, clock, queue.Reader);
        writing = Task.Run(() => writer.RunAsync(stop.Token));
    }

    /// <summary>The file.</summary>
    public string Path => options.Path;

    /// <summary>How many calls could not be written and are not in the file.</summary>
    public long LostCount => writer.Lost;

    /// <summary>Queues a call to be written.</summary>
    /// <param name="call">A call that has ended, well or not.</param>
    /// <param name="cancellationToken">Ends the wait for room in the queue; a call that finds room is kept.</param>
    /// <returns>
    /// Ends when the call is queued, not when it is on the disk; waits while the queue is full. It tells nothing of calls before it: see
    /// <see cref="FlushAsync"/>, <see cref="LostCount"/> and <see cref="SqliteUsageLedgerOptions.OnFailure"/>.
    /// </returns>
    /// <exception cref="ObjectDisposedException">The ledger is closed; the call is not kept.</exception>
    public ValueTask WriteAsync(CallRecord call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var now = clock.GetUtcNow();
        var at = call.Usage.At ?? now;
        return EnqueueAsync(new LedgerEntry(Guid.CreateVersion7(now), at.ToUnixTimeMilliseconds(), call, null), cancellationToken);
    }

    /// <summary>Waits until all calls that were queued before are in the file.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LedgerException">Calls were lost since the last time; it is the last reason.</exception>
    /// <exception cref="ObjectDisposedException">The ledger is closed.</exception>
    public Task FlushAsync(CancellationToken cancellationToken = default) => AskAsync(new LedgerTask(), cancellationToken);

    /// <summary>Deletes old calls, with their attempts. The file keeps its size and uses the room again.</summary>
    /// <param name="before">Calls that were made before this are deleted.</param>
    /// <param name="cancellationToken">Ends the wait, not the deleting.</param>
    /// <returns>How many calls were deleted.</returns>
    /// <exception cref="LedgerException">They could not be deleted; all are still there.</exception>
    /// <exception cref="ObjectDisposedException">The ledger is closed.</exception>
    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken = default) =>
        AskAsync(new LedgerTask { PruneBeforeMs = before.ToUnixTimeMilliseconds() }, cancellationToken);

    /// <summary>
    /// Writes what is queued and closes the file. Takes no longer than <see cref="SqliteUsageLedgerOptions.DisposeTimeout"/>: what is left
    /// then is lost, counted and told. Never throws.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        var ended = writing.WaitAsync(options.DisposeTimeout, clock);
        await ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!ended.IsCompletedSuccessfully)
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }

        writer.Abandon();
    }

    private async Task<long> AskAsync(LedgerTask task, CancellationToken cancellationToken)
    {
        await EnqueueAsync(new LedgerEntry(Guid.Empty, 0, null, task), cancellationToken).ConfigureAwait(false);
        return await task.Done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private ValueTask EnqueueAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        queue.Writer.TryWrite(entry) ? ValueTask.CompletedTask : WaitForRoomAsync(entry, cancellationToken);

    private async ValueTask WaitForRoomAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await queue.Writer.WriteAsync(entry, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException closed)
        {
            throw new ObjectDisposedException("The ledger is closed; the call is not kept.", closed);
        }
    }
}
