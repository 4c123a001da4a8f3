using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using DenialOps.Knowledge;

namespace DenialOps.Mentions;

/// <summary>A word of up to sixteen letters and digits of Latin-1, those of ASCII without case, as a number: made and compared without going back to the text.</summary>
internal readonly record struct WordKey(ulong High, ulong Low)
{
    /// <summary>The most characters that a key holds.</summary>
    public const int Longest = 16;

    private const int BitsOfByte = 8;
    private const int BitsOfHalf = 64;
    private const char CaseBit = ' ';

    /// <summary>A number that differs for most words.</summary>
    public ulong Hash => ((Low * 0x9E3779B97F4A7C15) ^ High) * 0xC2B2AE3D27D4EB4F;

    /// <summary>The key of a word.</summary>
    public static WordKey Of(ReadOnlySpan<char> word)
    {
        var key = default(WordKey);
        foreach (var character in word)
        {
            key = key.Append(character);
        }

        return key;
    }

    /// <summary>The key of a run of less than sixteen characters.</summary>
    public static WordKey Of(in AsciiRun run)
    {
        var parts = run.Characters.AsUInt64();
        ulong high = BinaryPrimitives.ReverseEndianness(parts[0]), low = BinaryPrimitives.ReverseEndianness(parts[1]);
        int unused = BitsOfByte * (AsciiRun.Block - run.Length);
        return unused < BitsOfHalf
            ? new WordKey(high >> unused, (low >> unused) | (high << (BitsOfHalf - unused)))
            : new WordKey(0, high >> (unused - BitsOfHalf));
    }

    /// <summary>The key with one more character at its end.</summary>
    public WordKey Append(char character) => new((High << 8) | (Low >> 56), (Low << 8) | (byte)(character | CaseBit));
}
