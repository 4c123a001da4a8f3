namespace DenialOps.Knowledge;

/// <summary>
/// The words of a text: runs of letters and digits, apostrophes inside included. Words are compared without case and without the
/// differences that scanners confuse (<c>i l 1 |</c>, <c>o 0</c>, <c>m rn</c>), so that <c>medica11y</c> is <c>medically</c>.
/// </summary>
internal sealed class WordTable
{
    /// <summary>What each ASCII character counts as in a word; 0 for what is in no word. Nearly every character of a letter is looked up here.</summary>
    private static readonly byte[] Folds = BuildFolds();

    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly ulong[] _hashes;
    private readonly StartIndex _index;

    /// <summary>Splits <paramref name="text"/>, leaving out the characters that <paramref name="skip"/> marks.</summary>
    public WordTable(string text, Func<int, int>? skip = null)
    {
        Text = text;
        int capacity = (text.Length / 6) + 8;
        (_starts, _ends, _hashes) = (new int[capacity], new int[capacity], new ulong[capacity]);
        int i = 0;
        while (i < text.Length)
        {
            if (!StartsWord(text[i]))
            {
                i++;
                continue;
            }

            int next = skip?.Invoke(i) ?? i;
            if (next > i)
            {
                i = next;
                continue;
            }

            if (Count == _starts.Length)
            {
                Array.Resize(ref _starts, Count * 2);
                Array.Resize(ref _ends, Count * 2);
                Array.Resize(ref _hashes, Count * 2);
            }

            _starts[Count] = i;
            _ends[Count] = i = ReadWord(text, i, out _hashes[Count]);
            Count++;
        }

        _index = new StartIndex(_starts, Count, text.Length);
    }

    /// <summary>The text that was split.</summary>
    public string Text { get; }

    /// <summary>Number of words.</summary>
    public int Count { get; }

    /// <summary>Offset of a word's first character; past the last word, the end of the text.</summary>
    public int Start(int word) => word < Count ? _starts[word] : Text.Length;

    /// <summary>Offset one past a word's last character; past the last word, the end of the text.</summary>
    public int End(int word) => word < Count ? _ends[word] : Text.Length;

    /// <summary>A word's characters; empty past the last word.</summary>
    public ReadOnlySpan<char> this[int word] => word < Count ? Text.AsSpan(_starts[word], _ends[word] - _starts[word]) : [];

    /// <summary>The hash that equal words share.</summary>
    public ulong Hash(int word) => _hashes[word];

    /// <summary>The hash of each word, in order.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, Count);

    /// <summary>Index of the first word that starts at or after <paramref name="offset"/>.</summary>
    public int IndexAt(int offset) => _index.CountBefore(offset);

    /// <summary>The hash of one word.</summary>
    public static ulong HashOf(ReadOnlySpan<char> word)
    {
        var hash = new WordHash();
        for (int i = 0; i < word.Length; i++)
        {
            char folded = Fold(word[i]);
            if (folded == 'r' && i + 1 < word.Length && word[i + 1] is 'n' or 'N')
            {
                folded = 'm';
                i++;
            }

            if (folded != 0)
            {
                hash.Add(folded);
            }
        }

        return hash.Value;
    }

    private static bool IsInside(string text, int i) =>
        text[i] is '\'' or '|' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]);

    private static bool StartsWord(char c) => c < Folds.Length ? Folds[c] != 0 : char.IsLetter(c);

    /// <summary>Goes over the word that starts at <paramref name="i"/>; gives the offset one past its end.</summary>
    private static int ReadWord(string text, int i, out ulong hash)
    {
        if (ShortWord.Read(text.AsSpan(i), out hash) is > 0 and var length)
        {
            return i + length;
        }

        var letters = new WordHash();
        for (; i < text.Length; i++)
        {
            char folded = Fold(text[i]);
            if (folded == 0)
            {
                if (!IsInside(text, i))
                {
                    break;
                }

                if (text[i] == '|')
                {
                    letters.Add('l');
                }

                continue;
            }

            if (folded == 'r' && i + 1 < text.Length && text[i + 1] is 'n' or 'N')
            {
                folded = 'm';
                i++;
            }

            letters.Add(folded);
        }

        hash = letters.Value;
        return i;
    }

    /// <summary>What a character counts as in a word; NUL when it is neither a letter nor a digit.</summary>
    private static char Fold(char c)
    {
        if (c < Folds.Length)
        {
            return (char)Folds[c];
        }

        return char.IsLetterOrDigit(c) ? Confusable(char.ToLowerInvariant(c)) : '\0';
    }

    private static char Confusable(char lower) => lower switch
    {
        'i' or '1' => 'l',
        '0' => 'o',
        _ => lower,
    };

    private static byte[] BuildFolds()
    {
        var folds = new byte[128];
        for (char c = '\0'; c < folds.Length; c++)
        {
            folds[c] = char.IsAsciiLetterOrDigit(c) ? (byte)Confusable(char.ToLowerInvariant(c)) : (byte)0;
        }

        return folds;
    }
}
