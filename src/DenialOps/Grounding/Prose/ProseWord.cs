namespace DenialOps.Grounding.Prose;

/// <summary>One word of a text: a run of letters, apostrophes within it included.</summary>
/// <param name="Start">Offset of its first letter.</param>
/// <param name="End">Offset one past its last letter.</param>
/// <param name="Hash">Its number (<see cref="FoldedWord"/>), apostrophes left out.</param>
/// <param name="Stem">The same without the "'s" of a possessive.</param>
/// <param name="Before">What stands between it and the word before.</param>
/// <param name="Traits">How it is written and where it stands.</param>
internal readonly record struct ProseWord(int Start, int End, ulong Hash, ulong Stem, Joint Before, WordTraits Traits)
{
    public int Length => End - Start;

    public bool IsPossessive => Hash != Stem;

    /// <summary>Its end without the "'s" of a possessive.</summary>
    public int StemEnd => IsPossessive ? End - 2 : End;

    public bool IsJoined => Before >= Joint.Space;

    public bool IsInitial => Length == 1;

    public bool Is(WordTraits trait) => (Traits & trait) != WordTraits.None;
}
