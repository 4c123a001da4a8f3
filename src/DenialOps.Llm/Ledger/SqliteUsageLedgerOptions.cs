namespace DenialOps.Llm.Ledger;

/// <summary>Where a ledger is and how it writes.</summary>
public sealed class SqliteUsageLedgerOptions
{
    /// <summary>The file. Needed; its folder has to be there.</summary>
    /// <value>Not empty.</value>
    public string Path { get; set; } = "";

    /// <summary>How many calls may wait to be written; one more waits for room.</summary>
    /// <value>From 1 to 1,000,000. 10,000 by default.</value>
    public int QueueLimit { get; set; } = 10_000;

    /// <summary>How many calls are written in one transaction at most.</summary>
    /// <value>From 1 to 100,000. 500 by default.</value>
    public int BatchLimit { get; set; } = 500;

    /// <summary>How long a write waits for another program that holds the file.</summary>
    /// <value>From 1 second to 1 hour; parts of a second are rounded up. 5 seconds by default.</value>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a batch that could not be written is tried again before its calls are lost.</summary>
    /// <value>From 0 to 100. 2 by default.</value>
    public int MaxRetries { get; set; } = 2;

    /// <summary>How long closing waits for what is still to be written; what is left then is lost and counted.</summary>
    /// <value>From 0 to 1 hour. 10 seconds by default.</value>
    public TimeSpan DisposeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Told of each batch that was lost, on the thread that writes; an exception of its own is dropped. Nobody by default.
    /// </summary>
    public Action<LedgerException>? OnFailure { get; set; }

    /// <summary>How many pages the file may have; a full disk for tests.</summary>
    internal int? MaxPages { get; set; }

    internal SqliteUsageLedgerOptions Clone() => (SqliteUsageLedgerOptions)MemberwiseClone();

    internal OptionProblems Problems() => new OptionProblems(nameof(SqliteUsageLedgerOptions))
        .Check(nameof(Path), Path, !string.IsNullOrWhiteSpace(Path), "the name of a file")
        .Check(nameof(QueueLimit), QueueLimit, QueueLimit is >= 1 and <= 1_000_000, "1 to 1,000,000")
        .Check(nameof(BatchLimit), BatchLimit, BatchLimit is >= 1 and <= 100_000, "1 to 100,000")
        .Check(
            nameof(BusyTimeout), BusyTimeout,
            BusyTimeout >= TimeSpan.FromSeconds(1) && BusyTimeout <= TimeSpan.FromHours(1), "1 second to 1 hour")
        .Check(nameof(MaxRetries), MaxRetries, MaxRetries is >= 0 and <= 100, "0 to 100")
        .Check(
            nameof(DisposeTimeout), DisposeTimeout,
            DisposeTimeout >= TimeSpan.Zero && DisposeTimeout <= TimeSpan.FromHours(1), "0 to 1 hour");
}
