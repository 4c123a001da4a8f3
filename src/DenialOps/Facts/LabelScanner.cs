using DenialOps.Facts.Layout;

namespace DenialOps.Facts;

/// <summary>Finds known labels and passes what stands between a label and its value.</summary>
internal sealed class LabelScanner(LetterLayout layout)
{
    private readonly string _text = layout.Text;
    private readonly bool[] _labelAt = LabelStarts(layout);

    /// <summary>The longest known label that starts exactly at <paramref name="offset"/>.</summary>
    public LabelHit? At(int offset, int end, bool first)
    {
        int word = layout.Words.IndexAt(offset);
        if (word >= layout.Words.Count || !_labelAt[word] || !OnlyPunctuation(offset, layout.Words.Start(word)))
        {
            return null;
        }

        int bestEnd = 0;
        List<(Field, double)>? fields = null;
        foreach (ref readonly var hit in layout.Phrases.StartingIn(LexiconKind.Label, word, word + 1))
        {
            int hitEnd = layout.Words.End(hit.LastWord);
            if (hitEnd > end || hitEnd < bestEnd)
            {
                continue;
            }

            if (hitEnd > bestEnd)
            {
                fields?.Clear();
                bestEnd = hitEnd;
            }

            fields ??= new List<(Field, double)>(2);
            fields.Add(((Field)hit.Value.Code, hit.Value.Weight));
        }

        return fields is null ? null : new LabelHit(layout.Words.Start(word), bestEnd, fields, first);
    }

    /// <summary>How far a label's qualifiers reach, in characters.</summary>
    private const int MaxQualifier = 60;

    /// <summary>Passes "(as billed)", "no.", "#", "(s)" and the like after a label.</summary>
    public int AfterQualifier(int i, int end)
    {
        int first = i;
        while (i < end)
        {
            int start = i;
            i = SkipClosing(i, end);
            if (i >= end)
            {
                return start;
            }

            if (_text[i] == '(')
            {
                int close = _text.IndexOf(')', i, Math.Min(end - i, MaxQualifier));
                if (!ClosesLabel(i, close, end))
                {
                    return start;
                }

                i = close + 1;
                continue;
            }

            if (_text[i] == '#')
            {
                return i;
            }

            if (i + 2 < end && _text[i] is 'n' or 'N' && _text[i + 1] is 'o' or 'O' && _text[i + 2] == '.')
            {
                return i + 2;
            }

            if (i + 2 < end && i - first < MaxQualifier && _text[i] == '/' && At(i + 1, end, false) is { } other)
            {
                // "Member/Patient:", "Group/Plan": the second label says the same or more.
                i = other.End;
                continue;
            }

            return _text[i] is ':' or '.' or '=' ? i : start;
        }

        return i;
    }

    private int SkipClosing(int i, int end)
    {
        while (i < end && _text[i] is ' ' or '*' or '}' or ']' or ')')
        {
            i++;
        }

        return i;
    }

    /// <summary>Whether a short bracket belongs to the label: nothing, a colon or a number sign follows, or it is "(s)".</summary>
    private bool ClosesLabel(int open, int close, int end) =>
        close > 0 && close - open < 26 && (close + 1 >= end || _text[close + 1] is ':' or '#' || close == open + 2);

    /// <summary>Passes colons, number signs, dots and spaces; whether one of them parts label and value.</summary>
    public bool SkipSeparator(ref int i, int end)
    {
        bool found = false;
        while (i < end && _text[i] is ' ' or ':' or '#' or '=' or '.' or '*')
        {
            found |= _text[i] is ':' or '#' or '=';
            i++;
        }

        return found;
    }

    /// <summary>Whether a colon or the like follows the label.</summary>
    public bool IsSeparated(LabelHit label, int end)
    {
        int i = AfterQualifier(label.End, end);
        return SkipSeparator(ref i, end);
    }

    /// <summary>Whether nothing follows the label, or its value is empty.</summary>
    public bool EndsAt(LabelHit label, int end)
    {
        int after = AfterQualifier(label.End, end);
        SkipSeparator(ref after, end);
        return after >= end || (after < end && _text[after - 1] == ':');
    }

    /// <summary>Whether a value follows the label: after a separator or, where that is allowed, a figure at once.</summary>
    public bool FollowedBySeparator(LabelHit label, int end, bool colonOnly)
    {
        int after = AfterQualifier(label.End, end);
        int i = after;
        bool separated = SkipSeparator(ref i, end);
        if (separated)
        {
            return true;
        }

        return !colonOnly && i < end && (char.IsDigit(_text[i]) || _text[i] == '$')
            && label.Fields[0].Field is not (Field.Stop or Field.Codes or Field.Service);
    }

    /// <summary>For each word, whether a label starts there: most do not, and are passed over at once.</summary>
    private static bool[] LabelStarts(LetterLayout layout)
    {
        var starts = new bool[layout.Words.Count];
        foreach (ref readonly var hit in layout.Phrases.Of(LexiconKind.Label))
        {
            starts[hit.FirstWord] = true;
        }

        return starts;
    }

    private bool OnlyPunctuation(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (_text[i] is not ('*' or '\'' or '"' or '#' or '{' or '}' or '[' or '(' or ' ' or '-' or '>' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}
