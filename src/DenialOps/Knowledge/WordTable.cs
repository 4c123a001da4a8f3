namespace DenialOps.Knowledge;

/// <summary>
/// The words of a text: runs of letters and digits, apostrophes inside included. Words are compared without case and without the
/// differences that scanners confuse (<c>i l 1 |</c>, <c>o 0</c>, <c>m rn</c>), so that <c>medica11y</c> is <c>medically</c>.
/// </summary>
internal sealed class WordTable
{
    private readonly Word[] _words;

    /// <summary>Splits <paramref name="text"/>, leaving out the characters that <paramref name="skip"/> marks.</summary>
    public WordTable(string text, Func<int, int>? skip = null)
    {
        Text = text;
        var words = new List<Word>((text.Length / 6) + 8);
        int i = 0;
        while (i < text.Length)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]) && !char.IsLetter(text[i]))
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

            int start = i;
            ulong hash = Offset;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || IsInside(text, i)))
            {
                if (text[i] is 'r' or 'R' && i + 1 < text.Length && text[i + 1] is 'n' or 'N')
                {
                    hash = Mix(hash, 'm');
                    i++;
                }
                else if (char.IsLetterOrDigit(text[i]) || text[i] == '|')
                {
                    hash = Mix(hash, text[i]);
                }

                i++;
            }

            words.Add(new Word(start, i, hash));
        }

        _words = [.. words];
    }

    private const ulong Offset = 14695981039346656037;

    /// <summary>The text that was split.</summary>
    public string Text { get; }

    /// <summary>Number of words.</summary>
    public int Count => _words.Length;

    /// <summary>Offset of a word's first character; past the last word, the end of the text.</summary>
    public int Start(int word) => word < _words.Length ? _words[word].Start : Text.Length;

    /// <summary>Offset one past a word's last character; past the last word, the end of the text.</summary>
    public int End(int word) => word < _words.Length ? _words[word].End : Text.Length;

    /// <summary>A word's characters; empty past the last word.</summary>
    public ReadOnlySpan<char> this[int word] => word < _words.Length ? Text.AsSpan(_words[word].Start, _words[word].End - _words[word].Start) : [];

    /// <summary>The hash that equal words share.</summary>
    public ulong Hash(int word) => _words[word].Hash;

    /// <summary>Index of the first word that starts at or after <paramref name="offset"/>.</summary>
    public int IndexAt(int offset)
    {
        int low = 0, high = _words.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_words[middle].Start < offset)
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

    /// <summary>The hash of one word.</summary>
    public static ulong HashOf(ReadOnlySpan<char> word)
    {
        ulong hash = Offset;
        for (int i = 0; i < word.Length; i++)
        {
            if (word[i] is 'r' or 'R' && i + 1 < word.Length && word[i + 1] is 'n' or 'N')
            {
                hash = Mix(hash, 'm');
                i++;
            }
            else if (char.IsLetterOrDigit(word[i]))
            {
                hash = Mix(hash, word[i]);
            }
        }

        return hash;
    }

    private static bool IsInside(string text, int i) =>
        text[i] is '\'' or '|' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]);

    private static ulong Mix(ulong hash, char c)
    {
        c = char.ToLowerInvariant(c);
        c = c switch
        {
            'i' or '1' or '|' => 'l',
            '0' => 'o',
            _ => c,
        };
        return (hash ^ c) * 1099511628211;
    }

    private readonly record struct Word(int Start, int End, ulong Hash);
}
