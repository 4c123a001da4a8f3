namespace ProviderSimulator.Scripts;

/// <summary>When to come back, in each of the forms in which servers say it.</summary>
public sealed record RetryAfter
{
    private readonly TimeSpan? _dateIn;

    private RetryAfter(string? seconds = null, string? milliseconds = null, TimeSpan? dateIn = null)
    {
        SecondsValue = seconds;
        MillisecondsValue = milliseconds;
        _dateIn = dateIn;
    }

    /// <summary>No hint at all.</summary>
    public static RetryAfter None { get; } = new();

    private string? SecondsValue { get; init; }

    private string? MillisecondsValue { get; init; }

    /// <summary><c>retry-after: 2</c>.</summary>
    /// <param name="seconds">Whole seconds; zero and less are sent as they are.</param>
    /// <returns>The hint.</returns>
    public static RetryAfter Seconds(int seconds) => new(seconds: $"{seconds}");

    /// <summary><c>retry-after: 1.5</c>.</summary>
    /// <param name="seconds">Seconds with a fraction.</param>
    /// <returns>The hint.</returns>
    public static RetryAfter FractionalSeconds(decimal seconds) => new(seconds: $"{seconds}");

    /// <summary><c>retry-after-ms: 1500</c>.</summary>
    /// <param name="milliseconds">Milliseconds.</param>
    /// <returns>The hint.</returns>
    public static RetryAfter Milliseconds(int milliseconds) => new(milliseconds: $"{milliseconds}");

    /// <summary><c>retry-after: Fri, 27 Nov 2026 06:00:00 GMT</c>, counted from the simulator's clock.</summary>
    /// <param name="fromNow">How far in the future; a negative time gives a date that has passed.</param>
    /// <returns>The hint.</returns>
    public static RetryAfter Date(TimeSpan fromNow) => new(dateIn: fromNow);

    /// <summary><c>retry-after</c> with any text, sense or nonsense.</summary>
    /// <param name="value">The header's value.</param>
    /// <returns>The hint.</returns>
    public static RetryAfter Text(string value) => new(seconds: value);

    /// <summary>Adds <c>retry-after-ms</c>, which goes before <c>retry-after</c> for a client that knows it.</summary>
    /// <param name="milliseconds">Milliseconds.</param>
    /// <returns>The hint with both headers.</returns>
    public RetryAfter AndMilliseconds(int milliseconds) => this with { MillisecondsValue = $"{milliseconds}" };

    internal IEnumerable<KeyValuePair<string, string>> Headers(DateTimeOffset now)
    {
        if (MillisecondsValue is not null)
        {
            yield return new("retry-after-ms", MillisecondsValue);
        }

        if ((_dateIn is { } wait ? (now + wait).ToString("R") : SecondsValue) is { } value)
        {
            yield return new("retry-after", value);
        }
    }
}
