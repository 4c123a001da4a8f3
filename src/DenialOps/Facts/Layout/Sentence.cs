using DenialOps.Intake;

namespace DenialOps.Facts.Layout;

/// <summary>A sentence, or a line that stands alone. Running headers and footers inside it are left out.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset one past its last character.</param>
/// <param name="FirstWord">Index of its first word.</param>
/// <param name="EndWord">Index one past its last word.</param>
/// <param name="Paragraph">Number of its paragraph, from 0.</param>
/// <param name="Zone">What the stretch it stands in is for.</param>
internal sealed record Sentence(int Start, int End, int FirstWord, int EndWord, int Paragraph, Zone Zone)
{
    /// <summary>Where it stands.</summary>
    public TextSpan Span => new(Start, End);
}
