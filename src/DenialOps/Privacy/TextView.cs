using System.Globalization;

namespace DenialOps.Privacy;

/// <summary>
/// A text as it is read: the escapes of JSON and Markdown in it undone (<c>Jos\u00e9</c>, <c>W12\-34</c>), with the way back to the
/// characters that are printed.
/// </summary>
internal sealed class TextView
{
    private const int UnicodeEscape = 6;
    private readonly int[] _offsets;

    private TextView(string text, int[] offsets)
    {
        Text = text;
        _offsets = offsets;
    }

    /// <summary>The text without escapes.</summary>
    public string Text { get; }

    /// <summary>The text without its escapes; null where it has none.</summary>
    public static TextView? Of(string text)
    {
        var first = text.IndexOf('\\', StringComparison.Ordinal);
        if (first < 0)
        {
            return null;
        }

        var read = new char[text.Length];
        var offsets = new int[text.Length + 1];
        int i = 0, length = 0;
        while (i < text.Length)
        {
            var (c, used) = text[i] == '\\' ? Escape(text, i) : (text[i], 1);
            read[length] = c;
            offsets[length++] = i;
            i += used;
        }

        offsets[length] = text.Length;
        return new TextView(new string(read, 0, length), offsets);
    }

    /// <summary>Where a stretch of the read text stands in the printed one.</summary>
    public PrivateSpan Printed(PrivateSpan span) => span with { Start = _offsets[span.Start], End = _offsets[span.End] };

    /// <summary>A stretch of the printed text with the whole of the escapes in which it begins and ends, so that what is left is none that is broken.</summary>
    public PrivateSpan Whole(PrivateSpan span)
    {
        var start = Array.BinarySearch(_offsets, 0, Text.Length + 1, span.Start);
        var end = Array.BinarySearch(_offsets, 0, Text.Length + 1, span.End);
        return span with { Start = _offsets[start < 0 ? ~start - 1 : start], End = _offsets[end < 0 ? ~end : end] };
    }

    private static (char Read, int Used) Escape(string text, int i)
    {
        var next = i + 1 < text.Length ? text[i + 1] : ' ';
        return next switch
        {
            'n' or 'r' => ('\n', 2),
            't' or 'b' or 'f' => (' ', 2),
            'u' when i + UnicodeEscape <= text.Length
                && ushort.TryParse(text.AsSpan(i + 2, UnicodeEscape - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) => ((char)code, UnicodeEscape),
            _ when char.IsAscii(next) && (char.IsPunctuation(next) || char.IsSymbol(next)) => (next, 2),
            _ => ('\\', 1),
        };
    }
}
