namespace DenialOps.Mentions;

/// <summary>Reads digits, with the letters that scanners put for them: O for 0, l and I for 1.</summary>
internal static class OcrDigits
{
    /// <summary>The digit that a character stands for, or -1.</summary>
    public static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        'O' or 'o' => 0,
        'l' or 'I' => 1,
        _ => -1,
    };

    /// <summary>Reads a whole span as a number of at most nine digits, of which one at least is a true digit.</summary>
    public static bool TryRead(ReadOnlySpan<char> span, out int value, out bool repaired)
    {
        value = 0;
        repaired = false;
        if (span.IsEmpty || span.Length > 9)
        {
            return false;
        }

        foreach (var c in span)
        {
            var digit = Digit(c);
            if (digit < 0)
            {
                return false;
            }

            repaired |= !char.IsAsciiDigit(c);
            value = (value * 10) + digit;
        }

        return true;
    }

    /// <summary>The span with every confused letter replaced by its digit.</summary>
    public static string Repair(ReadOnlySpan<char> span) => string.Create(span.Length, span, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var digit = Digit(source[i]);
            target[i] = digit >= 0 ? (char)('0' + digit) : source[i];
        }
    });
}
