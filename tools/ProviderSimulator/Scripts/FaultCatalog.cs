using System.Diagnostics.CodeAnalysis;

namespace ProviderSimulator.Scripts;

/// <summary>Every fault by its name.</summary>
public static class FaultCatalog
{
    /// <summary>What a model's name begins with when it asks for a fault.</summary>
    public const string ModelPrefix = "fault-";

    private const string StatusPrefix = "status-";

    private static readonly TimeSpan s_late = TimeSpan.FromSeconds(3);

    /// <summary>The named faults, in the order of the documentation. <c>status-NNN</c> exists for every status besides.</summary>
    public static IReadOnlyList<NamedFault> All { get; } = [.. Refusals(), .. Connections(), .. Bodies(), .. Answers()];

    private static Dictionary<string, NamedFault> ByName { get; } = All.ToDictionary(f => f.Name);

    /// <summary>Finds a fault.</summary>
    /// <param name="name">Its name, or <c>status-NNN</c>.</param>
    /// <param name="fault">The fault.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string name, [NotNullWhen(true)] out NamedFault? fault)
    {
        if (ByName.TryGetValue(name, out fault))
        {
            return true;
        }

        if (name.StartsWith(StatusPrefix, StringComparison.Ordinal) && int.TryParse(name[StatusPrefix.Length..], out var status)
            && status is >= 400 and <= 599)
        {
            fault = One(name, $"Status {status} with the vendor's error body.", Fault.Status(status));
        }

        return fault is not null;
    }

    private static NamedFault[] Refusals() =>
    [
        One("rate-limited", "429, `retry-after: 1`.", Fault.RateLimited()),
        One("rate-limited-ms", "429, `retry-after-ms: 1500` and `retry-after: 2`.", Fault.RateLimited(RetryAfter.Seconds(2).AndMilliseconds(1500))),
        One("rate-limited-fraction", "429, `retry-after: 1.5`.", Fault.RateLimited(RetryAfter.FractionalSeconds(1.5m))),
        One("rate-limited-date", "429, `retry-after` with the HTTP date two seconds from now.", Fault.RateLimited(RetryAfter.Date(TimeSpan.FromSeconds(2)))),
        One("rate-limited-past", "429, `retry-after` with a date of a minute ago.", Fault.RateLimited(RetryAfter.Date(TimeSpan.FromMinutes(-1)))),
        One("rate-limited-zero", "429, `retry-after: 0`.", Fault.RateLimited(RetryAfter.Seconds(0))),
        One("rate-limited-hour", "429, `retry-after: 3600`.", Fault.RateLimited(RetryAfter.Seconds(3600))),
        One("rate-limited-nonsense", "429, `retry-after: soon`.", Fault.RateLimited(RetryAfter.Text("soon"))),
        One("rate-limited-silent", "429 without any hint.", Fault.RateLimited(RetryAfter.None)),
        One("slow-down", "429 with OpenAI's code `slow_down`, Anthropic's acceleration limit.", Fault.SlowDown()),
        One("slow-down-503", "503 with OpenAI's older code `slow_down`.", Fault.SlowDown(as503: true)),
        One("quota", "OpenAI: 429 `insufficient_quota`. Anthropic: 400, the credit balance is too low.", Fault.Error(ErrorKind.InsufficientQuota)),
        One("credit-balance", "OpenAI: 429 `credit_balance_exhausted`. Anthropic: 400, the credit balance is too low.", Fault.Error(ErrorKind.CreditBalance)),
        One("spend-limit", "OpenAI: 429 `project_spend_limit_exceeded`. Anthropic: 400, the specified usage limits are reached.", Fault.Error(ErrorKind.SpendLimit)),
        One("usage-limit", "OpenAI: 429 `organization_usage_limit_exceeded`. Anthropic: 429 `enforced_spend_limit_reached`, without `retry-after`.", Fault.Error(ErrorKind.UsageLimit)),
        One("payment-required", "402: Anthropic's `billing_error`, \"Insufficient Balance\" for OpenAI's format.", Fault.Error(ErrorKind.PaymentRequired)),
        One("should-not-retry", "503 with `x-should-retry: false`.", Fault.Error(ErrorKind.Unavailable, shouldRetry: false)),
        One("should-retry", "400 with `x-should-retry: true`.", Fault.Error(ErrorKind.InvalidRequest, shouldRetry: true)),
        One("overloaded", "529.", Fault.Error(ErrorKind.Overloaded)),
        One("context-length", "400: the prompt does not fit the context window.", Fault.ContextLength()),
        One("prompt-filtered", "400: a content filter stopped the request (OpenAI's code `content_filter`, as Azure sends it).", Fault.Error(ErrorKind.ContentFiltered)),
        One("status-401", "401: the key is wrong; the message of OpenAI's format quotes it.", Fault.Status(401)),
        One("status-403", "403: the key may not use this model.", Fault.Status(403)),
        One("status-404", "404: there is no such model.", Fault.Status(404)),
        One("status-408", "408: the request took too long to arrive.", Fault.Status(408)),
        One("status-409", "409: something else is changing the same resource.", Fault.Status(409)),
        One("status-413", "413: the body is too large.", Fault.Status(413)),
        new("flapping", "Two requests get 503, the next two a whole answer, over and over.", Fault.Flapping(2, 2)),
    ];

