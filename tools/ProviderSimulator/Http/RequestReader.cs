using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace ProviderSimulator.Http;

/// <summary>Reads HTTP/1.1 requests from a connection: bodies with a length and chunked ones.</summary>
internal sealed class RequestReader(PipeReader input, Func<ReadOnlyMemory<byte>, Task> send, int maxBodyBytes)
{
    private const int MaxLineBytes = 64 * 1024;
    private const int MaxHeaders = 200;

    /// <summary>The next request, or null when the client has closed the connection in order.</summary>
    public async Task<HttpRequest?> ReadAsync(CancellationToken cancellationToken)
    {
        if (await ReadLineAsync(mayEnd: true, cancellationToken).ConfigureAwait(false) is not { } start)
        {
            return null;
        }

        var parts = start.Split(' ');
        if (parts is not [var method, var target, "HTTP/1.1" or "HTTP/1.0"])
        {
            throw new BadRequestException(400, "The request line is not HTTP/1.1. The simulator speaks neither HTTP/2 nor TLS.");
        }

        var headers = await ReadHeadersAsync(cancellationToken).ConfigureAwait(false);
        var request = new HttpRequest(method, target, headers, "", parts[2] == "HTTP/1.1");
        if (string.Equals(request.Header("expect"), "100-continue", StringComparison.OrdinalIgnoreCase))
        {
            await send("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray()).ConfigureAwait(false);
        }

        return request with
        {
            Body = Encoding.UTF8.GetString(await ReadBodyAsync(request, cancellationToken).ConfigureAwait(false)),
            KeepsAlive = request.KeepsAlive && !string.Equals(request.Header("connection"), "close", StringComparison.OrdinalIgnoreCase),
        };
    }

    private async Task<List<KeyValuePair<string, string>>> ReadHeadersAsync(CancellationToken cancellationToken)
    {
        var headers = new List<KeyValuePair<string, string>>();
        while (await ReadLineAsync(mayEnd: false, cancellationToken).ConfigureAwait(false) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || headers.Count == MaxHeaders)
            {
                throw new BadRequestException(400, "A header line has no name, or there are too many of them.");
            }

            headers.Add(new(line[..colon], line[(colon + 1)..].Trim()));
        }

        return headers;
    }

    private async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Header("transfer-encoding") is { } coding && coding.Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            return await ReadChunksAsync(cancellationToken).ConfigureAwait(false);
        }

        if (request.Header("content-length") is not { } text)
        {
            return [];
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? await ReadBytesAsync(length, cancellationToken).ConfigureAwait(false)
            : throw new BadRequestException(text.All(char.IsAsciiDigit) ? 413 : 400, "Content-Length is not a number this server takes.");
    }

    private async Task<byte[]> ReadChunksAsync(CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>();
        while (true)
        {
            var line = (await ReadLineAsync(mayEnd: false, cancellationToken).ConfigureAwait(false))!.Split(';')[0];
            if (!int.TryParse(line, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) || size < 0)
            {
                throw new BadRequestException(400, "A chunk has no size.");
            }

            if (body.WrittenCount + (long)size > maxBodyBytes)
            {
                throw new BadRequestException(413, "The body is too large.");
            }

            body.Write(await ReadBytesAsync(size, cancellationToken).ConfigureAwait(false));
            while (await ReadLineAsync(mayEnd: false, cancellationToken).ConfigureAwait(false) is { Length: > 0 } && size == 0)
            {
                // Trailers are read and dropped; after a chunk there is one empty line.
            }

            if (size == 0)
            {
                return body.WrittenSpan.ToArray();
            }
        }
    }

    private async Task<byte[]> ReadBytesAsync(int length, CancellationToken cancellationToken)
    {
        if (length > maxBodyBytes)
        {
            throw new BadRequestException(413, "The body is too large.");
        }

        if (length == 0)
        {
            return [];
        }

        var result = await input.ReadAtLeastAsync(length, cancellationToken).ConfigureAwait(false);
        if (result.Buffer.Length < length)
        {
            throw new BadRequestException(400, "The body ends early.");
        }

        var end = result.Buffer.GetPosition(length);
        var bytes = result.Buffer.Slice(0, end).ToArray();
        input.AdvanceTo(end);
        return bytes;
    }

    private async Task<string?> ReadLineAsync(bool mayEnd, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (TryReadLine(result.Buffer, out var line, out var consumed))
            {
                input.AdvanceTo(consumed);
                return line;
            }

            input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.Buffer.Length > MaxLineBytes)
            {
                throw new BadRequestException(431, "A line of the head is too long.");
            }

            if (result.IsCompleted)
            {
                return mayEnd && result.Buffer.IsEmpty ? null : throw new BadRequestException(400, "The head ends early.");
            }
        }
    }

    private static bool TryReadLine(ReadOnlySequence<byte> buffer, out string line, out SequencePosition consumed)
    {
        var reader = new SequenceReader<byte>(buffer);
        var found = reader.TryReadTo(out ReadOnlySequence<byte> bytes, "\r\n"u8);
        line = found ? Encoding.Latin1.GetString(bytes) : "";
        consumed = reader.Position;
        return found;
    }
}
