namespace DenialOps.Grounding.Prose;

/// <summary>One claim of a draft's prose.</summary>
/// <param name="Kind">What it is, as a report names it.</param>
/// <param name="Start">Offset in the draft.</param>
/// <param name="End">Offset one past its end.</param>
/// <param name="Evidence">What it rests on; null when nothing supports it.</param>
/// <param name="Hint">What the evidence has that is nearly the same, when nothing supports it.</param>
internal readonly record struct ProseFinding(string Kind, int Start, int End, Evidence? Evidence, string? Hint);
