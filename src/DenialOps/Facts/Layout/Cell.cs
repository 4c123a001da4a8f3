using DenialOps.Intake;

namespace DenialOps.Facts.Layout;

/// <summary>A part of a line that stands apart from its neighbours: a label, a value, a column of a table.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset one past its last character.</param>
/// <param name="Line">Index of its line.</param>
/// <param name="Column">Its first character's place in the line, from 0.</param>
internal readonly record struct Cell(int Start, int End, int Line, int Column)
{
    /// <summary>Where it stands.</summary>
    public TextSpan Span => new(Start, End);

    /// <summary>Its last character's place in the line, plus one.</summary>
    public int EndColumn => Column + End - Start;
}
