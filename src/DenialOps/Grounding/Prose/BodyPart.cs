namespace DenialOps.Grounding.Prose;

/// <summary>A part of the body that has a side.</summary>
/// <param name="Name">Its singular's hash; 0 when there is none.</param>
/// <param name="Limb">The hash of "upper" or "lower" for a part of an arm or a leg, else 0.</param>
/// <param name="IsWide">Whether the word means the whole limb, or more.</param>
internal readonly record struct BodyPart(ulong Name, ulong Limb, bool IsWide);
