namespace ProviderSimulator.Scripts;

/// <content>Faults of the body and of its description: malformed, mislabelled, mismeasured.</content>
public static partial class Fault
{
    /// <summary>The JSON of one event is broken (not streamed: that of the body); everything else is as it should be.</summary>
    /// <param name="answer">The answer; null is a default one.</param>
    /// <param name="eventNumber">Which content event, from 0.</param>
    /// <returns>The step.</returns>
    public static Step MalformedEvent(Answer? answer = null, int eventNumber = 1) =>
        Answering(answer, "malformed-event", new() { MalformedEvent = eventNumber });

    /// <summary>The answer is whole but for the last line of its stream: <c>data: [DONE]</c>, <c>message_stop</c>.</summary>
    /// <param name="answer">The answer; null is a default one.</param>
    /// <returns>The step.</returns>
    public static Step MissingDone(Answer? answer = null) => Answering(answer, "missing-done", new() { WithoutTerminator = true });

    /// <summary>Status 200 and then an error: in the stream after some content, or as the whole body.</summary>
    /// <param name="kind">The error. Default: the provider is overloaded.</param>
    /// <param name="answer">The answer that breaks off; null is a default one.</param>
    /// <param name="afterEvents">How many content events come before the error; 0 is an error at once.</param>
    /// <returns>The step.</returns>
    public static Step InBandError(ErrorKind kind = ErrorKind.Overloaded, Answer? answer = null, int afterEvents = 2) =>
        Answering(answer, "in-band-error", new() { InBandError = kind, EventsBeforeEnding = afterEvents });

    /// <summary>A whole answer under a wrong media type.</summary>
    /// <param name="contentType">The media type. Default: <c>text/html</c>.</param>
    /// <param name="answer">The answer; null is a default one.</param>
    /// <returns>The step.</returns>
    public static Step WrongContentType(string contentType = "text/html; charset=utf-8", Answer? answer = null) =>
        Answering(answer, "wrong-content-type", new() { ContentType = contentType });

    /// <summary>A gateway's web page instead of the provider's answer.</summary>
    /// <param name="status">The HTTP status; 200 is the page of a captive portal.</param>
    /// <returns>The step.</returns>
    public static Step Html(int status = 502) =>
        new(new RawBody(status, HtmlPage(status), "text/html; charset=utf-8")) { Name = $"html-{status}" };

    /// <summary>A whole answer, compressed with gzip whether it was asked for or not.</summary>
    /// <param name="answer">The answer; null is a default one.</param>
    /// <returns>The step.</returns>
    public static Step Gzip(Answer? answer = null) => Answering(answer, "gzip", new() { Gzip = true });

    /// <summary>
    /// A whole answer in very small pieces that know neither events nor letters. Each is a write of its own; how many of them a client
    /// reads at once is up to the network.
    /// </summary>
    /// <param name="bytes">How many bytes a piece has.</param>
    /// <param name="answer">The answer; null is one with letters that take more than a byte.</param>
    /// <returns>The step.</returns>
    public static Step Fragmented(int bytes = 7, Answer? answer = null) => Answering(
        answer ?? new() { Text = "Größe „XL“, 100 €, 漢字, 😀: letters of two, three and four bytes.", PieceLength = 5 },
        "fragmented",
        new() { FragmentLength = Positive(bytes) });

    /// <summary>A whole answer with a text of many characters, in one piece.</summary>
    /// <param name="characters">How many. Default: four million.</param>
    /// <returns>The step.</returns>
    public static Step HugeBody(int characters = 4_000_000) =>
        Answering(new() { Text = new('x', characters), PieceLength = characters }, "huge-body", Delivery.Whole);

    /// <summary>Status 200 and nothing.</summary>
    /// <returns>The step.</returns>
    public static Step EmptyBody() => new(new RawBody(200, "")) { Name = "empty-body" };

    /// <summary>A whole answer, then the connection is closed though <c>Content-Length</c> promises more.</summary>
    /// <param name="bytes">How many bytes more are promised.</param>
    /// <param name="answer">The answer; null is a default one.</param>
    /// <returns>The step.</returns>
    public static Step ContentLengthTooLong(int bytes = 64, Answer? answer = null) =>
        Answering(answer, "content-length-too-long", new() { ContentLengthError = Positive(bytes) });

    /// <summary><c>Content-Length</c> is too small: the client gets less than was sent, and the rest poisons the connection.</summary>
    /// <param name="bytes">How many bytes are left out of the count.</param>
    /// <param name="answer">The answer; null is a default one.</param>
    /// <returns>The step.</returns>
    public static Step ContentLengthTooShort(int bytes = 64, Answer? answer = null) =>
        Answering(answer, "content-length-too-short", new() { ContentLengthError = -Positive(bytes) });

    private static int Positive(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        return bytes;
    }

    private static string HtmlPage(int status) =>
        $"<html>\r\n<head><title>{status}</title></head>\r\n<body>\r\n<center><h1>{status}</h1></center>\r\n"
        + "<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n";
}
