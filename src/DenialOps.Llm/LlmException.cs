using DenialOps.Llm.Errors;
using DenialOps.Llm.Retry;
using DenialOps.Llm.Usage;

namespace DenialOps.Llm;

/// <summary>A call to a model failed: what kind of failure it is, where it happened, and what to do next.</summary>
/// <remarks>
/// <para>
/// An instance holds no key, no prompt and no text of the provider's: the message is written here from the kind and from
/// <see cref="Provider"/>, <see cref="Model"/>, <see cref="Code"/> and <see cref="RequestId"/>, each of which is kept only if it looks like
/// an identifier, and a cause is kept as its type and place, without its message. So <see cref="Exception.ToString"/> can be logged.
/// </para>
/// <para>The caller's own cancellation is an <see cref="OperationCanceledException"/>, never this.</para>
/// <para>Thread safety: reading is safe from any thread.</para>
/// </remarks>
/// <example>
/// <code>
/// catch (LlmException e) when (e.Kind == LlmErrorKind.QuotaExhausted)
/// {
///     alerts.Send(e.Message); // names provider, model, status and request, and says what to do
/// }
/// </code>
/// </example>
public sealed class LlmException : Exception
{
    private int attempts = 1;
    private TokenUsage? usage;
    private string? partialText;

    /// <summary>A failure of a kind.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="cause">
    /// What it came from, if anything. Its message may quote a key or a prompt, so <see cref="Exception.InnerException"/> holds a copy
    /// with its types, error codes and stack only.
    /// </param>
    public LlmException(LlmErrorKind kind, Exception? cause = null)
        : base(message: null, cause is null ? null : SilentCause.Of(cause))
    {
        Kind = kind;
        for (var inner = cause; inner is not null && partialText is null; inner = inner.InnerException)
        {
            // It moves up to the failure that the caller sees: a cause may be shown to others.
            partialText = (inner as LlmException)?.TakePartialText();
        }
    }

    /// <summary>What went wrong.</summary>
    public LlmErrorKind Kind { get; }

    /// <summary>Who was asked: <c>openai</c>, <c>anthropic</c>, a host. Null when not known.</summary>
    public string? Provider { get; init => field = SafeToken.Of(value); }

    /// <summary>The model that was asked. Null when not known.</summary>
    public string? Model { get; init => field = SafeToken.Of(value); }

    /// <summary>The HTTP status code. Null when there was no response; 200 when the error came inside a stream.</summary>
    public int? Status { get; init; }

    /// <summary>
    /// The provider's own word for the error, as <c>insufficient_quota</c> or <c>overloaded_error</c>. Null when it gave none.
    /// </summary>
    public string? Code { get; init => field = SafeToken.Of(value); }

    /// <summary>The provider's id of the request, to be quoted to its support. Null when it gave none.</summary>
    public string? RequestId { get; init => field = SafeToken.Of(value); }

    /// <summary>How long the provider asks to wait at least. Null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the provider's <c>x-should-retry</c> header says. Null when there is none.</summary>
    public bool? ShouldRetry { get; init; }

    /// <summary>
    /// What the call used, where the answer came whole and was no success (cut, refused, empty), or the provider says it of one that failed:
    /// it is billed all the same. Null otherwise.
    /// </summary>
    public TokenUsage? Usage { get => usage; init => usage = value; }

