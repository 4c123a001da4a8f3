namespace DenialOps.Facts;

/// <summary>A known label in a letter.</summary>
/// <param name="Start">Offset of its first word.</param>
/// <param name="End">Offset after its last word.</param>
/// <param name="Fields">What it can announce: which of the letter's labels.</param>
/// <param name="First">Whether it stands first in its cell.</param>
internal readonly record struct LabelHit(int Start, int End, Range Fields, bool First)
{
    /// <summary>What a second label behind a slash can announce too: "Member/Patient".</summary>
    public Range Also { get; init; }
}
