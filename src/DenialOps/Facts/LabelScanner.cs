using DenialOps.Facts.Layout;
using DenialOps.Knowledge;

namespace DenialOps.Facts;

/// <summary>Finds known labels and passes what stands between a label and its value.</summary>
internal sealed class LabelScanner(LetterLayout layout)
{
    private readonly string _text = layout.Text;

    /// <summary>For each word one more than the index of the first label that starts there; 0 for the many where none does.</summary>
    private readonly int[] _firstAt = LabelStarts(layout);

    /// <summary>Whether a known label starts between two offsets.</summary>
    public bool AnyIn(int start, int end) =>
        !layout.Phrases.StartingIn(LexiconKind.Label, layout.Words.IndexAt(start), layout.Words.IndexAt(end)).IsEmpty;

    /// <summary>
    /// The longest known label that starts exactly at <paramref name="offset"/>; <paramref name="leads"/> says whether that is the start of its cell.
    /// </summary>
    public LabelHit? At(int offset, int end, bool leads)
    {
        int word = layout.Words.IndexAt(offset);
        if (word >= layout.Words.Count || _firstAt[word] == 0 || !OnlyPunctuation(offset, layout.Words.Start(word)))
        {
            return null;
        }

        // Longer labels stand behind shorter ones: the last that ends in time is the longest, and those as long stand right before it.
        var hits = layout.Phrases.Of(LexiconKind.Label);
        int first = _firstAt[word] - 1, last = first;
        while (last < hits.Length && hits[last].FirstWord == word && layout.Words.End(hits[last].LastWord) <= end)
        {
            last++;
        }

        int from = last;
        while (from > first && hits[from - 1].LastWord == hits[last - 1].LastWord)
        {
            from--;
        }

        return from == last ? null : new LabelHit(layout.Words.Start(word), layout.Words.End(hits[from].LastWord), from..last, leads);
    }

    /// <summary>What is said of a label's fields: each with how surely it is meant.</summary>
    public ReadOnlySpan<PhraseHit<LexiconEntry>> Fields(Range labels) => layout.Phrases.Of(LexiconKind.Label)[labels];

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

        if (colonOnly)
        {
            return IsNumberLabel(label) && HasNumber(i, end);
        }

        return i < end && (char.IsDigit(_text[i]) || _text[i] == '$')
            && (Field)Fields(label.Fields)[0].Value.Code is not (Field.Stop or Field.Codes or Field.Service);
    }

    /// <summary>A label of several words that only a number follows: "Member ID", not "Member".</summary>
    private bool IsNumberLabel(LabelHit label) =>
        (Field)Fields(label.Fields)[0].Value.Code is Field.MemberId or Field.GroupNumber or Field.ClaimNumber or Field.ReferenceNumber or Field.AuthorizationNumber
        && _text.AsSpan(label.Start, label.End - label.Start).Contains(' ');

    /// <summary>Whether a digit stands in the first characters of a value's first word.</summary>
    private bool HasNumber(int start, int end)
    {
        for (int i = start; i < end && i - start < 12 && _text[i] is not ' '; i++)
        {
            if (char.IsAsciiDigit(_text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static int[] LabelStarts(LetterLayout layout)
    {
        var starts = new int[layout.Words.Count];
        var labels = layout.Phrases.Of(LexiconKind.Label);
        for (int i = labels.Length - 1; i >= 0; i--)
        {
            starts[labels[i].FirstWord] = i + 1;
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
