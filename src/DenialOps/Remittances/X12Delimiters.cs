namespace DenialOps.Remittances;

/// <summary>What separates the parts of an X12 interchange, as its ISA segment says.</summary>
/// <param name="Element">Between the elements of a segment: the character after <c>ISA</c>.</param>
/// <param name="Component">Between the components of a composite element: ISA16.</param>
/// <param name="Segment">After each segment: the character after ISA16.</param>
internal readonly record struct X12Delimiters(byte Element, byte Component, byte Segment)
{
    /// <summary>The usual ones, for a file that has no ISA segment.</summary>
    public static X12Delimiters Usual { get; } = new((byte)'*', (byte)':', (byte)'~');
}
