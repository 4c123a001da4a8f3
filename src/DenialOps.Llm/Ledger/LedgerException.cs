using Microsoft.Data.Sqlite;

namespace DenialOps.Llm.Ledger;

/// <summary>A usage ledger could not be opened, read or written: which file, why, and what to do.</summary>
/// <remarks>The message is written here; it holds the path and nothing of what is kept in the file.</remarks>
/// <example>
/// <code>
/// catch (LedgerException e) when (e.Problem == LedgerProblem.Full)
/// {
///     alerts.Send(e.Message);
/// }
/// </code>
/// </example>
public sealed class LedgerException : IOException
{
    /// <summary>A failure of a ledger.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">Why.</param>
    /// <param name="inner">What it came from, if anything.</param>
    public LedgerException(string path, LedgerProblem problem, Exception? inner = null)
        : base($"The usage ledger '{path}' {Why(problem)}", inner) => (Path, Problem) = (path, problem);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Why.</summary>
    public LedgerProblem Problem { get; }

    internal static LedgerException Of(string path, Exception exception) => exception switch
    {
        LedgerException known => known,
        SqliteException sqlite => new(path, Problems(sqlite.SqliteErrorCode), sqlite),
        UnauthorizedAccessException => new(path, LedgerProblem.ReadOnly, exception),
        _ => new(path, LedgerProblem.Failed, exception),
    };

    // https://www.sqlite.org/rescode.html, primary result codes.
    private static LedgerProblem Problems(int code) => code switch
    {
        5 or 6 => LedgerProblem.Busy,
        13 => LedgerProblem.Full,
        3 or 8 or 14 or 23 => LedgerProblem.ReadOnly,
        1 or 11 => LedgerProblem.Corrupt,
        26 => LedgerProblem.NotALedger,
        _ => LedgerProblem.Failed,
    };

    private static string Why(LedgerProblem problem) => problem switch
    {
        LedgerProblem.Busy => "is held by another program. Try again, or raise the busy timeout.",
        LedgerProblem.Full => "cannot grow: its disk is full. Make room, or delete old calls with PruneAsync.",
        LedgerProblem.ReadOnly => "cannot be opened or written. Check that it is a file and that you may write it and its folder.",
        LedgerProblem.Corrupt => "is damaged. Put it aside and begin a new one, or rescue it with 'sqlite3 FILE .recover'.",
        LedgerProblem.NotALedger => "is a file of another kind, and is left as it is. Name another file.",
        LedgerProblem.NewerVersion => "was written by a newer version, and is left as it is. Update this program, or name another file.",
        LedgerProblem.Missing => "is not there, or its folder is not. Check the name; a missing folder has to be made first.",
        LedgerProblem.Closed => "was closed before all its calls were written. Call FlushAsync first, or allow more time.",
        _ => "could not be read or written. Check its disk.",
    };
}
