using DenialOps.Llm.Ledger;
using DenialOps.Llm.Usage;

namespace DenialOps.Cli;

/// <summary>The ledger in which calls are recorded. Without it calls are made all the same, and the user is told.</summary>
internal sealed class CallLedger : IAsyncDisposable
{
    private readonly SqliteUsageLedger? _ledger;
    private readonly ConsoleHost _host;

    private CallLedger(SqliteUsageLedger? ledger, ConsoleHost host)
    {
        _ledger = ledger;
        _host = host;
    }

    /// <summary>Where calls are written; none where the ledger could not be opened.</summary>
    public IReadOnlyList<IUsageSink> Sinks => _ledger is null ? [] : [new AtOnce(_ledger)];

    /// <summary>Opens the ledger at a path, and makes it where there is none.</summary>
    public static CallLedger Open(string path, ConsoleHost host)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return new CallLedger(new SqliteUsageLedger(new SqliteUsageLedgerOptions { Path = path }), host);
        }
        catch (Exception failure) when (failure is LedgerException or IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine(PrintableText.OneLine($"The call is not recorded: {failure.Message}"));
            return new CallLedger(null, host);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_ledger is null)
        {
            return;
        }

        try
        {
            await _ledger.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (LedgerException failure)
        {
            _host.Error.WriteLine(PrintableText.OneLine($"The call is not recorded: {failure.Message}"));
        }

        await _ledger.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Writes each call before the next one is made: a run that is killed has paid for no call that nobody knows of.</summary>
    private sealed class AtOnce(SqliteUsageLedger ledger) : IUsageSink
    {
        public async ValueTask WriteAsync(CallRecord call, CancellationToken cancellationToken)
        {
            await ledger.WriteAsync(call, cancellationToken).ConfigureAwait(false);
            await ledger.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
