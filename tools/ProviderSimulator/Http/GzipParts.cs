using System.IO.Compression;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Http;

/// <summary>Compresses a body part by part, so that each can be read when it arrives.</summary>
internal static class GzipParts
{
    public static IReadOnlyList<ResponsePart> Of(IReadOnlyList<ResponsePart> parts)
    {
        using var buffer = new MemoryStream();
        var compressed = new List<ResponsePart>();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                gzip.Write(part.Bytes);
                gzip.Flush();
                compressed.Add(new(Taken(buffer), part.Role));
            }
        }

        compressed.Add(new(Taken(buffer), EventRole.Terminator));
        return compressed;
    }

    private static byte[] Taken(MemoryStream buffer)
    {
        var bytes = buffer.ToArray();
        buffer.SetLength(0);
        return bytes;
    }
}
