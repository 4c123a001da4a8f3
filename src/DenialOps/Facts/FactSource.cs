namespace DenialOps.Facts;

/// <summary>A fact's receipt: the exact place in a document where it stands.</summary>
/// <param name="Document">The document's file name.</param>
/// <param name="Page">Page number, from 1.</param>
/// <param name="Start">Offset of the first character in the page's text.</param>
/// <param name="End">Offset one past the last character in the page's text.</param>
/// <param name="Quote">The characters between the two offsets, unchanged.</param>
public sealed record FactSource(string Document, int Page, int Start, int End, string Quote);
