namespace ProviderSimulator.Scripts;

/// <summary>
/// How an answer is put on the wire. The default is a well-behaved server. An "event" is a server-sent event that carries content;
/// an answer that is not streamed has one half of its body in the place of the events before the ending.
/// </summary>
public sealed record Delivery
{
    /// <summary>A well-behaved server.</summary>
    public static Delivery Whole { get; } = new();

    /// <summary>What happens to the connection instead of an answer. Default: nothing.</summary>
    public ConnectionFate Fate { get; init; }

    /// <summary>For how long new connections are refused with <see cref="ConnectionFate.Refuse"/>.</summary>
    public TimeSpan RefusesFor { get; init; }

    /// <summary>The wait before the status line; <see cref="Timeout.InfiniteTimeSpan"/> is silence. Default: none.</summary>
    public TimeSpan BeforeHeaders { get; init; }

    /// <summary>
    /// Streamed: the wait between the opening events (headers, role, <c>message_start</c>) and the first content. Not streamed: the
    /// wait between the headers and the body. Default: none.
    /// </summary>
    public TimeSpan BeforeContent { get; init; }

    /// <summary>Keep-alives sent while <see cref="BeforeContent"/> passes: Anthropic's <c>ping</c>, a comment line for OpenAI.</summary>
    public int KeepAlives { get; init; }

    /// <summary>The wait between streamed events after the first. Default: none.</summary>
    public TimeSpan BetweenEvents { get; init; }

    /// <summary>How the body ends. Default: whole.</summary>
    public BodyEnding Ending { get; init; }

    /// <summary>How many content events reach the client before an ending that is not whole. Default: 2.</summary>
    public int EventsBeforeEnding { get; init; } = 2;

    /// <summary>Leaves out the last line of a stream: <c>data: [DONE]</c>, <c>message_stop</c>. The Responses API has none.</summary>
    public bool WithoutTerminator { get; init; }

    /// <summary>Breaks the JSON of the content event with this number, from 0; null breaks none. Not streamed: breaks the body.</summary>
    public int? MalformedEvent { get; init; }

    /// <summary>Puts an error into the stream after <see cref="EventsBeforeEnding"/> events, with status 200; null puts none.</summary>
    public ErrorKind? InBandError { get; init; }

    /// <summary>Another media type than the true one; null tells the truth.</summary>
    public string? ContentType { get; init; }

    /// <summary>Compresses the body with gzip, whether the client asked for it or not.</summary>
    public bool Gzip { get; init; }

    /// <summary>Sends the body in pieces of so many bytes, wherever they fall; null sends each event at once.</summary>
    public int? FragmentLength { get; init; }

    /// <summary>By how many bytes <c>Content-Length</c> is wrong; null is honest.</summary>
    public int? ContentLengthError { get; init; }

    internal bool Waits =>
        BeforeHeaders != TimeSpan.Zero || BeforeContent != TimeSpan.Zero || BetweenEvents != TimeSpan.Zero || Ending == BodyEnding.Stall;
}
