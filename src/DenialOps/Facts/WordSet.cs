namespace DenialOps.Facts;

/// <summary>
/// A few hundred words, the case of letters aside. Most words that are asked for are none of them, and are known to be none by their first
/// and last letter and their length.
/// </summary>
internal sealed class WordSet
{
    private const int ShapeBits = 1 << 12;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _words;

    /// <summary>One bit for each shape that a word has, several shapes sharing one.</summary>
    private readonly ulong[] _shapes = new ulong[ShapeBits / 64];

    public WordSet(ReadOnlySpan<string> words)
    {
        var set = new HashSet<string>(words.Length, StringComparer.OrdinalIgnoreCase);
        foreach (string word in words)
        {
            int shape = Shape(word);
            _shapes[shape >> 6] |= 1UL << shape;
            set.Add(word);
        }

        _words = set.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool Contains(ReadOnlySpan<char> word) => MayHold(word) && _words.Contains(word);

    /// <summary>Whether a word has the shape of one of the set; what is not ASCII may fold to anything.</summary>
    private bool MayHold(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty)
        {
            return false;
        }

        int shape = Shape(word);
        return (_shapes[shape >> 6] & (1UL << shape)) != 0 || !char.IsAscii(word[0]) || !char.IsAscii(word[^1]);
    }

    /// <summary>The low five bits of a letter are the same in both cases.</summary>
    private static int Shape(ReadOnlySpan<char> word) =>
        ((word[0] & 31) | ((word[^1] & 31) << 5) | ((word.Length & 3) << 10)) & (ShapeBits - 1);
}
