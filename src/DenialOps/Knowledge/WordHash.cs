namespace DenialOps.Knowledge;

/// <summary>
/// Makes a number of a word's characters. Eight at a time are put side by side and mixed once: mixing each would wait for the one before,
/// and every letter of every document passes here.
/// </summary>
internal struct WordHash()
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 0x9E3779B97F4A7C15;
    private const int BitsOfByte = 8;

    /// <summary>Marks the three bytes of a character outside ASCII: none of them is one of the others', none is zero.</summary>
    private const byte Wide = 0x80;

    private ulong _mixed = Offset;
    private ulong _bytes;
    private int _bits;

    /// <summary>The number; equal for equal words.</summary>
    public readonly ulong Value => Mix(_mixed, _bytes);

    /// <summary>The number of a word of up to sixteen ASCII characters, the first in the lowest byte of <paramref name="first"/>.</summary>
    public static ulong Of(ulong first, ulong second) => second == 0 ? Mix(Offset, first) : Mix(Mix(Offset, first), second);

    /// <summary>Adds a character, which is not NUL.</summary>
    public void Add(char character)
    {
        if (character < Wide)
        {
            AddByte((byte)character);
            return;
        }

        AddByte((byte)(Wide | (character >> 14)));
        AddByte((byte)(Wide | (character >> 7)));
        AddByte((byte)(Wide | character));
    }

    private void AddByte(byte value)
    {
        if (_bits == sizeof(ulong) * BitsOfByte)
        {
            _mixed = Mix(_mixed, _bytes);
            (_bytes, _bits) = (0, 0);
        }

        _bytes |= (ulong)value << _bits;
        _bits += BitsOfByte;
    }

    private static ulong Mix(ulong mixed, ulong bytes)
    {
        ulong product = (mixed ^ bytes) * Prime;
        return product ^ (product >> 32);
    }
}
