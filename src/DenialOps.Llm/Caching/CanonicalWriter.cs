using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;

namespace DenialOps.Llm.Caching;

/// <summary>
/// Writes values so that two sequences of them are the same bytes only if they are the same values: each carries its type, texts and lists
/// their length, so that no text can pass for two, or for the end of a list.
/// </summary>
internal sealed class CanonicalWriter : IDisposable
{
    // To make one takes the system's library as long as to hash a page.
    [ThreadStatic]
    private static IncrementalHash? sha;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int length;

    private enum Kind : byte
    {
        Nothing,
        Text,
        Integer,
        Number,
        Decimal,
        Truth,
        Bytes,
        List,
        Json,
        Halves,
    }

    /// <summary>Whether something was written that has no canonical form.</summary>
    internal bool Failed { get; private set; }

    /// <summary>All that was written.</summary>
    internal ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    internal void Fail() => Failed = true;

    /// <summary>The SHA-256 of all that was written, in hexadecimal.</summary>
    internal string Hash()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        sha ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Written);
        sha.GetHashAndReset(hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>A text as UTF-8, which is half as much to hash; one with half a character, which UTF-8 cannot tell from another, as it is.</summary>
    internal void Text(string? value)
    {
        if (value is null)
        {
            Begin(Kind.Nothing, 0);
            return;
        }

        var start = length;
        var space = Begin(Kind.Text, checked(sizeof(long) + (3 * value.Length)));
        if (Utf8.FromUtf16(value, space[sizeof(long)..], out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
        {
            BinaryPrimitives.WriteInt64LittleEndian(space, written);
            length = start + 1 + sizeof(long) + written;
            return;
        }

        length = start;
        Block(Kind.Halves, MemoryMarshal.AsBytes(value.AsSpan()));
    }

    internal void Bytes(ReadOnlySpan<byte> value) => Block(Kind.Bytes, value);

    internal void Json(JsonElement? value)
    {
        if (value is not { } element)
        {
            Begin(Kind.Nothing, 0);
            return;
        }

        // Written anew, so that white space between its parts does not count.
        var text = new ArrayBufferWriter<byte>();
        try
        {
            using var writer = new Utf8JsonWriter(text);
            element.WriteTo(writer);
        }
        catch (InvalidOperationException)
        {
            // It was never set, or holds half a character.
            Fail();
            return;
        }

        Block(Kind.Json, text.WrittenSpan);
    }

    internal void List(int? count) => Fixed(Kind.List, count);

    internal void Integer(long? value) => Fixed(Kind.Integer, value);

    internal void Truth(bool? value) => Fixed(Kind.Truth, value is null ? null : value.Value ? 1 : 0);

    // Adding 0 makes -0 of it 0, which is equal.
    internal void Number(double? value) => Fixed(Kind.Number, value is { } given ? BitConverter.DoubleToInt64Bits(given + 0.0) : null);

    internal void Decimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        Block(Kind.Decimal, MemoryMarshal.AsBytes(bits));
    }

    private void Fixed(Kind kind, long? value)
    {
        if (value is not { } given)
        {
            Begin(Kind.Nothing, 0);
            return;
        }

        BinaryPrimitives.WriteInt64LittleEndian(Begin(kind, sizeof(long)), given);
    }

    private void Block(Kind kind, ReadOnlySpan<byte> value)
    {
        var space = Begin(kind, sizeof(long) + value.Length);
        BinaryPrimitives.WriteInt64LittleEndian(space, value.Length);
        value.CopyTo(space[sizeof(long)..]);
    }

    private Span<byte> Begin(Kind kind, int size)
    {
        var needed = checked(length + 1 + size);
        if (needed > buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(needed, 2L * buffer.Length), Array.MaxLength));
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        buffer[length] = (byte)kind;
        var space = buffer.AsSpan(length + 1, size);
        length = needed;
        return space;
    }
}
