namespace DenialOps.Grounding.Prose;

/// <summary>What stands between a word and the one before it.</summary>
internal enum Joint : byte
{
    /// <summary>Anything that parts them: a full stop, a figure, the end of a paragraph.</summary>
    Apart,

    Comma,

    /// <summary>One space, or the end of a line of running text.</summary>
    Space,
    Hyphen,

    /// <summary>The point of an initial or of a title, and a space: "A. Dovrenko", "Dr. Okafor".</summary>
    Point,
    Ampersand,
}
