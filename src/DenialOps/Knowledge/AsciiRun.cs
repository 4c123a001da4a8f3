using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DenialOps.Knowledge;

/// <summary>The run of ASCII letters and digits that a text starts with, found at once and not character by character.</summary>
/// <param name="Characters">The text's first sixteen characters, in lower case; those behind the run are of no use.</param>
/// <param name="Length">How long the run is; <see cref="Block"/> when it may be longer.</param>
/// <param name="HasLetters">Whether the run has a letter.</param>
/// <param name="HasDigits">Whether the run has a digit.</param>
internal readonly record struct AsciiRun(Vector128<byte> Characters, int Length, bool HasLetters, bool HasDigits)
{
    /// <summary>How many characters are looked at.</summary>
    public const int Block = 16;

    private const byte CaseBit = 0x20;

    /// <summary>The characters of the run, the first in the lowest byte, zero behind its end.</summary>
    public Vector128<byte> Own => Characters & Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)Length));

    /// <summary>Reads the run at the start of a text of <see cref="Block"/> characters at least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AsciiRun Read(ReadOnlySpan<char> text)
    {
        ref ushort from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text[..Block]));
        var bytes = Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref from, (nuint)Vector128<ushort>.Count));
        var lower = bytes | Vector128.Create(CaseBit);
        uint letters = Vector128.LessThan(lower - Vector128.Create((byte)'a'), Vector128.Create((byte)26)).ExtractMostSignificantBits();
        uint digits = Vector128.LessThan(bytes - Vector128.Create((byte)'0'), Vector128.Create((byte)10)).ExtractMostSignificantBits();
        int length = BitOperations.TrailingZeroCount(~(letters | digits));
        uint own = (1u << length) - 1;
        return new AsciiRun(lower, length, (letters & own) != 0, (digits & own) != 0);
    }

    /// <summary>For each of the first sixteen characters, a bit each, whether it is a letter in either case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint PlacesOf(char letter) => Vector128.Equals(Characters, Vector128.Create((byte)letter)).ExtractMostSignificantBits();
}
