namespace DenialOps.Privacy;

/// <summary>
/// Finds people of a <see cref="NameBook"/> in a text, however they are printed: whole, reversed, a part alone, with initials, over a
/// line's break. A word that means something else as well counts only among names, or where a name must stand; "April" of a day never does.
/// </summary>
internal sealed class NameFinder(string text, NameBook book, SpanSet days)
{
    private const int LongestGap = 24;
    private const int LongestMiddle = 16;

    /// <summary>How often a character was looked at.</summary>
    public long Steps { get; private set; }

    /// <summary>The names, in order. With <paramref name="isKept"/>, those for which it is true stay.</summary>
    public List<PrivateSpan> Find(Func<PrivateSpan, bool> isKept)
    {
        var found = new List<PrivateSpan>();
        var hits = Hits();
        for (int first = 0, next; first < hits.Count; first = next)
        {
            next = first + 1;
            while (next < hits.Count && Joins(hits[next - 1], hits[next]))
            {
                next++;
            }

            if (Group(hits.GetRange(first, next - first)) is { } name && !isKept(name))
            {
                found.Add(name);
            }
        }

        return found;
    }

    private List<NameHit> Hits()
    {
        var hits = new List<NameHit>();
        var i = 0;
        while (!book.IsEmpty && i < text.Length)
        {
            Steps++;
            if (!char.IsLetter(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && Fold.IsOfWord(text[i]))
            {
                i++;
            }

            Steps += i - start;
            if (book.TryFind(text.AsSpan(start, i - start), out var word) && !days.Holds(new PrivateSpan(start, i, PrivateKind.Text)))
            {
                hits.Add(new NameHit(start, i, word));
            }
        }

        return hits;
    }

    // Two words of one person's name with separators between them, an initial, or one more name that is not in the book.
    private bool Joins(NameHit left, NameHit right)
    {
        var gap = right.Start - left.End;
        if (gap > LongestGap || !left.Word.SharesPersonWith(right.Word))
        {
            return false;
        }

        int words = 0, lines = 0;
        for (var i = left.End; i < right.Start; i++)
        {
            Steps++;
            if (char.IsDigit(text[i]) || text[i] is ':' or ';' or '(' or ')' or '{' or '}')
            {
                return false;
            }

            lines += text[i] == '\n' ? 1 : 0;
            if (Fold.IsOfWord(text[i]))
            {
                var start = i;
                while (i + 1 < right.Start && Fold.IsOfWord(text[i + 1]))
                {
                    i++;
                }

                words++;
                var isInitial = i == start && char.IsUpper(text[start]);
                var isName = char.IsUpper(text[start]) && i - start < LongestMiddle && left.Word.Key != right.Word.Key && gap == i - start + 3;
                if (words > 2 || !(isInitial || isName))
                {
                    return false;
                }
            }
        }

        return lines <= 1;
    }

    private PrivateSpan? Group(List<NameHit> hits)
    {
        hits.RemoveAll(hit => hit.Word.IsOrdinary && !char.IsUpper(text[hit.Start]));
        if (hits.Count == 0)
        {
            return null;
        }

        var start = Before(hits[0]);
        var end = After(hits[^1]);
        var isWhole = hits.Exists(hit => hit.Word.Key != hits[0].Word.Key);
        var hasInitial = start < hits[0].Start || end > hits[^1].End;
        var isSure = isWhole || hits.Exists(hit => !hit.Word.IsOrdinary) || (hasInitial && hits.Exists(hit => hit.Word.IsLast)) || new NamePlace(text, hits[0]).IsName();
        var kind = isWhole || hasInitial ? PrivateKind.MemberName : hits[0].Word.IsLast ? PrivateKind.MemberLastName : PrivateKind.MemberFirstName;
        return isSure ? new PrivateSpan(start, end, kind) : null;
    }

    // "A. Reyes", "A Reyes".
    private int Before(NameHit hit)
    {
        var i = hit.Start - 1;
        while (i >= 0 && hit.Start - i <= 2 && text[i] is ' ' or '.')
        {
            i--;
        }

        return i >= 0 && i < hit.Start - 1 && char.IsUpper(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && book.IsInitial(text[i], hit.Word) ? i : hit.Start;
    }

    // "REYES, A.", "Ana M".
    private int After(NameHit hit)
    {
        var i = hit.End;
        while (i < text.Length && i - hit.End < 2 && text[i] is ' ' or ',')
        {
            i++;
        }

        var isInitial = i > hit.End && i < text.Length && char.IsUpper(text[i]) && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])) && book.IsInitial(text[i], hit.Word);
        return !isInitial ? hit.End : i + 1 < text.Length && text[i + 1] == '.' ? i + 2 : i + 1;
    }
}
