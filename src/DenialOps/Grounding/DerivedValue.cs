using DenialOps.Mentions;

namespace DenialOps.Grounding;

/// <summary>A value that a draft may state although no document prints it, because it was computed from facts or given by the user.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Its normal form, as <see cref="Mention.Value"/>.</param>
/// <param name="Derivation">How it was computed: <c>2024-01-15 + 180 days</c>, or <c>given by the user</c>.</param>
public sealed record DerivedValue(MentionKind Kind, string Value, string Derivation);
