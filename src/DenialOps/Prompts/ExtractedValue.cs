namespace DenialOps.Prompts;

/// <summary>A value that a model read in a document, and the words that it read it in.</summary>
/// <param name="Value">The value as it is printed.</param>
/// <param name="Quote">The words of the document around the value, word for word, on one line, at most about twenty of them.</param>
public sealed record ExtractedValue(string Value, string Quote);
