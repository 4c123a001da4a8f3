namespace DenialOps.Facts;

/// <summary>What a known phrase stands for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">Which one; its meaning depends on the kind.</param>
/// <param name="Weight">How much it counts.</param>
internal readonly record struct LexiconEntry(LexiconKind Kind, int Code, double Weight);
