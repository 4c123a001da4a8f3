using System.Text.Json;

namespace DenialOps.Intake;

/// <summary>Tells what a file is by its content: names lie, first bytes rarely do.</summary>
internal static class ContentSniffer
{
    /// <summary>A PDF's header may stand anywhere in the first kilobyte (ISO 32000-1, annex H.3.4.1).</summary>
    private const int PdfHeaderWindow = 1024;

    private static readonly (byte[] Magic, ContentKind Kind)[] Magics =
    [
        ([0x89, 0x50, 0x4E, 0x47], ContentKind.Picture), // PNG
        ([0xFF, 0xD8, 0xFF], ContentKind.Picture), // JPEG
        ([0x49, 0x49, 0x2A, 0x00], ContentKind.Picture), // TIFF, little-endian
        ([0x4D, 0x4D, 0x00, 0x2A], ContentKind.Picture), // TIFF, big-endian
        ([.. "GIF8"u8], ContentKind.Picture),
        ([0x50, 0x4B, 0x03, 0x04], ContentKind.OfficeOrZip),
        ([0x50, 0x4B, 0x05, 0x06], ContentKind.OfficeOrZip),
        ([.. "{\\rtf"u8], ContentKind.RichText),
        ([0xD0, 0xCF, 0x11, 0xE0], ContentKind.OldOffice),
        ([0x1F, 0x8B], ContentKind.Compressed),
        ([0x37, 0x7A, 0xBC, 0xAF], ContentKind.Compressed), // 7z
    ];

    /// <summary>What the bytes are; <see cref="ContentKind.Text"/> when nothing else is recognised.</summary>
    public static ContentKind Look(ReadOnlySpan<byte> bytes)
    {
        foreach (var (magic, kind) in Magics)
        {
            if (bytes.StartsWith(magic))
            {
                return kind;
            }
        }

        if (IsPdf(bytes))
        {
            return ContentKind.Pdf;
        }

        if (bytes.Length > 12 && ((bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8)) || bytes[4..].StartsWith("ftyphei"u8)))
        {
            return ContentKind.Picture;
        }

        var start = SkipBlank(bytes);
        return IsInterchange(start) ? ContentKind.Interchange
            : IsHtml(start) ? ContentKind.Html
            : IsJson(start) ? ContentKind.Json
            : ContentKind.Text;
    }

    private static ReadOnlySpan<byte> SkipBlank(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        // A plain loop: few bytes are passed over, and a vectorised search would be compiled for them when the command starts.
        var first = 0;
        while (first < bytes.Length && bytes[first] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f' or 0)
        {
            first++;
        }

        return bytes[first..];
    }

    private static bool IsPdf(ReadOnlySpan<byte> bytes)
    {
        var at = bytes[..Math.Min(bytes.Length, PdfHeaderWindow)].IndexOf("%PDF-"u8);
        return at >= 0 && (SkipBlank(bytes).StartsWith("%PDF-"u8) || bytes[at..].IndexOf(" obj"u8) >= 0);
    }

    /// <summary>An X12 interchange opens with ISA and repeats its element separator at fixed places (X12.5, ISA segment).</summary>
    private static bool IsInterchange(ReadOnlySpan<byte> start) =>
        (start.Length > 6 && start.StartsWith("ISA"u8) && !char.IsAsciiLetterOrDigit((char)start[3]) && start[3] == start[6])
        || start.StartsWith("ST*8"u8) || start.StartsWith("ST*2"u8) || start.StartsWith("GS*H"u8);

    private static bool IsHtml(ReadOnlySpan<byte> start)
    {
        Span<char> head = stackalloc char[Math.Min(start.Length, 16)];
        for (var i = 0; i < head.Length; i++)
        {
            head[i] = char.ToLowerInvariant((char)start[i]);
        }

        return head.StartsWith("<!doctype html") || head.StartsWith("<html") || head.StartsWith("<?xml ");
    }

    /// <summary>A letter may open with a bracket ("[Insurer]"), so the whole content has to be JSON.</summary>
    private static bool IsJson(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty || start[0] is not ((byte)'{' or (byte)'['))
        {
            return false;
        }

        var options = new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 256 };
        var reader = new Utf8JsonReader(start, options);
        var tokens = 0;
        try
        {
            while (reader.Read())
            {
                tokens++;
            }

            return true;
        }
        catch (JsonException)
        {
            // Cut off or spoiled: an object with a named member is still not a letter.
            return tokens > 2 && start[0] == (byte)'{';
        }
    }
}
