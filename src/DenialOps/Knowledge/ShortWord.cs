using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DenialOps.Knowledge;

/// <summary>Reads a word of up to fifteen ASCII letters and digits, all of them at once: nearly every word of a letter is one.</summary>
internal static class ShortWord
{
    /// <summary>How many characters are looked at: the longest word and the one behind it.</summary>
    public const int Block = 16;

    private const byte CaseBit = 0x20;

    /// <summary>
    /// The length of the word that <paramref name="text"/>, which has <see cref="Block"/> characters at least, starts with; 0 where it has
    /// to be read character by character: it is longer, may go on behind an apostrophe, is not plain ASCII, or has an <c>rn</c>.
    /// </summary>
    public static int Read(ReadOnlySpan<char> text, out ulong hash)
    {
        hash = 0;
        ref ushort from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text[..Block]));
        var bytes = Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref from, (nuint)Vector128<ushort>.Count));
        var folded = bytes | Vector128.Create(CaseBit);
        var letters = Vector128.LessThan(folded - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
        var digits = Vector128.LessThan(bytes - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        int length = BitOperations.TrailingZeroCount(~(letters | digits).ExtractMostSignificantBits());
        if (length is 0 or >= Block || text[length] is '\'' or '|' or >= '\u0080')
        {
            return 0;
        }

        uint rs = Vector128.Equals(folded, Vector128.Create((byte)'r')).ExtractMostSignificantBits();
        uint ns = Vector128.Equals(folded, Vector128.Create((byte)'n')).ExtractMostSignificantBits();
        if ((rs & (ns >> 1) & ((1u << length) - 1)) != 0)
        {
            return 0;
        }

        var parts = (WithoutConfusion(folded) & Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length))).AsUInt64();
        hash = WordHash.Of(parts[0], parts[1]);
        return length;
    }

    /// <summary>What scanners confuse is made the same: <c>i l 1</c> and <c>o 0</c>.</summary>
    private static Vector128<byte> WithoutConfusion(Vector128<byte> folded)
    {
        var ls = Vector128.Equals(folded, Vector128.Create((byte)'i')) | Vector128.Equals(folded, Vector128.Create((byte)'1'));
        var os = Vector128.Equals(folded, Vector128.Create((byte)'0'));
        return Vector128.ConditionalSelect(os, Vector128.Create((byte)'o'), Vector128.ConditionalSelect(ls, Vector128.Create((byte)'l'), folded));
    }
}
