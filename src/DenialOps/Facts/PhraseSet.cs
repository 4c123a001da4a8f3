using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DenialOps.Facts;

/// <summary>A few phrases looked for together in one walk over a text, the case of letters aside.</summary>
internal sealed class PhraseSet
{
    private const int StartBits = 1024;

    /// <summary>How many of a phrase's first characters are looked at sixteen places at once.</summary>
    private const int StartLength = 3;

    /// <summary>Of a phrase's start its first and its last so many characters are folded together.</summary>
    private const int Half = 4;
    private const int LongestStart = 2 * Half;

    /// <summary>The low five bits of a letter are the same in both cases.</summary>
    private const ulong LowBits = 0x001F_001F_001F_001F;
    private const int Buckets = 8;
    private static readonly int Block = Vector128<byte>.Count;

    private readonly string[] _phrases;

    /// <summary>How many characters are looked at before the phrase itself: as many as each phrase has, eight at most.</summary>
    private readonly int _startLength;

    /// <summary>For each phrase how it starts, folded: only those that start as the text does are compared with it.</summary>
    private readonly ushort[] _startOf;

    /// <summary>One bit for each start of a phrase, folded to ten bits: most places of a text are passed over after one look.</summary>
    private readonly ulong[] _starts = new ulong[StartBits / 64];

    /// <summary>
    /// For each of the first three characters and each value of its lower and of its upper four bits, which phrases it can belong to: one
    /// bit for every eighth phrase. Sixteen places of a text are looked up at once, and most of them are passed over.
    /// </summary>
    private readonly Vector128<byte>[] _nibbles = new Vector128<byte>[2 * StartLength];

    /// <summary>A set of phrases of three characters at least.</summary>
    public PhraseSet(params string[] phrases)
    {
        _phrases = phrases;
        _startLength = LongestStart;
        foreach (string phrase in phrases)
        {
            _startLength = Math.Min(_startLength, phrase.Length);
        }

        _startOf = new ushort[phrases.Length];
        for (int p = 0; p < phrases.Length; p++)
        {
            string phrase = phrases[p];
            int start = Start(phrase, 0);
            _starts[start >> 6] |= 1UL << start;
            _startOf[p] = (ushort)start;
            for (int c = 0; c < StartLength; c++)
            {
                AddNibble(ref _nibbles[2 * c], phrase[c] & 15, p);
                AddNibble(ref _nibbles[(2 * c) + 1], UpperNibble(phrase[c]), p);
            }
        }
    }

    /// <summary>Whether the text holds one of the phrases.</summary>
    public bool IsIn(ReadOnlySpan<char> text) => FirstIn(text) >= 0;

