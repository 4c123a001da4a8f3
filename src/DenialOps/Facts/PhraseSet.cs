namespace DenialOps.Facts;

/// <summary>A few phrases looked for together in one walk over a text, the case of letters aside.</summary>
internal sealed class PhraseSet
{
    private const int PairBits = 10;

    private readonly string[] _phrases;

    /// <summary>
    /// One bit for each pair of characters that a phrase can start with. The low five bits of a letter are the same in both cases, so most
    /// places of a text are passed over after one look.
    /// </summary>
    private readonly ulong[] _starts = new ulong[(1 << PairBits) / 64];

    /// <summary>A set of phrases of two characters at least.</summary>
    public PhraseSet(params string[] phrases)
    {
        _phrases = phrases;
        foreach (string phrase in phrases)
        {
            int pair = Pair(phrase[0], phrase[1]);
            _starts[pair >> 6] |= 1UL << pair;
        }
    }

    /// <summary>Whether the text holds one of the phrases.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (CanStart(text[i], text[i + 1]) && PhraseAt(text[i..]) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where each phrase stands first in the text, in the order in which the phrases were given.</summary>
    public List<(string Phrase, int At)> FirstOfEach(ReadOnlySpan<char> text)
    {
        var found = new List<(int Phrase, int At)>();
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (!CanStart(text[i], text[i + 1]))
            {
                continue;
            }

            for (int p = PhraseAt(text[i..]); p >= 0; p = PhraseAt(text[i..], p + 1))
            {
                if (!found.Exists(f => f.Phrase == p))
                {
                    found.Add((p, i));
                }
            }
        }

        return [.. found.OrderBy(f => f.Phrase).Select(f => (_phrases[f.Phrase], f.At))];
    }

    private static int Pair(char first, char second) => ((first & 31) << 5) | (second & 31);

    private bool CanStart(char first, char second)
    {
        int pair = Pair(first, second);
        return (_starts[pair >> 6] & (1UL << pair)) != 0;
    }

    private int PhraseAt(ReadOnlySpan<char> text, int from = 0)
    {
        for (int p = from; p < _phrases.Length; p++)
        {
            if (text.StartsWith(_phrases[p], StringComparison.OrdinalIgnoreCase))
            {
                return p;
            }
        }

        return -1;
    }
}
