namespace DenialOps.Intake;

/// <summary>A half-open range of characters, <c>[Start, End)</c>, in a document's text.</summary>
/// <param name="Start">Offset of the first character, in UTF-16 units, from 0.</param>
/// <param name="End">Offset one past the last character.</param>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Number of characters.</summary>
    public int Length => End - Start;

    /// <summary>Whether the range holds the character at <paramref name="offset"/>.</summary>
    public bool Contains(int offset) => offset >= Start && offset < End;

    /// <summary>Whether the two ranges share a character.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;
}
