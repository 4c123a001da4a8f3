namespace DenialOps.Privacy;

/// <summary>
/// Finds values that are known by their letters and digits alone, however these are grouped: <c>W123456789</c>, <c>W123 456 789</c>,
/// <c>w123-456-789</c>. From each word of a text it looks no further than its longest value, so that the work grows with the text.
/// </summary>
internal sealed class PhraseTrie
{
    /// <summary>The most letters and digits of a value.</summary>
    public const int Longest = 160;

    /// <summary>The most characters between two of a value's letters and digits, a line's break and the indent after it included.</summary>
    private const int LongestGap = 24;

    /// <summary>The most between two on the same line.</summary>
    private const int LongestGapOnLine = 4;

    private readonly Dictionary<(int Node, char Character), int> _next = [];
    private readonly Dictionary<int, Ending> _endings = [];
    private int _nodes = 1;

    /// <summary>Whether it knows no value.</summary>
    public bool IsEmpty => _endings.Count == 0;

    /// <summary>Adds a value. One that is not <paramref name="mayBeGrouped"/> is found only where nothing stands between its characters.</summary>
    public void Add(ReadOnlySpan<char> value, PrivateKind kind, bool mayBeGrouped)
    {
        var key = Fold.Of(value);
        if (key.Length is 0 or > Longest)
        {
            return;
        }

        var node = 0;
        foreach (var c in key)
        {
            if (!_next.TryGetValue((node, c), out var child))
            {
                child = _next[(node, c)] = _nodes++;
            }

            node = child;
        }

        var grouped = mayBeGrouped || (_endings.TryGetValue(node, out var known) && known.MayBeGrouped);
        _endings[node] = new Ending(_endings.TryGetValue(node, out known) ? known.Kind : kind, grouped, key.Length);
    }

    /// <summary>All places of <paramref name="text"/> where a value stands, in order; none overlaps another.</summary>
    public List<(PrivateSpan Span, int Length)> Find(string text, ref long steps)
    {
        var found = new List<(PrivateSpan, int)>();
        for (var i = 0; !IsEmpty && i < text.Length; i++)
        {
            steps++;
            if (char.IsLetterOrDigit(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && At(text, i, ref steps) is { } hit)
            {
                found.Add((new PrivateSpan(i, hit.End, hit.Ending.Kind), hit.Ending.Length));
                i = hit.End - 1;
            }
        }

        return found;
    }

    private (int End, Ending Ending)? At(string text, int start, ref long steps)
    {
        (int, Ending)? best = null;
        int node = 0, i = start;
        var isGrouped = false;
        while (i < text.Length)
        {
            steps++;
            if (text[i] > 127 && !char.IsLetterOrDigit(text[i]) && Fold.IsOfWord(text[i]))
            {
                i++;
                continue;
            }

            if (!char.IsLetterOrDigit(text[i]))
            {
                var next = SkipGap(text, i);
                if (next < 0)
                {
                    break;
                }

                isGrouped = true;
                i = next;
                continue;
            }

            if (!_next.TryGetValue((node, Fold.Of(text[i])), out node))
            {
                break;
            }

            i++;
            if ((i == text.Length || !Fold.IsOfWord(text[i]) && !char.IsDigit(text[i])) && _endings.TryGetValue(node, out var ending) && (ending.MayBeGrouped || !isGrouped))
            {
                best = (i, ending);
            }
        }

        return best;
    }

    private static int SkipGap(string text, int start)
    {
        var end = start;
        var lines = 0;
        while (end < text.Length && !char.IsLetterOrDigit(text[end]) && end - start <= LongestGap)
        {
            lines += text[end] == '\n' ? 1 : 0;
            end++;
        }

        return end < text.Length && end - start <= (lines == 1 ? LongestGap : LongestGapOnLine) && lines <= 1 ? end : -1;
    }

    private readonly record struct Ending(PrivateKind Kind, bool MayBeGrouped, int Length);
}
