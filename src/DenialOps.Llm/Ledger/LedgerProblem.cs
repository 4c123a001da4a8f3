namespace DenialOps.Llm.Ledger;

/// <summary>Why a ledger could not be opened, read or written.</summary>
public enum LedgerProblem
{
    /// <summary>Another program held it for longer than the busy timeout. Passes by itself.</summary>
    Busy,

    /// <summary>The disk, or a quota on it, is full.</summary>
    Full,

    /// <summary>The file or its folder may not be written.</summary>
    ReadOnly,

    /// <summary>The file's content is damaged.</summary>
    Corrupt,

    /// <summary>The file is of another kind: no SQLite database, or one of another program.</summary>
    NotALedger,

    /// <summary>The file was written by a newer version of this package.</summary>
    NewerVersion,

    /// <summary>There is no such file, or no such folder.</summary>
    Missing,

    /// <summary>The system failed to read or write; the inner exception tells how.</summary>
    Failed,

    /// <summary>The ledger was closed before what it held was written.</summary>
    Closed,
}
