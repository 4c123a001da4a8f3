using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DenialOps.Knowledge;

/// <summary>
/// Finds many phrases in a text in one pass. A phrase is a sequence of words; <c>*</c> stands for up to <see cref="MaxGap"/> words, and
/// <c>a/b</c> for either word. Time is linear in the number of words: a match is at most a few words long and a gap is bounded.
/// </summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
internal sealed class PhraseMatcher<T>
{
    /// <summary>The most words that a <c>*</c> passes over.</summary>
    internal const int MaxGap = 6;

    /// <summary>The words, each at the first free place from where its hash points; at least half of the places are free.</summary>
    private Word[] _words = new Word[64];

    /// <summary>The hash of each word by its number; there is no word 0.</summary>
    private readonly List<ulong> _hashes = [0];

    /// <summary>The phrases' ends, those of one place chained; the first stands for none.</summary>
    private readonly List<Ending> _endings = [default];

    private readonly PhraseEdges _edges = new();

    /// <summary>Adds a phrase. Alternatives (<c>a/b</c>) multiply; keep them few.</summary>
    public void Add(string phrase, T value)
    {
        var segments = phrase.Split('*', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (segments.Length == 0)
        {
            throw new ArgumentException($"The phrase '{phrase}' has no word.", nameof(phrase));
        }

        int[][][] rest = segments.Length == 1 ? [] : [.. segments[1..].Select(Expand)];
        foreach (var words in Expand(segments[0]))
        {
            ref var first = ref _words[PlaceOfWord(_hashes[words[0]])];
            first.Node = first.Node == 0 ? _edges.NewNode() : first.Node;
            first.Seconds |= words.Length > 1 ? 1UL << words[1] : 0;
            int node = first.Node;
            ref int ending = ref first.Ending;
            foreach (int word in words.AsSpan(1))
            {
                ref var edge = ref _edges.Add(node, word);
                node = edge.Child;
                ending = ref edge.Ending;
            }

            AddEnding(ref ending, new Ending(value, rest));
        }
    }

    /// <summary>Every phrase of <paramref name="words"/>, in order of its first word, longer phrases after shorter ones.</summary>
    public PhraseHits<T> Match(WordTable words)
    {
        ArgumentNullException.ThrowIfNull(words);
        int[] pooled = ArrayPool<int>.Shared.Rent(words.Count);
        var begins = ArrayPool<(int, int)>.Shared.Rent(words.Count + 1);
        var ids = pooled.AsSpan(0, words.Count);
        var found = ArrayPool<PhraseHit<T>>.Shared.Rent(words.Count);
        int count = 0;
        foreach (var (i, place) in FindWords(words.Hashes, ids, begins))
        {
            ref readonly var first = ref _words[place];
            bool goesOn = i + 1 < ids.Length && (first.Seconds & (1UL << ids[i + 1])) != 0;
            var (node, ending) = (first.Node, first.Ending);
            for (int j = i; node != 0; (node, ending) = goesOn && ++j < ids.Length && ids[j] != 0 ? _edges.Follow(node, ids[j]) : default)
            {
                if (ending != 0)
                {
                    AddHits(ids, i, j, ending, ref found, ref count);
                }
            }
        }

        ArrayPool<int>.Shared.Return(pooled);
        ArrayPool<(int, int)>.Shared.Return(begins);
        return new PhraseHits<T>(found, count);
    }

    /// <summary>Adds the phrases from word <paramref name="first"/> whose part before a gap ends at word <paramref name="last"/>.</summary>
    private void AddHits(ReadOnlySpan<int> ids, int first, int last, int ending, ref PhraseHit<T>[] found, ref int count)
    {
        var endings = CollectionsMarshal.AsSpan(_endings);
        for (; ending != 0; ending = endings[ending].Next)
        {
            int end = MatchRest(ids, last, endings[ending].Rest);
            if (end < 0)
            {
                continue;
            }

            if (count == found.Length)
            {
                found = Grow(found);
            }

            found[count++] = new PhraseHit<T>(endings[ending].Value, first, end);
        }
    }

    private static PhraseHit<T>[] Grow(PhraseHit<T>[] hits)
    {
        var larger = ArrayPool<PhraseHit<T>>.Shared.Rent(hits.Length * 2);
        hits.CopyTo(larger, 0);
        ArrayPool<PhraseHit<T>>.Shared.Return(hits, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        return larger;
    }

    /// <summary>Writes the number of each word, 0 for a word of no phrase, and gives those that a phrase begins with, each with its place.</summary>
    private ReadOnlySpan<(int Word, int Place)> FindWords(ReadOnlySpan<ulong> hashes, Span<int> ids, Span<(int Word, int Place)> begins)
    {
        int count = 0;
        for (int i = 0; i < hashes.Length; i++)
        {
            int place = PlaceOfWord(hashes[i]);
            ref readonly var word = ref _words[place];
            ids[i] = word.Id;
            begins[count] = (i, place);
            count += word.Node != 0 ? 1 : 0;
        }

        return begins[..count];
    }

    private static int MatchRest(ReadOnlySpan<int> ids, int last, int[][][] rest)
    {
        foreach (var alternatives in rest)
        {
            int found = -1;
            for (int start = last + 1; start <= last + 1 + MaxGap && start < ids.Length && found < 0; start++)
            {
                foreach (var words in alternatives)
                {
                    if (ids[start..].StartsWith(words))
                    {
                        found = start + words.Length - 1;
                        break;
                    }
                }
            }

            if (found < 0)
            {
                return -1;
            }

            last = found;
        }

        return last;
    }

    /// <summary>The sequences of words that a segment stands for. The lexicon's thousands of phrases pass here at every start.</summary>
    private int[][] Expand(string segment)
    {
        int[][] results = [[]];
        foreach (string part in segment.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = new List<int[]>(results.Length);
            var alternatives = part.Split('/');
            foreach (int[] result in results)
            {
                foreach (string alternative in alternatives)
                {
                    longer.Add(alternative.Length == 0 ? result : [.. result, WordId(alternative)]);
                }
            }

            results = [.. longer];
        }

        return results;
    }

    private int WordId(string word)
    {
        ulong hash = WordTable.HashOf(word);
        int place = PlaceOfWord(hash);
        if (_words[place].Id != 0)
        {
            return _words[place].Id;
        }

        int id = _hashes.Count;
        _words[place] = new Word { Hash = hash, Id = id };
        _hashes.Add(hash);
        if (id * 2 > _words.Length)
        {
            GrowWords();
        }

        return id;
    }

    private void GrowWords()
    {
        var words = _words;
        _words = new Word[words.Length * 2];
        foreach (var word in words)
        {
            if (word.Id != 0)
            {
                _words[PlaceOfWord(word.Hash)] = word;
            }
        }
    }

    /// <summary>Where a word stands, or would stand.</summary>
    private int PlaceOfWord(ulong hash)
    {
        var words = _words;
        int mask = words.Length - 1;
        int place = (int)hash & mask;
        while (words[place].Hash != hash && words[place].Id != 0)
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    /// <summary>Adds a phrase's end behind those that its place has.</summary>
    private void AddEnding(ref int place, Ending ending)
    {
        while (place != 0)
        {
            place = ref CollectionsMarshal.AsSpan(_endings)[place].Next;
        }

        place = _endings.Count;
        _endings.Add(ending);
    }

    /// <summary>A word and what it begins, side by side: every word of every letter is looked up here. A number of 0 is a free place.</summary>
    private struct Word
    {
        public ulong Hash;

        /// <summary>One bit for each word that may come second, every sixty-fourth word sharing one.</summary>
        public ulong Seconds;

        public int Id;

        /// <summary>The node behind the word; 0 when no phrase begins with it.</summary>
        public int Node;

        /// <summary>The first of the phrases that are this word alone; 0 for none.</summary>
        public int Ending;
    }

    /// <summary>The end of a phrase: what the phrase stands for, its parts behind gaps, and the place of the node's next one.</summary>
    private struct Ending(T value, int[][][] rest)
    {
        public readonly T Value = value;
        public readonly int[][][] Rest = rest;
        public int Next;
    }
}
