using DenialOps.Llm.Ledger;
using DenialOps.Llm.Usage;

namespace DenialOps.Cli;

/// <summary>The ledger in which calls are recorded. Without it calls are made all the same, and the user is told.</summary>
internal sealed class CallLedger : IAsyncDisposable
{
    /// <summary>What is said of a command that makes one call.</summary>
    public const string OneCall = "this call is not recorded";

    /// <summary>What is said of a run.</summary>
    public const string CallsOfRun = "calls of this run are not recorded";

    private readonly SqliteUsageLedger? _ledger;
    private readonly ConsoleHost _host;
    private readonly string _consequence;
    private LedgerException? _failure;

    private CallLedger(SqliteUsageLedger? ledger, ConsoleHost host, string consequence)
    {
        _ledger = ledger;
        _host = host;
        _consequence = consequence;
        IsWhole = ledger is not null;
    }

    /// <summary>Where calls are written; none where the ledger could not be opened.</summary>
    public IReadOnlyList<IUsageSink> Sinks => _ledger is null ? [] : [new AtOnce(this, _ledger)];

    /// <summary>Whether every call is in the ledger; final when this is disposed of.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Opens the ledger at a path, and makes it where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="host">Where the user is told.</param>
    /// <param name="consequence">What it means if the ledger fails: <see cref="OneCall"/> or <see cref="CallsOfRun"/>.</param>
    public static CallLedger Open(string path, ConsoleHost host, string consequence)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return new CallLedger(new SqliteUsageLedger(new SqliteUsageLedgerOptions { Path = path }), host, consequence);
        }
        catch (Exception failure) when (failure is LedgerException or IOException or UnauthorizedAccessException)
        {
            var ledger = new CallLedger(null, host, consequence);
            ledger.Complain(failure is LedgerException ? failure.Message : new LedgerException(path, LedgerProblem.ReadOnly).Message);
            return ledger;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_ledger is null)
        {
            return;
        }

        await FlushAsync(_ledger, CancellationToken.None).ConfigureAwait(false);
        await _ledger.DisposeAsync().ConfigureAwait(false);
        if (_failure is not null)
        {
            Complain(_failure.Message);
        }
    }

    private async Task FlushAsync(SqliteUsageLedger ledger, CancellationToken cancellationToken)
    {
        try
        {
            await ledger.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LedgerException failure)
        {
            // Told once, at the end; the last reason is as good as the first.
            _failure = failure;
            IsWhole = false;
        }
    }

    private void Complain(string why) => _host.Complain($"{_consequence}: {why} Another file can be named with --ledger FILE.");

    /// <summary>Writes each call before the next one is made: a run that is killed has paid for no call that nobody knows of.</summary>
    private sealed class AtOnce(CallLedger owner, SqliteUsageLedger ledger) : IUsageSink
    {
        public async ValueTask WriteAsync(CallRecord call, CancellationToken cancellationToken)
        {
            await ledger.WriteAsync(call, cancellationToken).ConfigureAwait(false);
            await owner.FlushAsync(ledger, cancellationToken).ConfigureAwait(false);
        }
    }
}
