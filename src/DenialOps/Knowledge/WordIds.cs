using System.Runtime.InteropServices;

namespace DenialOps.Knowledge;

/// <summary>
/// Numbers words, by their hashes, from 1. A small open table of numbers beside the hashes: every word of every letter is looked up
/// here, and it has to stay in the processor's nearest memory.
/// </summary>
internal sealed class WordIds
{
    private readonly List<ulong> _hashes = [0];

    /// <summary>The words' numbers, each at the first free place from where its hash points; at least half of the places are free.</summary>
    private int[] _table = new int[64];

    /// <summary>How many words there are.</summary>
    public int Count => _hashes.Count - 1;

    /// <summary>The number of a word; 0 when there is none.</summary>
    public int Find(ulong hash) => _table[Place(hash)];

    /// <summary>The number of a word, a new one when it has none.</summary>
    public int FindOrAdd(ulong hash)
    {
        int place = Place(hash);
        if (_table[place] != 0)
        {
            return _table[place];
        }

        _hashes.Add(hash);
        _table[place] = Count;
        if (Count * 2 > _table.Length)
        {
            Grow();
        }

        return Count;
    }

    /// <summary>Where a word stands, or would stand.</summary>
    private int Place(ulong hash)
    {
        var hashes = CollectionsMarshal.AsSpan(_hashes);
        int mask = _table.Length - 1;
        int place = (int)(hash ^ (hash >> 32)) & mask;
        while (_table[place] != 0 && hashes[_table[place]] != hash)
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    private void Grow()
    {
        _table = new int[_table.Length * 2];
        for (int id = 1; id <= Count; id++)
        {
            _table[Place(_hashes[id])] = id;
        }
    }
}
