using System.Text.Json;

namespace DenialOps.Llm.Providers;

/// <summary>
/// An event stream that hands an event on only when it is whole, well-formed and no error, ends as soon as the answer is complete, and
/// fails when it ends before. It holds one event.
/// </summary>
/// <remarks>
/// Lines end with LF or CRLF (<c>https://html.spec.whatwg.org/multipage/server-sent-events.html</c>; no provider sends the lone CR that is
/// allowed there).
/// </remarks>
internal sealed partial class WatchedEvents(
    Stream inner,
    CallWatch watch,
    IWireReader reader,
    Func<ProviderError, LlmException> fail,
    int maxEventBytes,
    TimeProvider time) : Stream
{
    /// <summary>How long usage is waited for after the finish reason, of a server that neither sends it nor ends.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private byte[] buffer = new byte[8 * 1024];
    private int begin;    // of what has not been handed on
    private int ready;    // what is before this may be handed on
    private int line;     // where the line begins that is being looked at
    private int scanned;
    private int filled;
    private ReadOnlyMemory<byte> instead; // of an event that the vendor's client could not read
    private bool hasBegun;
    private bool ended;
    private bool sawEvent;
    private bool sawPage;

    public override async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken = default)
    {
        while (begin == ready && instead.IsEmpty)
        {
            if (watch.Failure is { } failure)
            {
                throw failure;
            }

            if (ended)
            {
                return 0;
            }

            if (!TakeEvent())
            {
                await FillAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        var from = instead.IsEmpty ? buffer.AsMemory(begin, ready - begin) : instead;
        from = from[..Math.Min(target.Length, from.Length)];
        from.CopyTo(target);
        if (instead.IsEmpty)
        {
            begin += from.Length;
        }
        else
        {
            instead = instead[from.Length..];
        }

        return from.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Looks for the empty line that ends an event.</summary>
    private bool TakeEvent()
    {
        if (!hasBegun && filled >= 3)
        {
            // The mark that some servers begin with, which is no part of the first line.
            hasBegun = true;
            begin = ready = line = scanned = buffer.AsSpan(0, 3).SequenceEqual(Wire.ByteOrderMark) ? 3 : begin;
        }

        while (buffer.AsSpan(scanned, filled - scanned).IndexOf((byte)'\n') is >= 0 and var at)
        {
            var end = scanned + at;
            var isEmpty = end == line || (end == line + 1 && buffer[line] == '\r');
            scanned = line = end + 1;
            if (isEmpty)
            {
                Accept();
                return true;
            }
        }

        scanned = filled;
        return false;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        var count = 0;
        try
        {
            count = watch.FinishReason is null
                ? await inner.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false)
                : await ReadRestAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (Wire.IsBroken(failure) && !cancellationToken.IsCancellationRequested)
        {
            throw watch.Fail(LlmErrorKind.StreamInterrupted, failure);
        }

        filled += count;
        if (count == 0)
        {
            End();
        }
    }

    private async ValueTask<int> ReadRestAsync(CancellationToken cancellationToken)
    {
        using var grace = new CancellationTokenSource(Grace, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, cancellationToken);
        try
        {
            return await inner.ReadAsync(buffer.AsMemory(filled), either.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A connection that is given up in the middle of a read says so in several ways, and what is lost with it is only usage.
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return 0;
        }
    }

    private void MakeRoom()
    {
        if (begin > 0)
        {
            buffer.AsSpan(begin, filled - begin).CopyTo(buffer);
            (ready, line, scanned, filled, begin) = (ready - begin, line - begin, scanned - begin, filled - begin, 0);
        }

        if (filled < buffer.Length)
        {
            return;
        }

        if (filled >= maxEventBytes)
        {
            throw watch.Fail(LlmErrorKind.InvalidOutput);
        }

        Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, Math.Max(maxEventBytes, buffer.Length + 1)));
    }

    // The connection is at its end. The last event may lack its empty line; of half an event nothing is handed on.
    private void End()
    {
        ended = true;
        var rest = buffer.AsMemory(begin, filled - begin);
        if (!rest.Span.Trim(" \r\n\t"u8).IsEmpty)
        {
            if (EventData.Of(rest) is { IsEmpty: false } data && (data.Span.SequenceEqual("[DONE]"u8) || IsJson(data)))
            {
                "\n\n"u8.CopyTo(Grown(2));
                filled += 2;
                scanned = line = filled;
                Accept();
            }
            else
            {
                Wonder(rest);
            }
        }

        if (watch.Failure is null && watch.FinishReason is null)
        {
            watch.Fail(sawPage && !sawEvent ? LlmErrorKind.Server : LlmErrorKind.StreamInterrupted);
        }
    }

    private Span<byte> Grown(int by)
    {
        if (filled + by > buffer.Length)
        {
            Array.Resize(ref buffer, filled + by);
        }

        return buffer.AsSpan(filled, by);
    }

    /// <summary>Checks the event up to <c>line</c> and lets it pass, drops it (comments), or fails.</summary>
    private void Accept()
    {
        var data = EventData.Of(buffer.AsMemory(begin, line - begin));
        if (data.IsEmpty)
        {
            Wonder(buffer.AsMemory(begin, line - begin));
            begin = ready = line;
            return;
        }

        sawEvent = true;
        if (data.Span.SequenceEqual("[DONE]"u8))
        {
            watch.IsComplete = true;
        }
        else if (!Read(data))
        {
            begin = ready = line;
            ended |= watch.IsComplete;
            return;
        }

        ready = line;
        begin = instead.IsEmpty ? begin : line;
        ended |= watch.IsComplete;
        if (ended && watch.FinishReason is null)
        {
            watch.Fail(LlmErrorKind.StreamInterrupted);
        }
    }

    /// <summary>What is no event may be a gateway's page, or an error that was not put into one.</summary>
    private void Wonder(ReadOnlyMemory<byte> block)
    {
        var text = block.Trim(" \r\n\t"u8);
        sawPage |= text.Span.StartsWith("<"u8);
        if (text.Span.StartsWith("{"u8) && ProviderError.TryParse(text) is { } error)
        {
            watch.Fail(fail(error));
        }
    }

    private bool Read(ReadOnlyMemory<byte> data)
    {
        try
        {
            using var json = JsonDocument.Parse(data);
            if (ProviderError.In(json.RootElement) is { } error)
            {
                watch.Fail(fail(error));
                return false;
            }

            reader.ReadEvent(json.RootElement, watch);
            instead = reader.Mend(json.RootElement) is { } mended ? (byte[])[.. "data: "u8, .. mended, .. "\n\n"u8] : default;
            return true;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The second of a text that was cut in the middle of a character. To skip it would leave a hole in the answer; after the finish reason it is only the usage that is lost.
            watch.IsComplete = watch.FinishReason is not null;
            if (!watch.IsComplete)
            {
                watch.Fail(LlmErrorKind.StreamInterrupted, broken);
            }

            return false;
        }
    }

    private static bool IsJson(ReadOnlyMemory<byte> data)
    {
        try
        {
            using var json = JsonDocument.Parse(data);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
