namespace DenialOps.Knowledge;

/// <summary>
/// Says how many parts of a text (words, lines, sentences) start before an offset: the count for each block of characters is kept,
/// and within a block the few starts are gone over. Readers ask this hundreds of times a letter.
/// </summary>
internal readonly struct StartIndex
{
    private const int BlockBits = 4;

    private readonly int[] _starts;
    private readonly int _count;
    private readonly int[] _beforeBlock;

    /// <summary>An index over the first <paramref name="count"/> of <paramref name="starts"/>, which rise.</summary>
    public StartIndex(int[] starts, int count, int textLength)
    {
        _starts = starts;
        _count = count;
        _beforeBlock = new int[(textLength >> BlockBits) + 1];
        int before = 0;
        for (int block = 0; block < _beforeBlock.Length; block++)
        {
            while (before < count && starts[before] < block << BlockBits)
            {
                before++;
            }

            _beforeBlock[block] = before;
        }
    }

    /// <summary>An index over parts in order of where they start.</summary>
    public static StartIndex Of<T>(List<T> parts, Func<T, int> start, int textLength)
    {
        var starts = new int[parts.Count];
        for (int i = 0; i < starts.Length; i++)
        {
            starts[i] = start(parts[i]);
        }

        return new StartIndex(starts, starts.Length, textLength);
    }

    /// <summary>How many parts start before <paramref name="offset"/>.</summary>
    public int CountBefore(int offset)
    {
        int block = offset >> BlockBits;
        if (block >= _beforeBlock.Length)
        {
            return _count;
        }

        int count = _beforeBlock[Math.Max(block, 0)];
        while (count < _count && _starts[count] < offset)
        {
            count++;
        }

        return count;
    }
}
