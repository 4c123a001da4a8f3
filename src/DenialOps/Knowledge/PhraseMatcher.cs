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

    private const int FilterBits = 1 << 16;

    private readonly WordIds _vocabulary = new();

    /// <summary>Where each word leads to from the start: most words of a letter begin no phrase.</summary>
    private readonly List<Start> _starts = [default];

    /// <summary>For each node the place of the first phrase that ends there; 0 for the many nodes where none does.</summary>
    private readonly List<int> _firstEndings = [0];

    /// <summary>The phrases' ends, those of one node chained; the first stands for none.</summary>
    private readonly List<Ending> _endings = [default];

    /// <summary>One bit for each edge, several edges sharing one: most pairs of words are known to be no edge after one look.</summary>
    private readonly ulong[] _edgeFilter = new ulong[FilterBits / 64];

    /// <summary>The ways from node to node, each at the first free place from where it points; at least half of the places are free.</summary>
    private Edge[] _edges = new Edge[64];

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
            int node = 0;
            foreach (int word in words)
            {
                node = AddChild(node, word);
            }

            if (words.Length > 1)
            {
                CollectionsMarshal.AsSpan(_starts)[words[0]].Seconds |= 1UL << words[1];
            }

            AddEnding(node, new Ending(value, rest));
        }
    }

    /// <summary>Every phrase of <paramref name="words"/>, in order of its first word, longer phrases after shorter ones.</summary>
    public PhraseHits<T> Match(WordTable words)
    {
        ArgumentNullException.ThrowIfNull(words);
        int[] pooled = ArrayPool<int>.Shared.Rent(words.Count);
        var ids = Identify(words.Hashes, pooled);
        var starts = CollectionsMarshal.AsSpan(_starts);
        var endings = CollectionsMarshal.AsSpan(_firstEndings);
        var found = ArrayPool<PhraseHit<T>>.Shared.Rent(ids.Length);
        int count = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            ref readonly var start = ref starts[ids[i]];
            bool goesOn = i + 1 < ids.Length && (start.Seconds & (1UL << ids[i + 1])) != 0;
            int node = start.Node;
            for (int j = i; node != 0; node = goesOn && ++j < ids.Length && ids[j] != 0 ? Child(node, ids[j]) : 0)
            {
                if (endings[node] is not 0 and var ending)
                {
                    AddHits(ids, i, j, ending, ref found, ref count);
                }
            }
        }

        ArrayPool<int>.Shared.Return(pooled);
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

    /// <summary>The number of each word; 0 for a word of no phrase.</summary>
    private ReadOnlySpan<int> Identify(ReadOnlySpan<ulong> hashes, Span<int> ids)
    {
        for (int i = 0; i < hashes.Length; i++)
        {
            ids[i] = _vocabulary.Find(hashes[i]);
        }

        return ids[..hashes.Length];
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
        int id = _vocabulary.FindOrAdd(WordTable.HashOf(word));
        if (id == _starts.Count)
        {
            _starts.Add(default);
        }

        return id;
    }

    private int Child(int node, int word)
    {
        uint hash = EdgeHash(node, word);
        return (_edgeFilter[hash >> 22] & (1UL << (int)(hash >> 16))) != 0 ? _edges[Place(hash, node, word)].Child : 0;
    }

    private int AddChild(int node, int word)
    {
        uint hash = EdgeHash(node, word);
        int place = Place(hash, node, word);
        if (_edges[place].Child != 0)
        {
            return _edges[place].Child;
        }

        int child = _firstEndings.Count;
        _firstEndings.Add(0);
        _edges[place] = new Edge(node, word, child);
        _edgeFilter[hash >> 22] |= 1UL << (int)(hash >> 16);
        if (node == 0)
        {
            CollectionsMarshal.AsSpan(_starts)[word].Node = child;
        }

        if (_firstEndings.Count * 2 > _edges.Length)
        {
            Grow();
        }

        return child;
    }

    /// <summary>Where the way from a node by a word stands, or would stand.</summary>
    private int Place(uint hash, int node, int word)
    {
        var edges = _edges;
        int mask = edges.Length - 1;
        int place = (int)(hash ^ (hash >> 15)) & mask;
        while (edges[place].Child != 0 && (edges[place].Node != node || edges[place].Word != word))
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    private void Grow()
    {
        var edges = _edges;
        _edges = new Edge[edges.Length * 2];
        foreach (var edge in edges)
        {
            if (edge.Child != 0)
            {
                _edges[Place(EdgeHash(edge.Node, edge.Word), edge.Node, edge.Word)] = edge;
            }
        }
    }

    /// <summary>Adds a phrase's end behind those that its node has.</summary>
    private void AddEnding(int node, Ending ending)
    {
        ref int place = ref CollectionsMarshal.AsSpan(_firstEndings)[node];
        while (place != 0)
        {
            place = ref CollectionsMarshal.AsSpan(_endings)[place].Next;
        }

        place = _endings.Count;
        _endings.Add(ending);
    }

    private static uint EdgeHash(int node, int word) => ((uint)node * 0x9E3779B1u) ^ ((uint)word * 0x85EBCA77u);

    /// <summary>What a word begins.</summary>
    private struct Start
    {
        /// <summary>The node behind the word; 0 when no phrase begins with it.</summary>
        public int Node;

        /// <summary>One bit for each word that may come second, every sixty-fourth word sharing one.</summary>
        public ulong Seconds;
    }

    /// <summary>The way from a node by a word to the node behind it; a child of 0 is a free place.</summary>
    private readonly record struct Edge(int Node, int Word, int Child);

    /// <summary>The end of a phrase: what the phrase stands for, its parts behind gaps, and the place of the node's next one.</summary>
    private struct Ending(T value, int[][][] rest)
    {
        public readonly T Value = value;
        public readonly int[][][] Rest = rest;
        public int Next;
    }
}
