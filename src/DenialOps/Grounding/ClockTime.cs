namespace DenialOps.Grounding;

/// <summary>Times of the clock with their half of the day: "8 a.m.", "8:00 AM", "5:30pm".</summary>
internal static class ClockTime
{
    private const int MinutesOfHalf = 720;

    /// <summary>Reads the time at a digit: minutes from midnight and where it ends; null where none is printed.</summary>
    public static (int Minutes, int End)? At(string text, int start)
    {
        if (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is ':' or '.' or '/' or '-' or '$'))
        {
            return null;
        }

        var at = start;
        var hour = Number(text, ref at, 2);
        if (hour is < 1 or > 12)
        {
            return null;
        }

        var minute = 0;
        if (at + 2 < text.Length && text[at] == ':' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            minute = Number(text, ref at, 2);
        }

        at += at < text.Length && text[at] == ' ' ? 1 : 0;
        var rest = text.AsSpan(Math.Min(at, text.Length));
        var half = HalfOf(rest);
        return half.Length == 0 || minute is < 0 or > 59 ? null : ((hour % 12 * 60) + minute + (half.IsLate ? MinutesOfHalf : 0), at + half.Length);
    }

    /// <summary>All times of a text, in minutes from midnight.</summary>
    public static IEnumerable<int> In(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) && At(text, i) is { } time)
            {
                yield return time.Minutes;
            }
        }
    }

    private static (int Length, bool IsLate) HalfOf(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || (text[0] | 0x20) is not ('a' or 'p'))
        {
            return (0, false);
        }

        var isLate = (text[0] | 0x20) == 'p';
        var length = text.StartsWith("a.m", StringComparison.OrdinalIgnoreCase) || text.StartsWith("p.m", StringComparison.OrdinalIgnoreCase) ? 3
            : (text[1] | 0x20) == 'm' ? 2 : 0;
        return length == 0 || (length < text.Length && char.IsLetterOrDigit(text[length])) ? (0, false) : (length, isLate);
    }

    private static int Number(string text, ref int at, int most)
    {
        var (value, first) = (0, at);
        while (at < text.Length && at - first < most && char.IsAsciiDigit(text[at]))
        {
            value = (value * 10) + text[at++] - '0';
        }

        return at == first || (at < text.Length && char.IsAsciiDigit(text[at])) ? -1 : value;
    }
}
