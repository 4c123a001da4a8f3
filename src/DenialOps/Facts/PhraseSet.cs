using System.Runtime.CompilerServices;

namespace DenialOps.Facts;

/// <summary>A few phrases looked for together in one walk over a text, the case of letters aside.</summary>
internal sealed class PhraseSet
{
    private const int StartBits = 1024;

    private readonly string[] _phrases;

    /// <summary>
    /// One bit for each three characters that a phrase can start with, folded to ten bits. The low five bits of a letter are the same in
    /// both cases, so most places of a text are passed over after one look.
    /// </summary>
    private readonly ulong[] _starts = new ulong[StartBits / 64];

    /// <summary>A set of phrases of three characters at least.</summary>
    public PhraseSet(params string[] phrases)
    {
        _phrases = phrases;
        foreach (string phrase in phrases)
        {
            int start = Start(phrase[0], phrase[1], phrase[2]);
            _starts[start >> 6] |= 1UL << start;
        }
    }

    /// <summary>Whether the text holds one of the phrases.</summary>
    public bool IsIn(ReadOnlySpan<char> text) => FirstIn(text) >= 0;

    /// <summary>Where the first phrase of the text starts; -1 when it holds none.</summary>
    public int FirstIn(ReadOnlySpan<char> text)
    {
        for (int i = 0; i + 2 < text.Length; i++)
        {
            if (CanStart(text, i) && PhraseAt(text[i..]) >= 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether the text starts with one of the phrases.</summary>
    public bool Starts(ReadOnlySpan<char> text) => PrefixOf(text) > 0;

    /// <summary>The length of the first phrase that the text starts with; 0 for none.</summary>
    public int PrefixOf(ReadOnlySpan<char> text) =>
        text.Length > 2 && CanStart(text, 0) && PhraseAt(text) is >= 0 and var phrase ? _phrases[phrase].Length : 0;

    /// <summary>Where each phrase stands first in the text, in the order in which the phrases were given.</summary>
    public List<(string Phrase, int At)> FirstOfEach(ReadOnlySpan<char> text)
    {
        var found = new List<(int Phrase, int At)>();
        for (int i = 0; i + 2 < text.Length; i++)
        {
            if (!CanStart(text, i))
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

        return found.Count == 0 ? [] : [.. found.OrderBy(f => f.Phrase).Select(f => (_phrases[f.Phrase], f.At))];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Start(char first, char second, char third) =>
        (((first & 31) << 5) | (second & 31)) ^ ((third & 31) * 37 % StartBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool CanStart(ReadOnlySpan<char> text, int i)
    {
        int start = Start(text[i], text[i + 1], text[i + 2]);
        return (_starts[start >> 6] & (1UL << start)) != 0;
    }

    private int PhraseAt(ReadOnlySpan<char> text, int from = 0)
    {
        for (int p = from; p < _phrases.Length; p++)
        {
            if (StartsWith(text, _phrases[p]))
            {
                return p;
            }
        }

        return -1;
    }

    /// <summary>Most phrases differ within their first letters: going letter by letter beats the general comparison.</summary>
    private static bool StartsWith(ReadOnlySpan<char> text, string phrase)
    {
        if (text.Length < phrase.Length)
        {
            return false;
        }

        for (int i = 0; i < phrase.Length; i++)
        {
            if (text[i] != phrase[i] && !(char.IsAsciiLetter(phrase[i]) && (text[i] ^ phrase[i]) == 0x20))
            {
                return false;
            }
        }

        return true;
    }
}
