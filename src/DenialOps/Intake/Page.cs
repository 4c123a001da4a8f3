namespace DenialOps.Intake;

/// <summary>One page of a document, as a range of the document's text.</summary>
/// <param name="Number">Page number, from 1.</param>
/// <param name="Start">Offset of the page's first character in <see cref="LetterDocument.Text"/>.</param>
/// <param name="Length">Number of characters on the page, without the form feed that ends it.</param>
public sealed record Page(int Number, int Start, int Length)
{
    /// <summary>Offset one past the page's last character.</summary>
    public int End => Start + Length;
}
