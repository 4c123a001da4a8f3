using System.Globalization;
using System.Text;
using ProviderSimulator.Recording;
using ProviderSimulator.Scripts;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Http;

/// <summary>Puts one response on the wire, as well or as badly as its <see cref="Delivery"/> says.</summary>
internal sealed class ResponseSender(HttpConnection connection, Delivery delivery, TimeProvider time, RequestEntry entry)
{
    /// <summary>Sends, and says whether the connection can be used again.</summary>
    /// <param name="response">The response.</param>
    /// <param name="keepsAlive">Whether the client wants to use the connection again.</param>
    /// <param name="keepAlive">What keeps a stream alive while it waits.</param>
    /// <param name="gone">Cancelled when the client hangs up or the simulator stops.</param>
    public async Task<bool> SendAsync(Response response, bool keepsAlive, byte[] keepAlive, CancellationToken gone)
    {
        await WaitAsync(delivery.BeforeHeaders, gone).ConfigureAwait(false);
        if (delivery.Gzip)
        {
            response = response with { Parts = GzipParts.Of(response.Parts) };
        }

        if (delivery.ContentLengthError is not null)
        {
            // In one piece, so that bytes beyond the count are there when the client has counted to the end, and not a moment later.
            response = response with { Parts = [new([.. response.Parts.SelectMany(p => p.Bytes)], EventRole.Content)] };
        }

        var isChunked = response.IsStreamed && delivery.ContentLengthError is null;
        entry.Began(response.Status);
        if (response.Parts.Count == 0 && !isChunked)
        {
            entry.Ended(RequestOutcome.Answered);
        }

        await connection.SendAsync(ResponseHead.Of(response, keepsAlive, delivery.ContentLengthError ?? 0, isChunked)).ConfigureAwait(false);
        await SendPartsAsync(response, keepAlive, isChunked, gone).ConfigureAwait(false);
        if (delivery.ContentLengthError > 0)
        {
            connection.Close();
        }

        return keepsAlive && !connection.IsEnded;
    }

    private async Task SendPartsAsync(Response response, byte[] keepAlive, bool isChunked, CancellationToken gone)
    {
        var end = delivery.Ending is BodyEnding.Whole or BodyEnding.Early ? response.Parts.Count : Ending.Of(response.Parts, delivery);
        var isFirstContent = true;
        for (var i = 0; i < end; i++)
        {
            var part = response.Parts[i];
            if (part.Role == EventRole.Content && isFirstContent)
            {
                isFirstContent = false;
                await WaitForContentAsync(response.IsStreamed ? keepAlive : [], isChunked, gone).ConfigureAwait(false);
            }
            else if (i > 0)
            {
                await WaitAsync(delivery.BetweenEvents, gone).ConfigureAwait(false);
            }

            // The log is ahead of the wire: who has read the whole answer finds it ended there.
            entry.Sent(part);
            if (i == response.Parts.Count - 1)
            {
                entry.Ended(delivery.ContentLengthError > 0 ? RequestOutcome.Cut : RequestOutcome.Answered);
            }

            await SendPartAsync(part.Bytes, isChunked, isLast: i == response.Parts.Count - 1).ConfigureAwait(false);
        }

        if (end < response.Parts.Count)
        {
            await EndAsync(gone).ConfigureAwait(false);
        }
        else if (response.Parts.Count == 0 && isChunked)
        {
            entry.Ended(RequestOutcome.Answered);
            await connection.SendAsync("0\r\n\r\n"u8.ToArray()).ConfigureAwait(false);
        }
    }

    private async Task SendPartAsync(byte[] bytes, bool isChunked, bool isLast)
    {
        var length = delivery.FragmentLength ?? bytes.Length;
        var start = 0;
        for (; bytes.Length - start > length; start += length)
        {
            await SendPieceAsync(bytes[start..(start + length)], isChunked, isLast: false).ConfigureAwait(false);
        }

        await SendPieceAsync(bytes[start..], isChunked, isLast).ConfigureAwait(false);
    }

    private async Task SendPieceAsync(byte[] bytes, bool isChunked, bool isLast)
    {
        if (!isChunked)
        {
            await connection.SendAsync(bytes).ConfigureAwait(false);
            return;
        }

        var size = Encoding.ASCII.GetBytes(bytes.Length.ToString("x", CultureInfo.InvariantCulture));
        byte[] chunk = bytes.Length == 0 ? [] : [.. size, .. "\r\n"u8, .. bytes, .. "\r\n"u8];
        await connection.SendAsync(isLast ? (byte[])[.. chunk, .. "0\r\n\r\n"u8] : chunk).ConfigureAwait(false);
    }

    private async Task EndAsync(CancellationToken gone)
    {
        switch (delivery.Ending)
        {
            case BodyEnding.Reset:
                entry.Ended(RequestOutcome.Reset);
                connection.Reset();
                break;
            case BodyEnding.Cut:
                entry.Ended(RequestOutcome.Cut);
                connection.Close();
                break;
            default:
                await WaitAsync(Timeout.InfiniteTimeSpan, gone).ConfigureAwait(false);
                break;
        }
    }

    private async Task WaitForContentAsync(byte[] keepAlive, bool isChunked, CancellationToken gone)
    {
        var keepAlives = keepAlive.Length == 0 ? 0 : delivery.KeepAlives;
        for (var i = 0; i < keepAlives; i++)
        {
            await WaitAsync(delivery.BeforeContent / (keepAlives + 1), gone).ConfigureAwait(false);
            await SendPartAsync(keepAlive, isChunked, isLast: false).ConfigureAwait(false);
        }

        await WaitAsync(delivery.BeforeContent / (keepAlives + 1), gone).ConfigureAwait(false);
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken gone)
    {
        if (wait != TimeSpan.Zero)
        {
            // First the timer, then the note: who sees the note can move a clock of his own and will set the timer off.
            var delay = Task.Delay(wait, time, gone);
            entry.BeganToWait(wait);
            await delay.ConfigureAwait(false);
            entry.WentOn();
        }
    }
}
