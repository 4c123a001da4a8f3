namespace DenialOps.Mentions;

/// <summary>Normal forms that several recognisers share.</summary>
internal static class NormalForm
{
    private const int Longest = 256;

    /// <summary>
    /// Upper case letters and digits only. A letter that scanners put for a digit is read as that digit where it touches a digit of
    /// its token on the left, or where its token holds nothing but digits and such letters.
    /// </summary>
    public static string Identifier(LetterScan scan, int first, int last, out bool repaired)
    {
        Span<char> buffer = stackalloc char[Longest];
        var length = 0;
        repaired = false;
        for (var k = first; k <= last; k++)
        {
            var span = scan.Span(k);
            var allDigits = scan[k].Shape == TokenShape.Mixed && span.Length <= 9 && OcrDigits.TryRead(span, out _, out _);
            for (var n = 0; n < span.Length && length < buffer.Length; n++)
            {
                var spoilt = span[n] is 'O' or 'o' or 'l' && (allDigits || (n > 0 && char.IsAsciiDigit(buffer[length - 1])) || IsBeforeDigits(span, n));
                repaired |= spoilt;
                buffer[length++] = spoilt ? (char)('0' + OcrDigits.Digit(span[n])) : char.ToUpperInvariant(span[n]);
            }
        }

        return new string(buffer[..length]);
    }

    // "O61495250": the letter O before a long run of digits.
    private static bool IsBeforeDigits(ReadOnlySpan<char> span, int n) =>
        n == 0 && span[0] == 'O' && span.Length >= 5 && !span[1..].ContainsAnyExceptInRange('0', '9');

    /// <summary>Upper case without white space; punctuation inside is kept.</summary>
    public static string Joined(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[Longest];
        var length = 0;
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && length < buffer.Length)
            {
                buffer[length++] = char.ToUpperInvariant(c);
            }
        }

        return new string(buffer[..length]);
    }

    /// <summary>Lower-case words and numbers, joined by single spaces.</summary>
    public static string Words(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[Longest];
        var length = 0;
        var pendingSpace = false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                pendingSpace = length > 0 && c != '\'';
                continue;
            }

            if (pendingSpace && length < buffer.Length)
            {
                buffer[length++] = ' ';
            }

            pendingSpace = false;
            if (length < buffer.Length)
            {
                buffer[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(buffer[..length]);
    }
}
