namespace DenialOps.Grounding;

/// <summary>A part of a name that is looked for: a word of the evidence, or an initial.</summary>
internal readonly record struct NamePart(int Word, char Initial)
{
    public bool IsInitial => Initial != default;
}
