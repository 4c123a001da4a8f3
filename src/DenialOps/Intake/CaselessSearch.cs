using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace DenialOps.Intake;

/// <summary>
/// Finds a phrase in a text in either case. Without culture data the framework's <see cref="StringComparison.OrdinalIgnoreCase"/> search
/// goes character by character; this one compares the first and the last letter of the phrase at many places at once.
/// </summary>
internal static class CaselessSearch
{
    private const char CaseBit = ' ';

    /// <summary>Whether <paramref name="phrase"/> stands in <paramref name="text"/>.</summary>
    public static bool Has(this ReadOnlySpan<char> text, string phrase) => Find(text, phrase) >= 0;

    /// <summary>Whether <paramref name="phrase"/> stands in <paramref name="text"/>.</summary>
    public static bool Has(this string text, string phrase) => Find(text.AsSpan(), phrase) >= 0;

    /// <summary>Offset in <paramref name="text"/> of <paramref name="phrase"/>, or -1.</summary>
    public static int Find(this string text, string phrase) => Find(text.AsSpan(), phrase);

    /// <summary>Offset in <paramref name="text"/> of <paramref name="phrase"/> at <paramref name="start"/> or later, or -1.</summary>
    public static int Find(this string text, string phrase, int start) => Find(text, phrase, start, text.Length - start);

    /// <summary>Offset in <paramref name="text"/> of <paramref name="phrase"/> within <paramref name="count"/> characters from <paramref
    /// name="start"/>, or -1.</summary>
    public static int Find(this string text, string phrase, int start, int count) =>
        Find(text.AsSpan(start, count), phrase) is var at && at < 0 ? -1 : start + at;

    /// <summary>Offset in <paramref name="text"/> of <paramref name="phrase"/>, or -1.</summary>
    public static int Find(this ReadOnlySpan<char> text, string phrase)
    {
        if (phrase.Length == 0 || !Ascii.IsValid(phrase))
        {
            return text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
        }

        int places = text.Length - phrase.Length + 1;
        int i = 0;
        for (; i + Vector128<ushort>.Count <= places; i += Vector128<ushort>.Count)
        {
            for (uint hits = Candidates(text, i, phrase); hits != 0; hits &= hits - 1)
            {
                int at = i + BitOperations.TrailingZeroCount(hits);
                if (StandsAt(text, at, phrase))
                {
                    return at;
                }
            }
        }

        for (; i < places; i++)
        {
            if (Fold(text[i]) == Fold(phrase[0]) && StandsAt(text, i, phrase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The places from <paramref name="i"/>, a bit each, where the phrase's first and last letter stand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Candidates(ReadOnlySpan<char> text, int i, string phrase)
    {
        ref ushort characters = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var first = Vector128.LoadUnsafe(ref characters, (nuint)i);
        var last = Vector128.LoadUnsafe(ref characters, (nuint)(i + phrase.Length - 1));
        return (Is(first, phrase[0]) & Is(last, phrase[^1])).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Is(Vector128<ushort> characters, char letter)
    {
        ushort folds = char.IsAsciiLetter(letter) ? CaseBit : (ushort)0;
        return Vector128.Equals(characters | Vector128.Create(folds), Vector128.Create((ushort)(letter | folds)));
    }

    private static bool StandsAt(ReadOnlySpan<char> text, int at, string phrase) =>
        text.Slice(at, phrase.Length).Equals(phrase, StringComparison.OrdinalIgnoreCase);

    private static char Fold(char c) => char.IsAsciiLetterUpper(c) ? (char)(c | CaseBit) : c;
}