    /// <summary>
    /// What is wrong with an answer that was to be structured: path and rule of each, as <c>$.lines[0].units: maximum</c>. Paths hold only
    /// names of the schema, and nothing holds a value. Empty for other failures.
    /// </summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>How many times the call was sent, this last time included; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Attempts
    {
        get => attempts;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            attempts = value;
        }
    }

    /// <summary>Whether the same call may succeed if it is sent again.</summary>
    /// <remarks>
    /// By the kind; of a response with an error status, only 408, 409, 429, 500, 502, 503, 504 and 529. <see cref="ShouldRetry"/> overrides
    /// this, except that 400, 401, 403, 404, 413, 422 and a failure about billing are never transient.
    /// </remarks>
    public bool IsTransient => RetrySet.Allows(Kind, Status, ShouldRetry);

    /// <summary>What happened, where, and what to do next; one line, free of keys, prompts and provider text.</summary>
    public override string Message => ErrorText.Of(this);

    /// <summary>The failure that an HTTP response tells of.</summary>
    /// <param name="status">The HTTP status code; 200 for an error inside a stream.</param>
    /// <param name="header">
    /// Gives a response header by its name, or null. Asked for the request id, the wait and <c>x-should-retry</c>.
    /// </param>
    /// <param name="now">The time at which the response came, for a wait that is given as a date.</param>
    /// <param name="code">The provider's code or type of the error, if its body has one.</param>
    /// <param name="cause">What the response was reported by, if anything; see the constructor.</param>
    /// <example>
    /// <code>
    /// throw LlmException.FromResponse(
    ///     (int)response.StatusCode,
    ///     name => response.Headers.TryGetValues(name, out var values) ? values.First() : null,
    ///     time.GetUtcNow(),
    ///     code: "insufficient_quota");
    /// </code>
    /// </example>
    public static LlmException FromResponse(
        int status, Func<string, string?> header, DateTimeOffset now, string? code = null, Exception? cause = null)
    {
        ArgumentNullException.ThrowIfNull(header);
        return FromResponse(ErrorCodes.KindOf(status, code), provider: null, model: null, status, header, now, code, cause);
    }

    /// <summary>The same for a kind that was read from more than status and code.</summary>
    internal static LlmException FromResponse(
        LlmErrorKind kind,
        string? provider,
        string? model,
        int status,
        Func<string, string?> header,
        DateTimeOffset now,
        string? code = null,
        Exception? cause = null,
        TokenUsage? usage = null) => new(kind, cause)
        {
            Usage = usage,
            Provider = provider,
            Model = model,
            Status = status,
            Code = code,
            RequestId = header("x-request-id") ?? header("request-id"),
            RetryAfter = RetryAfterHeader.Parse(header("retry-after-ms"), header("retry-after"), now),
            ShouldRetry = bool.TryParse(header("x-should-retry"), out var said) ? said : null,
        };

    /// <summary>The text that came before the answer broke off or was cut.</summary>
    /// <remarks>
    /// <b>It is model output and must not be logged</b>: it may repeat what the prompt says. It is a method so that loggers which print
    /// properties leave it out, and it is not in <see cref="Message"/>, <see cref="Exception.ToString"/> or <see cref="Exception.Data"/>.
    /// </remarks>
    /// <returns>
    /// The text of a stream, or of an answer that came whole and was no success; of failures inside each other the outermost has it. Null
    /// when none came, or it is not known: of a response that is not streamed and breaks off nothing can be read.
    /// </returns>
    /// <example>
    /// <code>
    /// catch (LlmException e) when (e.Kind == LlmErrorKind.Truncated)
    /// {
    ///     ShowUnfinished(e.GetPartialText());
    /// }
    /// </code>
    /// </example>
    public string? GetPartialText() => partialText;

    /// <summary>Keeps the text that came before. Made for who throws: not to be called when others hold the exception already.</summary>
    internal void KeepPartialText(string? text) => partialText ??= string.IsNullOrEmpty(text) ? null : text;

    /// <summary>The same failure for others than its caller.</summary>
    internal LlmException WithoutPartialText()
    {
        if (partialText is null)
        {
            return this;
        }

        var copy = (LlmException)MemberwiseClone();
        copy.partialText = null;
        return copy;
    }

    internal void TakeUsage(TokenUsage ofAll) => usage = ofAll;

    internal void CountAttempts(int count) => attempts = Math.Max(attempts, count);

    private string? TakePartialText()
    {
        var text = partialText;
        partialText = null;
        return text;
    }
}
