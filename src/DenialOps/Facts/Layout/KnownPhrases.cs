using DenialOps.Knowledge;

namespace DenialOps.Facts.Layout;

/// <summary>The known phrases of a letter, those of each kind by themselves: a reader goes over its own kind and no other.</summary>
internal sealed class KnownPhrases
{
    private const int Kinds = (int)LexiconKind.Signal + 1;

    private readonly PhraseHit<LexiconEntry>[] _hits;

    /// <summary>For each kind the place of its first phrase; the next kind's is one past its last.</summary>
    private readonly int[] _firstOfKind = new int[Kinds + 1];

    /// <summary>Orders <paramref name="hits"/>, which are in order of their first word, by kind.</summary>
    public KnownPhrases(ReadOnlySpan<PhraseHit<LexiconEntry>> hits)
    {
        _hits = new PhraseHit<LexiconEntry>[hits.Length];
        foreach (ref readonly var hit in hits)
        {
            _firstOfKind[(int)hit.Value.Kind + 1]++;
        }

        for (int kind = 1; kind <= Kinds; kind++)
        {
            _firstOfKind[kind] += _firstOfKind[kind - 1];
        }

        Span<int> next = stackalloc int[Kinds];
        _firstOfKind.AsSpan(0, Kinds).CopyTo(next);
        foreach (ref readonly var hit in hits)
        {
            _hits[next[(int)hit.Value.Kind]++] = hit;
        }
    }

    /// <summary>The phrases of a kind, in order of their first word, longer phrases after shorter ones.</summary>
    public ReadOnlySpan<PhraseHit<LexiconEntry>> Of(LexiconKind kind) =>
        _hits.AsSpan(_firstOfKind[(int)kind].._firstOfKind[(int)kind + 1]);

    /// <summary>The phrases of a kind that start at word <paramref name="firstWord"/> or later and before word <paramref name="endWord"/>.</summary>
    public ReadOnlySpan<PhraseHit<LexiconEntry>> StartingIn(LexiconKind kind, int firstWord, int endWord)
    {
        var hits = Of(kind);
        hits = hits[CountBefore(hits, firstWord)..];
        int count = 0;
        while (count < hits.Length && hits[count].FirstWord < endWord)
        {
            count++;
        }

        return hits[..count];
    }

    /// <summary>How many of the phrases start before a word.</summary>
    private static int CountBefore(ReadOnlySpan<PhraseHit<LexiconEntry>> hits, int word)
    {
        int low = 0, high = hits.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (hits[middle].FirstWord < word)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
