using System.Text.Json;
using System.Text.Json.Nodes;

namespace DenialOps.Llm.Providers;

/// <summary>
/// Sees each response before the vendor's client does, because that hides too much: errors inside a stream, streams that end half-way,
/// fractional waits, parts of the usage.
/// </summary>
internal sealed class WatchingHandler(HttpMessageHandler inner, ProviderOptions options, HeaderListeners listeners, TimeProvider time)
    : DelegatingHandler(inner)
{
    private const int MaxErrorBytes = 64 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (CallWatch.Current is not { } watch)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        if (watch.Streamed && !options.IncludeStreamUsage && options.Provider == LlmProvider.OpenAI)
        {
            await LeaveOutUsageAsync(request, cancellationToken).ConfigureAwait(false);
        }

        watch.Sent = true;
        var response = await ConnectAsync(request, watch, cancellationToken).ConfigureAwait(false);
        try
        {
            await InspectAsync(response, watch, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<HttpResponseMessage> ConnectAsync(HttpRequestMessage request, CallWatch watch, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // A value of the call that JSON cannot hold: nothing was sent.
            watch.Sent = false;
            throw;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // A connection that is not made in its time is cancelled by the handler itself.
            throw watch.Fail(LlmErrorKind.Connection, failure);
        }
    }

    private async Task InspectAsync(HttpResponseMessage response, CallWatch watch, CancellationToken cancellationToken)
    {
        string? Header(string name) => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
        var status = (int)response.StatusCode;
        await listeners.TellAsync(Header, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        if (status >= 300)
        {
            var (said, _, _) = await ReadAsync(body, MaxErrorBytes, cancellationToken).ConfigureAwait(false);
            throw watch.Respond(ProviderError.Parse(said), Header, status, time.GetUtcNow());
        }

        watch.Answered = true;
        watch.RequestId = Header("x-request-id") ?? Header("request-id");
        IWireReader reader = options.Provider switch
        {
            LlmProvider.Anthropic => new AnthropicWireReader(),
            LlmProvider.OpenAIResponses => new ResponsesWireReader(),
            _ => new OpenAIWireReader(),
        };
        var fail = (ProviderError error) => watch.Respond(error, Header, status, time.GetUtcNow());
        if (watch.Streamed)
        {
            var events = new WatchedEvents(body, watch, reader, fail, options.MaxResponseBytes, time);
            Replace(response, new StreamContent(events), "text/event-stream");
            return;
        }

        var (answer, whole, fits) = await ReadAsync(body, options.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
        if (!fits)
        {
            throw watch.Fail(LlmErrorKind.InvalidOutput);
        }

        answer = WatchedBody.Read(answer, whole, watch, reader, fail);
        Replace(response, new ReadOnlyMemoryContent(answer), "application/json");
    }

    // The vendors' clients go by the media type; what came was found to be an answer, whatever it says of itself.
    private static void Replace(HttpResponseMessage response, HttpContent content, string type)
    {
        content.Headers.ContentType = new(type);
        response.Content = content;
    }

    /// <returns>What came, whether the connection ended as it should, and whether it was within the limit.</returns>
    private static async Task<(ReadOnlyMemory<byte> Bytes, bool Whole, bool Fits)> ReadAsync(
        Stream body, int limit, CancellationToken cancellationToken)
    {
        await using var stream = body.ConfigureAwait(false);
        var bytes = new byte[Math.Min(16 * 1024, limit)];
        var count = 0;
        try
        {
            while (await body.ReadAsync(bytes.AsMemory(count), cancellationToken).ConfigureAwait(false) is > 0 and var more)
            {
                count += more;
                if (count == limit)
                {
                    return (bytes, false, false);
                }

                if (count == bytes.Length)
                {
                    Array.Resize(ref bytes, (int)Math.Min(2L * count, limit));
                }
            }

            return (bytes.AsMemory(0, count), true, true);
        }
        catch (Exception failure) when (Wire.IsBroken(failure) && !cancellationToken.IsCancellationRequested)
        {
            return (bytes.AsMemory(0, count), false, true);
        }
    }

    private static async Task LeaveOutUsageAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not { } content)
        {
            return;
        }

        var sent = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        if (JsonNode.Parse(sent) is JsonObject json && json.Remove("stream_options"))
        {
            sent = JsonSerializer.SerializeToUtf8Bytes(json, WireJson.Default.JsonObject);
        }

        request.Content = new ByteArrayContent(sent);
        request.Content.Headers.ContentType = content.Headers.ContentType;
    }
}
