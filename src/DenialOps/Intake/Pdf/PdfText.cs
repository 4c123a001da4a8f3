namespace DenialOps.Intake.Pdf;

/// <summary>The text of a PDF before normalisation.</summary>
/// <param name="Text">The pages' texts, separated by form feeds.</param>
/// <param name="Ocr">Whether most of the text is the invisible layer that text recognition laid over a scan.</param>
internal sealed record PdfText(string Text, bool Ocr);
