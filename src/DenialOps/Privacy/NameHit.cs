namespace DenialOps.Privacy;

/// <summary>A word of a text that is in the book of names.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset one past its last character.</param>
/// <param name="Word">What it is in the book.</param>
internal readonly record struct NameHit(int Start, int End, NameWord Word);
