using System.Text;
using System.Text.Json.Nodes;
using ProviderSimulator.Limits;
using ProviderSimulator.Scripts;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Http;

/// <summary>Writes a step in a vendor's format, with the faults that lie in the content.</summary>
internal sealed class ResponseRenderer(WireFormat format, TimeProvider time, int number, string? key)
{
    private const string JsonType = "application/json";
    private const string StreamType = "text/event-stream; charset=utf-8";

    private readonly DateTimeOffset _now = time.GetUtcNow();

    public PreparedResponse Prepare(Step step, ModelRequest? asked, IReadOnlyList<LimitStatus> limits)
    {
        var isStreamed = asked?.IsStreamed ?? false;
        var delivery = step.Delivery;
        var response = step.Content switch
        {
            ApiError error => Error(error, asked, delivery),
            RawBody raw => Raw(raw, isStreamed, delivery),
            Answer answer when isStreamed => Streamed(Exchange.Of(number, _now, asked!, answer), delivery),
            Answer answer => Whole(Exchange.Of(number, _now, asked!, answer), delivery),
            _ => throw new InvalidOperationException($"A step with a {step.Content.GetType().Name} cannot be rendered."),
        };
        return new(WithHeaders(response, delivery, limits), delivery, format.KeepAlive.Encode());
    }

    private Response Error(ApiError error, ModelRequest? asked, Delivery delivery)
    {
        var shape = ErrorShapes.Of(error, format.Vendor, asked?.Model ?? "", key);
        IEnumerable<KeyValuePair<string, string>> headers = [new("content-type", JsonType), .. error.RetryAfter.Headers(_now)];
        if (error.ShouldRetry is { } shouldRetry)
        {
            headers = headers.Append(new("x-should-retry", shouldRetry ? "true" : "false"));
        }

        return new(shape.Status, [.. headers], Parts(Bytes(format.ErrorBody(shape, format.RequestId(number))), delivery), IsStreamed: false);
    }

    private static Response Raw(RawBody raw, bool isStreamed, Delivery delivery)
    {
        var isStream = isStreamed && raw.ContentType is null;
        var type = raw.ContentType ?? (isStream ? StreamType : JsonType);
        return new(raw.Status, [new("content-type", type)], Parts(Encoding.UTF8.GetBytes(raw.Text), delivery), isStream);
    }

    private Response Streamed(Exchange exchange, Delivery delivery)
    {
        var events = format.Events(exchange);
        if (delivery.InBandError is { } kind)
        {
            var before = Ending.Of(events.Select(e => e.Role), delivery.EventsBeforeEnding);
            events = [.. events.Take(before), .. format.FailedEvents(exchange, Shape(kind, exchange), before)];
        }

        if (delivery.Ending == BodyEnding.Early)
        {
            events = [.. events.Take(Ending.Of(events.Select(e => e.Role), delivery.EventsBeforeEnding))];
        }

        if (delivery.WithoutTerminator)
        {
            events = [.. events.Where(e => e.Role != EventRole.Terminator)];
        }

        if (delivery.MalformedEvent is { } malformed)
        {
            events = Malformed(events, malformed);
        }

        return new(200, [new("content-type", delivery.ContentType ?? StreamType)], [.. events.Select(e => new ResponsePart(e.Encode(), e.Role))], IsStreamed: true);
    }

    private Response Whole(Exchange exchange, Delivery delivery)
    {
        var body = Bytes(delivery.InBandError is { } kind ? format.FailedBody(exchange, Shape(kind, exchange)) : format.Body(exchange));
        if (delivery.MalformedEvent is not null)
        {
            // The last brace is another: all of the text is there, and it is no JSON.
            body[^1] = (byte)']';
        }

        return new(200, [new("content-type", delivery.ContentType ?? JsonType)], Parts(body, delivery), IsStreamed: false);
    }

    // A body breaks off after its first half.
    private static ResponsePart[] Parts(byte[] body, Delivery delivery)
    {
        var half = body.Length / 2;
        return delivery.Ending switch
        {
            _ when body.Length == 0 => [],
            BodyEnding.Whole => [new(body, EventRole.Content)],
            BodyEnding.Early => [new(body[..half], EventRole.Content)],
            _ => [new(body[..half], EventRole.Content), new(body[half..], EventRole.Closing)],
        };
    }

    private ErrorShape Shape(ErrorKind kind, Exchange exchange) => ErrorShapes.Of(new(kind), format.Vendor, exchange.Model, key);

    private static List<StreamEvent> Malformed(IReadOnlyList<StreamEvent> events, int number)
    {
        var contents = events.Index().Where(e => e.Item.Role == EventRole.Content).Select(e => e.Index).ToList();
        var result = events.ToList();
        if (contents.Count > 0)
        {
            var index = contents[Math.Min(number, contents.Count - 1)];
            var data = result[index].Data!;
            result[index] = result[index] with { Data = data[..(data.Length / 2)] };
        }

        return result;
    }

    private Response WithHeaders(Response response, Delivery delivery, IReadOnlyList<LimitStatus> limits)
    {
        List<KeyValuePair<string, string>> headers =
        [
            new("date", _now.ToString("R")),
            .. response.Headers,
            .. format.Headers(format.RequestId(number)),
            .. format.LimitHeaders(limits, _now),
        ];
        if (delivery.Gzip)
        {
            headers.Add(new("content-encoding", "gzip"));
        }

        return response with { Headers = headers };
    }

    private static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString(WireJson.Options));
}
