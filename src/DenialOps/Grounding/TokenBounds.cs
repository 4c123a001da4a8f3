using DenialOps.Intake;

namespace DenialOps.Grounding;

/// <summary>Widens a number to the token or the chunk that it is part of: the 5 of "L4-L5" to "L5" and "L4-L5".</summary>
internal static class TokenBounds
{
    private const int Reach = 48;

    /// <summary>The run of letters and digits around a number.</summary>
    public static TextSpan Token(string text, int start, int end)
    {
        var first = start;
        while (first > 0 && start - first < Reach && char.IsLetterOrDigit(text[first - 1]))
        {
            first--;
        }

        var last = end;
        while (last < text.Length && last - end < Reach && char.IsLetterOrDigit(text[last]))
        {
            last++;
        }

        return new TextSpan(first, last);
    }

    /// <summary>The tokens around a number that hyphens, points, slashes or underscores join to it without a space.</summary>
    public static TextSpan Chunk(string text, int start, int end)
    {
        var (first, last) = (start, end);
        while (first > 0 && start - first < Reach && (char.IsLetterOrDigit(text[first - 1]) || (IsJoint(text[first - 1]) && first > 1
            && char.IsLetterOrDigit(text[first - 2]))))
        {
            first--;
        }

        while (last < text.Length && last - end < Reach && (char.IsLetterOrDigit(text[last]) || (IsJoint(text[last]) && last + 1 < text.Length
            && char.IsLetterOrDigit(text[last + 1]))))
        {
            last++;
        }

        return new TextSpan(first, last);
    }

    /// <summary>
    /// Whether a chunk means something only as a whole: a code-like one of capitals and digits ("PO-50"), or three numbers and more
    /// ("13/45/2026"); not "COVID-19-related" or "7-8".
    /// </summary>
    public static bool IsWhole(ReadOnlySpan<char> chunk)
    {
        var numbers = 0;
        var hasCapital = false;
        var inside = false;
        foreach (var c in chunk)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            hasCapital |= char.IsUpper(c);
            var digit = char.IsAsciiDigit(c);
            numbers += digit && !inside ? 1 : 0;
            inside = digit;
        }

        return hasCapital || numbers >= 3;
    }

    private static bool IsJoint(char c) => c is '-' or '.' or '/' or '_' or '\u2013';
}
