using System.Numerics;

namespace DenialOps.Knowledge;

/// <summary>
/// Numbers words, by their hashes, from 1. A word's hash and number stand side by side in an open table: every word of every letter is
/// looked up here, and most find their answer in the first place they look at.
/// </summary>
/// <param name="expected">How many words there may be: room is made for as many at once.</param>
internal sealed class WordIds(int expected = 32)
{
    /// <summary>The words, each at the first free place from where its hash points; at least half of the places are free.</summary>
    private (ulong Hash, int Id)[] _table = new (ulong, int)[BitOperations.RoundUpToPowerOf2((uint)expected * 2)];

    /// <summary>How many words there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a word; 0 when there is none.</summary>
    public int Find(ulong hash) => _table[Place(hash)].Id;

    /// <summary>The number of a word, a new one when it has none.</summary>
    public int FindOrAdd(ulong hash)
    {
        int place = Place(hash);
        if (_table[place].Id != 0)
        {
            return _table[place].Id;
        }

        _table[place] = (hash, ++Count);
        if (Count * 2 > _table.Length)
        {
            Grow();
        }

        return Count;
    }

    /// <summary>Where a word stands, or would stand.</summary>
    private int Place(ulong hash)
    {
        var table = _table;
        int mask = table.Length - 1;
        int place = (int)hash & mask;
        while (table[place].Hash != hash && table[place].Id != 0)
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    private void Grow()
    {
        var words = _table;
        _table = new (ulong, int)[words.Length * 2];
        foreach (var word in words)
        {
            if (word.Id != 0)
            {
                _table[Place(word.Hash)] = word;
            }
        }
    }
}
