using DenialOps.Llm.Errors;

namespace DenialOps.Llm.Providers;

/// <summary>Who is asked, with which key, and how the connection is made.</summary>
/// <remarks>Checked when a <see cref="ProviderChatClient"/> is built from it; the client keeps a copy.</remarks>
/// <example>
/// <code>
/// var options = new ProviderOptions { Provider = LlmProvider.OpenAI, ApiKey = key, Model = "gpt-4o" };
/// </code>
/// </example>
public sealed class ProviderOptions
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>Whose wire format is spoken.</summary>
    /// <value><see cref="LlmProvider.OpenAI"/>.</value>
    public LlmProvider Provider { get; set; } = LlmProvider.OpenAI;

    /// <summary>The key. Never shown: not by <see cref="ToString"/>, not in an error.</summary>
    /// <value>Needed; visible ASCII characters without spaces. For a server that wants none, any word.</value>
    public string? ApiKey { get; set; }

    /// <summary>The model of calls that name none themselves.</summary>
    /// <value>Needed; not empty.</value>
    public string? Model { get; set; }

    /// <summary>The base address: for OpenAI's format with its version, as <c>http://localhost:11434/v1</c>.</summary>
    /// <value>Null for the provider's own; else absolute, http or https.</value>
    public Uri? Endpoint { get; set; }

    /// <summary>Whether a stream is asked to end with its usage (<c>stream_options.include_usage</c>; Anthropic's always do).</summary>
    /// <value>True. False for a server that refuses the field.</value>
    public bool IncludeStreamUsage { get; set; } = true;

    /// <summary>Whether an answer that was cut at its token limit, or paused, is an answer and not an error, for every call.</summary>
    /// <value>False. A single call says so by <see cref="LlmCall.AllowTruncated"/>.</value>
    public bool AllowTruncated { get; set; }

    /// <summary>The limit of output tokens for Anthropic, which needs one, of calls that set none themselves.</summary>
    /// <value>4,096; from 1 to 1,000,000.</value>
    public int DefaultMaxOutputTokens { get; set; } = 4096;

    /// <summary>The longest time in which a connection is made.</summary>
    /// <value>10 seconds; above 0, at most 1 day.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection is used again, so that changes of the provider's addresses are noticed.</summary>
    /// <value>5 minutes; above 0, at most 1 day.</value>
    public TimeSpan PooledConnectionLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The largest event of a stream, or answer that is not streamed, that is taken.</summary>
    /// <value>64 MiB, in bytes; from 1,024 to 1 GiB.</value>
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Provider, model and endpoint; never the key.</summary>
    public override string ToString() => $"{nameof(ProviderOptions)} {{ {nameof(Provider)} = {Provider}, "
        + $"{nameof(Model)} = {Model}, {nameof(Endpoint)} = {Shown(Endpoint)} }}";

    internal ProviderOptions Clone() => (ProviderOptions)MemberwiseClone();

    /// <exception cref="ArgumentException">An option is not allowed.</exception>
    internal void Check(string parameter) => new OptionProblems(nameof(ProviderOptions))
        .Check(nameof(Provider), Provider, Enum.IsDefined(Provider), string.Join(", ", Enum.GetNames<LlmProvider>()))
        .Check(
            nameof(ApiKey), string.IsNullOrEmpty(ApiKey) ? null : SafeToken.Hidden,
            ApiKey is { Length: > 0 } key && key.All(letter => letter is > ' ' and < '\u007f'),
            "the provider's key, visible ASCII characters without spaces or line ends")
        .Check(nameof(Model), Model, !string.IsNullOrWhiteSpace(Model), "the name of a model")
        .Check(
            nameof(Endpoint), Shown(Endpoint),
            Endpoint is null || (Endpoint.IsAbsoluteUri && Endpoint.Scheme is "http" or "https" && Endpoint.UserInfo.Length == 0),
            "an address with http:// or https://, without a user name")
        .Check(
            nameof(DefaultMaxOutputTokens), DefaultMaxOutputTokens, DefaultMaxOutputTokens is >= 1 and <= 1_000_000, "from 1 to 1000000")
        .Check(nameof(ConnectTimeout), ConnectTimeout, IsWait(ConnectTimeout), "above 0, at most 1 day")
        .Check(nameof(PooledConnectionLifetime), PooledConnectionLifetime, IsWait(PooledConnectionLifetime), "above 0, at most 1 day")
        .Check(
            nameof(MaxResponseBytes), MaxResponseBytes, MaxResponseBytes is >= 1024 and <= 1024 * 1024 * 1024, "from 1024 to 1073741824")
        .ThrowIfAny(parameter);

    private static bool IsWait(TimeSpan time) => time > TimeSpan.Zero && time <= LongestWait;

    // An address may carry a key in its query, and a password in front of its host.
    private static string? Shown(Uri? address) => address is null ? null
        : address.IsAbsoluteUri && address.UserInfo.Length > 0 ? SafeToken.Hidden
        : SecretRedactor.Redact(address.OriginalString);
}