    /// <summary>Where the first phrase of the text starts; -1 when it holds none.</summary>
    public int FirstIn(ReadOnlySpan<char> text)
    {
        var starts = new Starting(this, text);
        while (starts.Next() is >= 0 and var i)
        {
            if (PhraseAt(text[i..]) >= 0)
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
        CanStart(text, 0) && PhraseAt(text) is >= 0 and var phrase ? _phrases[phrase].Length : 0;

    /// <summary>Where each phrase stands first in the text, in the order in which the phrases were given.</summary>
    public List<(string Phrase, int At)> FirstOfEach(ReadOnlySpan<char> text)
    {
        int[]? found = null;
        var starts = new Starting(this, text);
        while (starts.Next() is >= 0 and var i)
        {
            for (int p = PhraseAt(text[i..]); p >= 0; p = PhraseAt(text[i..], p + 1))
            {
                found ??= new int[_phrases.Length];
                found[p] = found[p] == 0 ? i + 1 : found[p];
            }
        }

        var first = new List<(string, int)>();
        for (int p = 0; p < found?.Length; p++)
        {
            if (found[p] > 0)
            {
                first.Add((_phrases[p], found[p] - 1));
            }
        }

        return first;
    }

    private static void AddNibble(ref Vector128<byte> nibbles, int nibble, int phrase) =>
        nibbles = nibbles.WithElement(nibble, (byte)(nibbles[nibble] | (1 << (phrase % Buckets))));

    /// <summary>The upper four bits of a character's lower byte, the same for both cases.</summary>
    private static int UpperNibble(char c) => ((byte)c | 0x20) >> 4;

    /// <summary>Which of the places from <paramref name="i"/>, a bit each, may start a phrase.</summary>
    private uint Places(ReadOnlySpan<char> text, int i)
    {
        var phrases = PhrasesWith(text, i, 0) & PhrasesWith(text, i, 1) & PhrasesWith(text, i, 2);
        return Vector128.Equals(phrases, Vector128<byte>.Zero).ExtractMostSignificantBits() ^ ((1u << Block) - 1);
    }

    /// <summary>For each place, which phrases can have its character as their first, second or third.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<byte> PhrasesWith(ReadOnlySpan<char> text, int place, int character)
    {
        ref ushort from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.Slice(place + character, Block)));
        var bytes = Vector128.Narrow(Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref from, (nuint)Vector128<ushort>.Count));
        var lower = Vector128.ShuffleNative(_nibbles[2 * character], bytes & Vector128.Create((byte)15));
        var upper = (bytes | Vector128.Create((byte)0x20)) >>> 4;
        return lower & Vector128.ShuffleNative(_nibbles[(2 * character) + 1], upper);
    }

    /// <summary>The folded start of what stands at <paramref name="i"/>: there are at least so many characters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Start(ReadOnlySpan<char> text, int i)
    {
        ulong folded = _startLength < Half
            ? ((text[i] & 31u) << 10) | ((text[i + 1] & 31u) << 5) | (text[i + 2] & 31u)
            : (FourAt(text, i) * 0x9E3779B97F4A7C15) ^ FourAt(text, i + _startLength - Half);
        return (int)((folded * 0xC2B2AE3D27D4EB4F) >> 54);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FourAt(ReadOnlySpan<char> text, int i) =>
        MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text.Slice(i, Half))) & LowBits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool CanStart(ReadOnlySpan<char> text, int i)
    {
        if (i + _startLength > text.Length)
        {
            return false;
        }

        int start = Start(text, i);
        return (_starts[start >> 6] & (1UL << start)) != 0;
    }

    /// <summary>The first phrase at <paramref name="from"/> or later that the text starts with; -1 for none. The text is as long as a start.</summary>
    private int PhraseAt(ReadOnlySpan<char> text, int from = 0)
    {
        ushort start = (ushort)Start(text, 0);
        for (int p = from; p < _phrases.Length; p++)
        {
            int next = _startOf.AsSpan(p).IndexOf(start);
            if (next < 0)
            {
                return -1;
            }

            p += next;
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

    /// <summary>The places of a text where a phrase of a set may start, one after the other.</summary>
    private ref struct Starting(PhraseSet set, ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;

        /// <summary>The places of the block before <see cref="_next"/> that are not yet given, a bit each.</summary>
        private uint _places;
        private int _next;

        /// <summary>The next place; -1 when there is none.</summary>
        public int Next()
        {
            while (true)
            {
                for (; _places != 0; _places &= _places - 1)
                {
                    int place = _next - Block + BitOperations.TrailingZeroCount(_places);
                    if (set.CanStart(_text, place))
                    {
                        _places &= _places - 1;
                        return place;
                    }
                }

                if (_next + Block + StartLength - 1 > _text.Length)
                {
                    return NextInRest();
                }

                _places = set.Places(_text, _next);
                _next += Block;
            }
        }

        /// <summary>What is behind the last block is too short to be looked up at once.</summary>
        private int NextInRest()
        {
            for (; _next + StartLength <= _text.Length; _next++)
            {
                if (set.CanStart(_text, _next))
                {
                    return _next++;
                }
            }

            return -1;
        }
    }
}
