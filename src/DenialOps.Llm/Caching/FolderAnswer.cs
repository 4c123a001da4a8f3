using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DenialOps.Llm.Caching;

/// <summary>An answer as a file: a mark, until when it may be given out, a hash of key, time and answer, and the answer.</summary>
internal static class FolderAnswer
{
    private const int UntilAt = 8;
    private const int HashAt = 16;
    private const int AnswerAt = HashAt + SHA256.HashSizeInBytes;

    // Another form of the file begins with another mark.
    private static ReadOnlySpan<byte> Mark => "DOanswr1"u8;

    /// <summary>The bytes of the file.</summary>
    internal static byte[] Write(ReadOnlySpan<byte> answer, string key, DateTimeOffset until)
    {
        var file = new byte[AnswerAt + answer.Length];
        Mark.CopyTo(file);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(UntilAt), until.UtcTicks);
        answer.CopyTo(file.AsSpan(AnswerAt));
        Hash(file, key, file.AsSpan(HashAt, SHA256.HashSizeInBytes));
        return file;
    }

    /// <summary>The answer; null when its time is over, it belongs to another key, or the file is not whole.</summary>
    internal static ReadOnlyMemory<byte>? Read(byte[] file, string key, DateTimeOffset now)
    {
        if (file.Length < AnswerAt || !file.AsSpan().StartsWith(Mark) || BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(UntilAt)) <= now.UtcTicks)
        {
            return null;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(file, key, hash);
        return hash.SequenceEqual(file.AsSpan(HashAt, hash.Length)) ? file.AsMemory(AnswerAt) : default(ReadOnlyMemory<byte>?);
    }

    private static void Hash(byte[] file, string key, Span<byte> hash)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes(key));
        sha.AppendData(file.AsSpan(UntilAt, HashAt - UntilAt));
        sha.AppendData(file.AsSpan(AnswerAt));
        sha.GetHashAndReset(hash);
    }
}
