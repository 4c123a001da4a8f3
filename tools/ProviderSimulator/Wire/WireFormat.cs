using System.Text.Json.Nodes;
using ProviderSimulator.Limits;
using ProviderSimulator.Scripts;

namespace ProviderSimulator.Wire;

/// <summary>How one API of a vendor is read and written.</summary>
internal abstract class WireFormat
{
    public abstract Api Api { get; }

    public abstract Vendor Vendor { get; }

    /// <summary>Whether requests to a path speak this format; the end of the path decides, so that any base address will do.</summary>
    public abstract bool Serves(string path);

    /// <summary>What is wrong with a request, in the vendor's words, or null.</summary>
    public abstract string? Objection(JsonObject body, Func<string, string?> header);

    public abstract ModelRequest Read(JsonObject body, string path);

    /// <summary>The body of an answer that is not streamed.</summary>
    public abstract JsonObject Body(Exchange exchange);

    /// <summary>The events of a streamed answer, in the vendor's order.</summary>
    public abstract IReadOnlyList<StreamEvent> Events(Exchange exchange);

    public abstract JsonObject ErrorBody(ErrorShape error, string requestId);

    /// <summary>What a good status carries when the answer failed all the same, not streamed.</summary>
    public abstract JsonObject FailedBody(Exchange exchange, ErrorShape error);

    /// <summary>The events with which a stream says that it failed.</summary>
    public abstract IEnumerable<StreamEvent> FailedEvents(Exchange exchange, ErrorShape error, int eventsBefore);

    public abstract StreamEvent KeepAlive { get; }

    public abstract string RequestId(int number);

    public abstract IEnumerable<KeyValuePair<string, string>> Headers(string requestId);

    public abstract IEnumerable<KeyValuePair<string, string>> LimitHeaders(IReadOnlyList<LimitStatus> limits, DateTimeOffset now);

    /// <summary>The refusal of a request that met a limit.</summary>
    public abstract ApiError LimitError(Refused refused, string model);
}
