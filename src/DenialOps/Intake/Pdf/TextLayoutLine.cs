namespace DenialOps.Intake.Pdf;

/// <summary>A run of words on a line without a column gap in it.</summary>
/// <param name="Text">The words, separated by single spaces (two where the type set two).</param>
/// <param name="Left">Where it starts, in points.</param>
/// <param name="Right">Where it ends.</param>
internal sealed record TextRun(string Text, double Left, double Right);

/// <summary>A visual line of a page.</summary>
/// <param name="Y">Height of the baseline, in points; larger is higher.</param>
/// <param name="Size">Height of the type.</param>
/// <param name="Runs">The runs from left to right; at least one.</param>
internal sealed record TextLayoutLine(double Y, double Size, IReadOnlyList<TextRun> Runs);
