namespace DenialOps.Facts.Layout;

/// <summary>A printed line.</summary>
/// <param name="Start">Offset of its first character, spaces included.</param>
/// <param name="End">Offset of its line end.</param>
/// <param name="FirstCell">Index of its first cell.</param>
/// <param name="CellCount">Number of its cells; none when it is blank.</param>
/// <param name="IsRunning">Whether it is a header or footer that interrupts the letter.</param>
internal readonly record struct Line(int Start, int End, int FirstCell, int CellCount, bool IsRunning)
{
    /// <summary>Whether it has no text of the letter's own.</summary>
    public bool IsBlank => CellCount == 0;
}
