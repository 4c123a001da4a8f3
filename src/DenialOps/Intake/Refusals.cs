using System.Text;

namespace DenialOps.Intake;

/// <summary>The refusals of this room, worded once: what happened, in which file, what to do next.</summary>
internal static class Refusals
{
    private const int LongestName = 120;

    public static IntakeException NotFound(string file, Exception? cause = null) =>
        new(IntakeError.NotFound, $"{Name(file)}: there is no such file; check the name and the folder.", cause);

    public static IntakeException IsDirectory(string file) =>
        new(IntakeError.IsDirectory, $"{Name(file)}: this is a folder; name one letter in it.");

    public static IntakeException Unreadable(string file, Exception cause) =>
        new(IntakeError.Unreadable, $"{Name(file)}: the file cannot be read; check that you may read it and that no other program holds it.", cause);

    public static IntakeException TooLarge(string file, int limit) =>
        new(IntakeError.TooLarge, FormattableString.Invariant(
            $"{Name(file)}: the file is larger than {limit:N0} bytes ({nameof(IntakeOptions.MaxBytes)}); send the letter alone, without attachments."));

    public static IntakeException TooMuchText(string file, int limit) =>
        new(IntakeError.TooLarge, FormattableString.Invariant(
            $"{Name(file)}: the text is longer than {limit:N0} characters ({nameof(IntakeOptions.MaxCharacters)}); send the letter alone."));

    public static IntakeException UnpacksTooFar(string file, int limit) =>
        new(IntakeError.TooLarge, FormattableString.Invariant(
            $"{Name(file)}: the PDF unpacks to more than a letter holds (limit {limit:N0} bytes); print it to a new PDF and try that."));

    public static IntakeException TooManyPages(string file, int pages, int limit) =>
        new(IntakeError.TooManyPages, FormattableString.Invariant(
            $"{Name(file)}: {pages:N0} pages, more than {limit:N0} ({nameof(IntakeOptions.MaxPages)}); send the letter's own pages only."));

    public static IntakeException TimedOut(string file, TimeSpan limit, Exception? cause = null) =>
        new(IntakeError.TimedOut, FormattableString.Invariant(
            $"{Name(file)}: reading took longer than {limit.TotalSeconds:0.###} s ({nameof(IntakeOptions.MaxDuration)}); check that it is complete (a pipe needs a program that writes it), or print it to a new PDF or save it as text."), cause);

    public static IntakeException Encrypted(string file, Exception? cause = null) =>
        new(IntakeError.Encrypted, $"{Name(file)}: the PDF is protected by a password; open it, print it to a new PDF without one and try that.", cause);

    public static IntakeException Damaged(string file, int? page, Exception? cause = null) =>
        new(IntakeError.Damaged, $"{Name(file)}{(page is { } number ? FormattableString.Invariant($", page {number}") : string.Empty)}: the PDF is damaged or cut short; download or scan it again, or open it and print it to a new PDF.", cause);

    public static IntakeException Scan(string file, int pages) =>
        new(IntakeError.ScanWithoutText, FormattableString.Invariant(
            $"{Name(file)}: this is a scan; its {pages:N0} page(s) hold pictures and no text. Run it through OCR first, for example: ocrmypdf in.pdf out.pdf"));

    public static IntakeException NoMeaning(string file) =>
        new(IntakeError.ScanWithoutText, $"{Name(file)}: the PDF draws shapes without saying which letters they are. Run it through OCR first, for example: ocrmypdf --force-ocr in.pdf out.pdf");

    public static IntakeException NotText(string file) =>
        new(IntakeError.NotText, $"{Name(file)}: this is neither text nor a PDF; give the letter as PDF, text or Markdown.");

    public static IntakeException Empty(string file) =>
        new(IntakeError.Empty, $"{Name(file)}: there is no text in it; check that the right file was saved.");

    public static IntakeException Unsupported(string file, ContentKind kind) =>
        new(IntakeError.Unsupported, $"{Name(file)}: {Advice(kind)}");

    private static string Advice(ContentKind kind) => kind switch
    {
        ContentKind.Picture => "this is a picture; run it through OCR first, for example: ocrmypdf --image-dpi 300 in.png out.pdf",
        ContentKind.OfficeOrZip => "this is a Word file or a ZIP archive; unpack it, or save the letter as PDF or plain text.",
        ContentKind.OldOffice => "this is an old Word or Outlook file; save the letter as PDF or plain text.",
        ContentKind.RichText => "this is rich text (RTF); save the letter as PDF or plain text.",
        ContentKind.Interchange => "this is an X12 interchange, not a letter; give the payer's letter or the paper explanation of benefits.",
        ContentKind.Json => "this is JSON, not a letter; give the payer's letter as PDF or text.",
        ContentKind.Html => "this is a web page; print it to PDF or copy its text into a file.",
        _ => "this is a packed file; unpack it and give the letter in it.",
    };

    /// <summary>The file's name on one line, without its folder: a folder's name may be a patient's.</summary>
    private static string Name(string file)
    {
        var name = new StringBuilder(file.Length);
        foreach (var character in file.AsSpan(0, Math.Min(file.Length, LongestName)))
        {
            name.Append(char.IsControl(character) ? '?' : character);
        }

        return name.Length == 0 ? "(unnamed)" : name.ToString();
    }
}
