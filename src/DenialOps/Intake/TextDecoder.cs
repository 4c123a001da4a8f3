using System.Text;

namespace DenialOps.Intake;

/// <summary>
/// Turns bytes into text: by byte-order mark, else UTF-16 by its zero bytes, else UTF-8 in which every byte that is not UTF-8 is read
/// as Windows-1252. Valid UTF-8 is therefore never misread, a Windows-1252 file is read as such, and a UTF-8 file with one spoiled
/// byte keeps the rest.
/// </summary>
internal static class TextDecoder
{
    /// <summary>Where Windows-1252 differs from Latin-1: bytes 0x80 to 0x9F. Unassigned bytes stay control characters.</summary>
    private const string Windows1252Upper =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
        "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private const int Sample = 64 * 1024;

    private static readonly Encoding Utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new Windows1252Fallback());

    /// <summary>The text of the bytes, without a byte-order mark.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<Encoding> marked = [Encoding.UTF8, Encoding.UTF32, new UTF32Encoding(true, true), Encoding.Unicode, Encoding.BigEndianUnicode];
        foreach (var encoding in marked)
        {
            if (bytes.StartsWith(encoding.Preamble))
            {
                return (encoding is UTF8Encoding ? Utf8 : encoding).GetString(bytes[encoding.Preamble.Length..]);
            }
        }

        return (GuessUtf16(bytes) ?? Utf8).GetString(bytes);
    }

    /// <summary>Whether a decoded text is more than a few control characters away from being a letter.</summary>
    public static bool LooksLikeText(string text)
    {
        var strange = 0;
        foreach (var character in text)
        {
            if (character is '\uFFFD' or '\u007F' or (< ' ' and not ('\t' or '\n' or '\r' or '\f' or '\v')) or (>= '\u0080' and <= '\u009F' and not '\u0085'))
            {
                strange++;
            }
        }

        return strange <= 3 + (text.Length / 50) && strange * 2 <= text.Length;
    }

    /// <summary>Western text in UTF-16 has a zero in every other byte and none between.</summary>
    private static Encoding? GuessUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0)
        {
            return null;
        }

        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        var units = sample.Length / 2;
        return odd * 2 > units && even * 50 < units ? Encoding.Unicode
            : even * 2 > units && odd * 50 < units ? Encoding.BigEndianUnicode
            : null;
    }

    private sealed class Windows1252Fallback : DecoderFallback
    {
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        private sealed class Buffer : DecoderFallbackBuffer
        {
            private byte[] _bytes = [];
            private int _next;

            public override int Remaining => _bytes.Length - _next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (_bytes, _next) = (bytesUnknown, 0);
                return bytesUnknown.Length > 0;
            }

            public override char GetNextChar()
            {
                if (_next >= _bytes.Length)
                {
                    return '\0';
                }

                var value = _bytes[_next++];
                return value is >= 0x80 and <= 0x9F ? Windows1252Upper[value - 0x80] : (char)value;
            }

            public override bool MovePrevious()
            {
                if (_next == 0)
                {
                    return false;
                }

                _next--;
                return true;
            }

            public override void Reset() => (_bytes, _next) = ([], 0);
        }
    }
}
