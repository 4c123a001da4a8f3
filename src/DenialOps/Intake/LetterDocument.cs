namespace DenialOps.Intake;

/// <summary>
/// A document that was read: its normalised text, page by page, with the way back to the original characters.
/// Immutable and safe to share between threads.
/// </summary>
/// <remarks>
/// <see cref="Text"/> is what <c>extracted_text.txt</c> stores: the pages in order, separated by a form feed. Every offset in the
/// product is an offset into this text; a receipt shows it relative to its page (see <see cref="PageAt"/>).
/// </remarks>
public sealed class LetterDocument
{
    private readonly int[]? _originalOffsets;

    /// <summary>Creates a document from text that is already normalised.</summary>
    /// <param name="fileName">The file's name without its folder, or <c>-</c> for standard input.</param>
    /// <param name="mediaType">The media type that was found by looking at the content, for example <c>text/plain</c>.</param>
    /// <param name="sha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
    /// <param name="text">The normalised text, pages separated by a form feed.</param>
    /// <param name="pages">The pages, in order.</param>
    /// <param name="runningText">Headers and footers that repeat from page to page, in order.</param>
    /// <param name="originalOffsets">For each character of <paramref name="text"/>, where it stood before normalisation; null when nothing moved.</param>
    /// <param name="ocr">Whether the text was read from an image.</param>
    internal LetterDocument(
        string fileName,
        string mediaType,
        string sha256,
        string text,
        IReadOnlyList<Page> pages,
        IReadOnlyList<TextSpan> runningText,
        int[]? originalOffsets = null,
        bool ocr = false)
    {
        FileName = fileName;
        MediaType = mediaType;
        Sha256 = sha256;
        Text = text;
        Pages = pages;
        RunningText = runningText;
        Ocr = ocr;
        _originalOffsets = originalOffsets;
    }

    /// <summary>The file's name without its folder.</summary>
    public string FileName { get; }

    /// <summary>The media type found by looking at the content.</summary>
    public string MediaType { get; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Whether the text was read from an image.</summary>
    public bool Ocr { get; }

    /// <summary>The normalised text of all pages, separated by a form feed.</summary>
    public string Text { get; }

    /// <summary>The pages, in order; at least one.</summary>
    public IReadOnlyList<Page> Pages { get; }

    /// <summary>Headers, footers and page numbers that interrupt the letter's own sentences, in order.</summary>
    public IReadOnlyList<TextSpan> RunningText { get; }

    /// <summary>The page that holds the character at <paramref name="offset"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset is outside the text.</exception>
    public Page PageAt(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Text.Length);
        int low = 0, high = Pages.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (Pages[middle].Start <= offset)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return Pages[low];
    }

    /// <summary>
    /// Where the character at <paramref name="offset"/> stood in the text as decoded, before normalisation.
    /// For a PDF this is the text as the PDF gave it.
    /// </summary>
    public int OriginalOffset(int offset) =>
        _originalOffsets is null ? offset : offset < _originalOffsets.Length ? _originalOffsets[offset] : _originalOffsets[^1] + 1;
}
