using System.Net;

namespace DenialOps.Llm.Tests.Providers;

/// <summary>A handler that answers every request with the same body, in pieces of the same length, and then ends, stays silent or breaks.</summary>
internal sealed class CannedResponses(
    byte[] body, int pieceLength = int.MaxValue, bool endless = false, int status = 200, Exception? broken = null) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(new Pieces(body, pieceLength, endless, broken)) });

    private sealed class Pieces(byte[] bytes, int length, bool endless, Exception? broken) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (endless && Position == Length)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            if (broken is not null && Position == Length)
            {
                throw broken;
            }

            return Read(buffer.Span[..Math.Min(buffer.Length, length)]);
        }
    }
}
