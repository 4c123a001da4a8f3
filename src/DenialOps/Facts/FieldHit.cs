using DenialOps.Facts.Layout;
using DenialOps.Intake;

namespace DenialOps.Facts;

/// <summary>A label with the value that stands beside it.</summary>
/// <param name="Field">What the label announces.</param>
/// <param name="Label">Where the label stands.</param>
/// <param name="Value">Where the value stands: the rest of the cell, or the next cell.</param>
/// <param name="Certainty">How surely the label means the field, from 0 to 1; lower where no colon or column parts label and value.</param>
/// <param name="Line">Index of the value's line.</param>
/// <param name="Zone">What the stretch is for.</param>
internal readonly record struct FieldHit(Field Field, TextSpan Label, TextSpan Value, double Certainty, int Line, Zone Zone);
