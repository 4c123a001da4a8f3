namespace DenialOps.Grounding.Prose;

/// <summary>Which side of the body a word names.</summary>
[Flags]
internal enum BodySide
{
    None = 0,
    Left = 1,
    Right = 2,
    Both = Left | Right,
}
