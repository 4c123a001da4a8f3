using System.Text.Json.Nodes;
using ProviderSimulator.Wire;

namespace ProviderSimulator.Recording;

/// <summary>
/// One request as the provider saw it, and what became of it. It is a picture of a moment: the log has a newer one when the answer has
/// gone on. Times are monotonic, by the simulator's clock, from its start.
/// </summary>
public sealed record RecordedRequest
{
    /// <summary>Its number, from 1 in the order of arrival.</summary>
    public required int Number { get; init; }

    /// <summary>The number of the connection it came on, from 1; equal numbers are one reused connection.</summary>
    public required int Connection { get; init; }

    /// <summary>The wire format.</summary>
    public required Api Api { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query; the value of a key in the query is replaced by its fingerprint.</summary>
    public required string Target { get; init; }

    /// <summary>The headers by name, in lower case; the value of one that holds a secret is replaced by its fingerprint.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The fingerprint of the key, equal for equal keys, or null where the request had none.</summary>
    public required string? KeyFingerprint { get; init; }

    /// <summary>The body as text; empty where <see cref="SimulatorOptions.RecordsBodies"/> is off.</summary>
    public required string Body { get; init; }

    /// <summary>When the whole request was there.</summary>
    public required TimeSpan ReceivedAt { get; init; }

    /// <summary>The model asked for, or an empty text.</summary>
    public string Model { get; init; } = "";

    /// <summary>Whether a stream was asked for.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>What answered it: the name of the script's step, or <c>limit</c>, <c>rejected</c>, <c>default</c>.</summary>
    public string Step { get; init; } = "";

    /// <summary>The HTTP status that was sent, or null where none was.</summary>
    public int? Status { get; init; }

    /// <summary>When the status line was sent.</summary>
    public TimeSpan? BeganAt { get; init; }

    /// <summary>When the answer was at its end, in whichever way.</summary>
    public TimeSpan? EndedAt { get; init; }

    /// <summary>How many pieces of content were sent; an answer that is not streamed is one piece.</summary>
    public int PiecesSent { get; init; }

    /// <summary>How many bytes of the body were sent, before HTTP cut them into chunks.</summary>
    public long BytesSent { get; init; }

    /// <summary>
    /// Whether the answer waits for the clock. Its timer is set by then, so a test that sees this can move its own clock. It stays true
    /// for a moment after the timer went off; where an answer waits more than once, <see cref="Waits"/> tells one wait from the next.
    /// </summary>
    public bool IsWaiting { get; init; }

    /// <summary>How many waits for the clock have begun.</summary>
    public int Waits { get; init; }

    /// <summary>How long the newest of its waits lasts; <see cref="Timeout.InfiniteTimeSpan"/> for one that no clock ends.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>How it went.</summary>
    public RequestOutcome Outcome { get; init; }

    /// <summary>The body as JSON.</summary>
    /// <returns>The JSON.</returns>
    /// <exception cref="System.Text.Json.JsonException">The body is no JSON.</exception>
    public JsonNode? Json() => JsonNode.Parse(Body);
}