    private static NamedFault[] Connections() =>
    [
        One("connection-refused", "The connection is reset, new ones are refused for three seconds.", Fault.ConnectionRefused(s_late)),
        One("reset-before-headers", "A reset (TCP RST) instead of an answer.", Fault.ResetBeforeHeaders()),
        One("close-before-headers", "A close (TCP FIN) instead of an answer.", Fault.CloseBeforeHeaders()),
        One("reset-midbody", "A reset after two events; not streamed, after half of the body.", Fault.ResetMidBody()),
        One("cut", "A close after two events or half of the body; HTTP's own end is missing.", Fault.Cut()),
        One("end-early", "HTTP ends correctly after two events or half of the JSON: no finish reason, no last line.", Fault.EndEarly()),
        One("silence", "Nothing, ever; the connection stays open.", Fault.Silence()),
        One("stall", "Nothing more after two events or half of the body; the connection stays open.", Fault.Stall()),
        One("slow-headers", "A whole answer whose headers come after three seconds.", Fault.SlowHeaders(s_late)),
        One("slow-first-token", "Headers and opening events at once, the first content after three seconds, two keep-alives between.", Fault.SlowFirstToken(s_late, keepAlives: 2)),
        One("slow-stream", "A whole answer, half a second between events.", Fault.SlowStream(TimeSpan.FromSeconds(0.5))),
    ];

    private static NamedFault[] Bodies() =>
    [
        One("malformed-event", "The JSON of the second event is broken; not streamed, that of the body.", Fault.MalformedEvent()),
        One("missing-done", "A whole answer without `data: [DONE]` or `message_stop`.", Fault.MissingDone()),
        One("in-band-error", "200, two events, then an error in the stream; not streamed, 200 with an error as its body.", Fault.InBandError()),
        One("in-band-error-first", "200, then an error before any content.", Fault.InBandError(afterEvents: 0)),
        One("wrong-content-type", "A whole answer that says it is `text/html`.", Fault.WrongContentType()),
        One("html-200", "200 with a web page.", Fault.Html(200)),
        One("html-502", "502 with a web page.", Fault.Html(502)),
        One("gzip", "A whole answer, compressed with gzip.", Fault.Gzip()),
        One("fragmented", "A whole answer whose body comes seven bytes at a time, letters beyond ASCII torn apart.", Fault.Fragmented()),
        One("huge-body", "A whole answer with a text of four million characters in one piece.", Fault.HugeBody()),
        One("empty-body", "200 and nothing.", Fault.EmptyBody()),
        One("content-length-too-long", "A whole answer, but 64 bytes more are promised; then a close.", Fault.ContentLengthTooLong()),
        One("content-length-too-short", "64 bytes of the answer are beyond what `Content-Length` says.", Fault.ContentLengthTooShort()),
    ];

    private static NamedFault[] Answers() =>
    [
        One("usage-missing", "A whole answer without usage.", Fault.UsageMissing()),
        One("truncated-json", "Half a JSON object, finish reason `length`, `max_output_tokens`, `max_tokens`.", Fault.TruncatedJson()),
        One("refusal", "OpenAI: a `refusal` instead of content. Anthropic: stop reason `refusal` with its details.", Fault.Refusal()),
        One("content-filter", "Some text, then OpenAI's `content_filter`, Anthropic's `refusal`.", Fault.ContentFilter()),
        One("context-window-exceeded", "Some text, then Anthropic's `model_context_window_exceeded`, OpenAI's `length`.", Fault.ContextWindowExceeded()),
        One("pause-turn", "Some text, then Anthropic's `pause_turn`; OpenAI has no such thing and says `stop`.", Fault.PauseTurn()),
        One("empty-content", "A well-formed answer with no content.", Fault.EmptyContent()),
    ];

    private static NamedFault One(string name, string summary, Step step) =>
        new(name, summary, new([(step with { Name = name }).Forever()]));
}
