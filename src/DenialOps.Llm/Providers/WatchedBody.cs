using System.Text.Json;

namespace DenialOps.Llm.Providers;

/// <summary>An answer that is not streamed, checked before the vendor's client reads it.</summary>
internal static class WatchedBody
{
    /// <returns>What the vendor's client is given.</returns>
    /// <exception cref="LlmException">It is an error, broken, or not an answer at all.</exception>
    internal static ReadOnlyMemory<byte> Read(
        ReadOnlyMemory<byte> body, bool whole, CallWatch watch, IWireReader reader, Func<ProviderError, LlmException> fail)
    {
        body = body.Span.StartsWith(Wire.ByteOrderMark) ? body[3..] : body;
        try
        {
            using var json = JsonDocument.Parse(body);
            if (ProviderError.In(json.RootElement) is { } error)
            {
                throw fail(error);
            }

            // JSON says itself where it ends: a connection that then promised more took nothing away.
            reader.ReadBody(json.RootElement, watch);
            return watch.FinishReason is null ? throw watch.Fail(LlmErrorKind.StreamInterrupted)
                : reader.Mend(json.RootElement) ?? body;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw watch.Fail(Kind(body.Span, whole), broken);
        }
    }

    // A web page is a gateway's; JSON that is broken or empty is an answer that did not come through.
    private static LlmErrorKind Kind(ReadOnlySpan<byte> body, bool whole)
    {
        var text = body.TrimStart(" \r\n\t"u8);
        return whole && text.Length > 0 && text[0] != '{' ? LlmErrorKind.Server : LlmErrorKind.StreamInterrupted;
    }
}
