namespace DenialOps.Mentions;

/// <summary>What stands between two tokens.</summary>
[Flags]
internal enum Gap : ushort
{
    None = 0,
    Space = 1,
    Wide = 2,
    Wide3 = 4,
    Line = 8,
    Blank = 16,
    Pipe = 32,
    Punctuation = 64,
    SentenceEnd = 128,
    Open = 256,
    Close = 512,
    Comma = 1024,
    Colon = 2048,
    Dollar = 4096,
    Fill = 8192,
    Hash = 16384,
    Dots = 32768,

    /// <summary>Where a cell of a table or of a two-column layout ends.</summary>
    CellEnd = Wide3 | Line | Pipe,
}
