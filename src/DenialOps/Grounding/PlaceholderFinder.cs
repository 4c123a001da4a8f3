using DenialOps.Intake;

namespace DenialOps.Grounding;

/// <summary>
/// Finds blanks for the user to fill: <c>[MEMBER ID]</c>. A blank is in capitals, with at least one word of two letters; it holds no
/// number of more than two digits, because a value in brackets is still a value.
/// </summary>
internal static class PlaceholderFinder
{
    private const int Longest = 300;
    private const int MostDigits = 2;

    /// <summary>The blanks of a draft, in order.</summary>
    public static List<TextSpan> Find(string draft)
    {
        var found = new List<TextSpan>();
        for (var at = draft.IndexOf('['); at >= 0;)
        {
            var end = EndOf(draft, at);
            if (end > at)
            {
                found.Add(new TextSpan(at, end));
            }

            var from = Math.Max(end, at + 1);
            at = from < draft.Length ? draft.IndexOf('[', from) : -1;
        }

        return found;
    }

    private static int EndOf(string draft, int start)
    {
        if (start > 0 && draft[start - 1] == '\\')
        {
            return -1;
        }

        int letters = 0, mostLetters = 0, digits = 0;
        var limit = Math.Min(draft.Length, start + Longest);
        for (var i = start + 1; i < limit; i++)
        {
            var c = draft[i];
            if (c == ']')
            {
                return mostLetters >= 2 ? i + 1 : -1;
            }

            letters = (char.IsAsciiLetterUpper(c) || (c > 127 && char.IsUpper(c))) ? letters + 1 : 0;
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            mostLetters = Math.Max(mostLetters, letters);
            if (digits > MostDigits || c == '[' || char.IsAsciiLetterLower(c) || (c > 127 && char.IsLower(c)) || (c == '\n' && i + 1 < draft.Length
                && draft[i + 1] == '\n'))
            {
                return -1;
            }
        }

        return -1;
    }
}
