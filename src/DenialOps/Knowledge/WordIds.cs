namespace DenialOps.Knowledge;

/// <summary>Numbers words, by their hashes, from 1. A plain open table: every word of every letter is looked up here.</summary>
internal sealed class WordIds
{
    private Slot[] _slots = new Slot[64];

    /// <summary>How many words there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a word; 0 when there is none.</summary>
    public int Find(ulong hash) => _slots[Place(hash)].Id;

    /// <summary>The number of a word, a new one when it has none.</summary>
    public int FindOrAdd(ulong hash)
    {
        int place = Place(hash);
        if (_slots[place].Id != 0)
        {
            return _slots[place].Id;
        }

        _slots[place] = new Slot(hash, ++Count);
        if (Count * 2 > _slots.Length)
        {
            Grow();
        }

        return Count;
    }

    /// <summary>Where a word stands, or would stand. At least half of the slots are free.</summary>
    private int Place(ulong hash)
    {
        var slots = _slots;
        int mask = slots.Length - 1;
        int place = (int)(hash ^ (hash >> 32)) & mask;
        while (slots[place].Id != 0 && slots[place].Hash != hash)
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[old.Length * 2];
        foreach (var slot in old)
        {
            if (slot.Id != 0)
            {
                _slots[Place(slot.Hash)] = slot;
            }
        }
    }

    private readonly record struct Slot(ulong Hash, int Id);
}
